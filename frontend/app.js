// Everything works without this script; it saves presses.
import "../node_modules/htmx.org/dist/htmx.esm.js";

document.documentElement.classList.add("js");

// A page that answers 422 opens at its list of errors.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".error-summary")?.focus();
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  const menu = document.querySelector(".portal-nav details");
  const phone = window.matchMedia("(max-width: 600px)");
  const fold = () => menu && (menu.open = !phone.matches);
  phone.addEventListener("change", fold);
  fold();
});

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  const question = button?.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  // The second press of a hasty double click is not sent; the server would answer it alike.
  if (event.target.dataset.sent) event.preventDefault();
  else event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// Names and sizes of chosen files, and the limit before the upload rather than after.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
  const list = document.getElementById(`${input.id}-chosen`);
  if (!list) return;
  const limit = Number(input.dataset.limit || 0);
  const size = (bytes) => `${(bytes / 1048576).toLocaleString("vi", { maximumFractionDigits: 1 })} MB`;
  list.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${size(file.size)})`;
      if (limit && file.size > limit) {
        item.className = "wrong";
        item.textContent += ` – ${list.dataset.tooLarge}`;
      }
      return item;
    }),
  );
});
