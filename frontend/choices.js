// Boxes to tick in groups: each group says how many are ticked, and a name that is typed leaves only what holds it.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\u0111/gi, "d").toLowerCase();
const groups = (inside) => [...inside.querySelectorAll(".of-kind")];

document.addEventListener("change", (event) => {
  const group = event.target.closest(".of-kind");
  if (!group) return;
  const boxes = [...group.querySelectorAll("input[type=checkbox]")];
  group.querySelector("[data-count]").textContent = `${boxes.filter((box) => box.checked).length}/${boxes.length}`;
});

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-filter]").forEach((filter) => {
  const field = filter.querySelector("input");
  filter.hidden = false;
  field.addEventListener("input", () => {
    const typed = plain(field.value.trim());
    for (const group of groups(filter.parentElement)) {
      const labels = [...group.querySelectorAll("label")];
      for (const label of labels) label.hidden = !plain(label.textContent).includes(typed);
      group.hidden = labels.every((label) => label.hidden);
      group.open = typed ? !group.hidden : group.querySelector("input:checked") !== null;
    }
  });
  // It is no part of the form.
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
}));
