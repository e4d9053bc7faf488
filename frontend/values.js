// After a field is left, how its day or number is understood stands beside it when that is not what was typed.
const NUMBER = /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;
const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20|21)\d{2})$/;

function day(text) {
  const [, date, month, year] = (text.match(DAY) || []).map(Number);
  const real = year && new Date(year, month - 1, date);
  if (!real || real.getMonth() !== month - 1 || real.getDate() !== date) return "";
  return `${String(date).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
}

function number(text, whole) {
  if (whole) return /^-?\d{1,9}%?$/.test(text) ? String(Number(text.replace("%", ""))) : "";
  if (!NUMBER.test(text)) return "";
  const [integer, part = ""] = text.replaceAll(".", "").split(",");
  const grouped = integer.replace(/^(-?)0+(?=\d)/, "$1").replace(/\B(?=(\d{3})+$)/g, ".");
  const kept = part.replace(/0+$/, "");
  return kept ? `${grouped},${kept}` : grouped;
}

// A number as whole ten-thousandths, the least that the portal keeps; null for what is none.
export function read(typed) {
  const text = typed.replace(/\s/g, "");
  if (!NUMBER.test(text)) return null;
  const [integer, part = ""] = text.replaceAll(".", "").split(",");
  return BigInt(integer + part.slice(0, 4).padEnd(4, "0"));
}

export function written(value) {
  const digits = value.toString().padStart(5, "0");
  return number(`${digits.slice(0, -4)},${digits.slice(-4)}`, false);
}

document.querySelectorAll("input.input-day, input.input-number").forEach((input) => {
  const told = document.createElement("p");
  told.className = "understood";
  told.setAttribute("role", "status");
  input.after(told);
  input.addEventListener("change", () => {
    const text = input.value.replace(/\s/g, "");
    const read = input.matches(".input-day") ? day(text) : number(text, input.inputMode === "numeric");
    told.textContent = read && read !== input.value ? `${document.body.dataset.understood} ${read}` : "";
  });
});
