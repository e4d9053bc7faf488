// Paper: the foot of each page says who printed it, when and from where; what is folded is unfolded while it prints.
const root = document.documentElement;
const inFoot = (name, text) => root.style.setProperty(name, JSON.stringify(text.replace(/\s+/g, " ").trim()));
let unfolded = [];

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
});

window.addEventListener("beforeprint", () => {
  const note = document.querySelector(".print-note");
  const time = note?.querySelector("time");
  if (time) {
    const now = new Date();
    time.textContent = `${now.toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" })} ${now.toLocaleDateString("en-GB")}`;
  }
  if (note) inFoot("--printed", note.textContent);
  inFoot("--marked", document.querySelector(".demo-mark")?.textContent ?? "");
  unfolded = [...document.querySelectorAll("main details:not([open], .hint-box, .no-print)")];
  unfolded.forEach((details) => (details.open = true));
});
window.addEventListener("afterprint", () => {
  unfolded.forEach((details) => (details.open = false));
  unfolded = [];
});
