// Everything works without this script; it saves presses.
import "../node_modules/htmx.org/dist/htmx.esm.js";
import "./form.js";
import "./upload.js";
import "./choices.js";
import "./values.js";
import "./totals.js";
import "./session.js";
import "./search.js";
import "./review.js";
import "./print.js";

document.documentElement.classList.add("js");

// A page that answers 422 opens at its list of errors.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".error-summary")?.focus();
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
