// Two minutes before the session ends the person is asked whether to go on; the warning is the server's own dialog.
const WARN = 120_000;
const dialog = document.getElementById("session");
if (dialog) watch(dialog);

function watch(dialog) {
  let ends = Date.now() + 1000 * Number(dialog.dataset.left);
  let dismissed = false;
  const time = dialog.querySelector("time");
  const [warning, over] = dialog.querySelectorAll("[data-when]");

  function look() {
    const left = ends - Date.now();
    if (left > WARN) return;
    time.textContent = new Date(ends).toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
    warning.hidden = left <= 0;
    over.hidden = left > 0;
    if (!dialog.open && !dismissed) dialog.showModal();
  }

  dialog.addEventListener("close", () => (dismissed = true));
  dialog.querySelector("[data-go-on]").addEventListener("click", async () => {
    const token = dialog.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "X-CSRFToken": token };
    try {
      const answer = await fetch(dialog.dataset.renew, { method: "POST", headers, redirect: "manual" });
      if (!answer.ok) throw new Error("the session is over");
      ends = Date.now() + 1000 * (await answer.json()).left;
      dialog.close();
      dismissed = false;
    } catch {
      ends = Math.min(ends, Date.now());
      look();
    }
  });
  setInterval(look, 5_000);
  look();
}
