// The sums of a statistic follow what is typed; the server adds up anew what it keeps.
import { read, written } from "./values.js";

function sum(inputs) {
  const known = inputs.map((input) => read(input.value)).filter((value) => value !== null);
  return known.length ? written(known.reduce((all, value) => all + value, 0n)) : "–";
}

document.querySelectorAll("[data-totals]").forEach((grid) => {
  const rows = [...grid.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]);
  const add = () => {
    grid.querySelectorAll("[data-total=row]").forEach((cell, place) => (cell.textContent = sum(rows[place])));
    grid.querySelectorAll("[data-total=column]").forEach((cell, place) => (cell.textContent = sum(rows.map((row) => row[place]))));
    grid.querySelectorAll("[data-total=all]").forEach((cell) => (cell.textContent = sum(rows.flat())));
  };
  grid.addEventListener("input", add);
});
