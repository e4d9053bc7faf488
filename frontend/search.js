// What is found as one types closes with Escape or when one goes elsewhere; the arrows walk through it.
const box = document.querySelector(".head-search");
const finds = document.getElementById("finds");

if (box && finds) {
  const close = () => finds.replaceChildren();
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && finds.childElementCount) {
      close();
      box.querySelector("input").focus();
      event.preventDefault();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [box.querySelector("input"), ...finds.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) next.focus();
    event.preventDefault();
  });
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget) && event.relatedTarget) close();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) close();
  });
}
