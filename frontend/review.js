// The review from the keyboard. Single letters work only outside fields, and can be switched off on this machine.
const STORE = "review-keys";
const entries = () => [...document.querySelectorAll("[data-review] [data-entry]")];
let last = "";

const on = () => {
  try { return localStorage.getItem(STORE) !== "off"; } catch { return true; }
};

function go(entry) {
  if (!entry) return;
  last = entry.id;
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "start" });
}

function current() {
  const inside = document.activeElement?.closest?.("[data-entry]");
  return inside ?? (last ? document.getElementById(last) : null);
}

function step(by) {
  const all = entries();
  const at = all.indexOf(current());
  go(at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function remark() {
  const entry = current() ?? entries().find((one) => one.querySelector("details form"));
  const details = entry?.querySelector("details");
  if (!details) return;
  last = entry.id;
  details.open = true;
  details.querySelector("textarea").focus();
  details.scrollIntoView({ block: "nearest" });
}

function reason() {
  const field = document.querySelector("[data-decide] textarea");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}

const help = () => document.getElementById("keys-help")?.showModal();
const accept = () => document.querySelector("[data-accept] .btn-success")?.click();
const KEYS = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), c: remark, r: reason, a: accept, "?": help };

document.addEventListener("keydown", (event) => {
  if (!document.getElementById("keys-help")) return;
  const field = event.target.closest("input, textarea, select, [contenteditable]");
  if (field?.matches("textarea") && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    field.form.requestSubmit();
  } else if (field && event.key === "Escape" && field.closest("[data-entry]")) {
    go(field.closest("[data-entry]"));
  } else if (!field && !event.ctrlKey && !event.metaKey && !event.altKey && on() && !document.querySelector("dialog[open]")) {
    const act = KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }
});

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-keys-help]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", help);
  });
  const choice = document.querySelector("[data-keys-switch]");
  if (!choice) return;
  choice.checked = on();
  choice.addEventListener("change", () => {
    try { localStorage.setItem(STORE, choice.checked ? "on" : "off"); } catch { /* kept until the page is left */ }
  });
});

// A remark is written without leaving the page: the entry comes back, and the reader stands at it again.
document.addEventListener("htmx:afterSettle", (event) => {
  const id = event.detail.target?.id;
  const entry = id && document.getElementById(id);
  if (!entry?.matches("[data-entry]")) return;
  const wrong = entry.querySelector(".has-error textarea");
  if (wrong) wrong.focus();
  else go(entry);
  // The reason keeps what was typed; untouched, it begins with the entries remarked on.
  const field = document.querySelector("[data-decide] textarea");
  const start = document.getElementById("review-overview")?.dataset.reason ?? "";
  if (field && field.value === field.defaultValue) field.value = field.defaultValue = start;
});
document.addEventListener("htmx:afterRequest", (event) => {
  delete event.detail.elt?.dataset?.sent;
});
