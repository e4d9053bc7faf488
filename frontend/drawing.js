// What every chart of a page shares: colours, words, frame, and drawing it again for another width or for paper.
import { AriaComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([AriaComponent, TooltipComponent, SVGRenderer]);

const PAPER = 650; // pixels across an A4 page between its margins
export const FONT = '"Noto Sans Variable", "Noto Sans", system-ui, sans-serif';
export const INK = "#1c2430";
export const QUIET = "#4a5a70";

// A state has its colour and its pattern, the same on every chart.
const lines = (angle, gap = 5) => ({ symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, gap], rotation: angle });
const dots = (symbol, size = 0.7) => ({ symbol, symbolSize: size, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] });
const LOOKS = {
  done_on_time: ["#1a7431", lines(-Math.PI / 4)],
  done_late: ["#6f42c1", dots("circle", 0.6)],
  on_track: ["#1c5fa8", dots("diamond")],
  due_soon: ["#b85c00", lines(Math.PI / 4, 4)],
  overdue: ["#b3201d", dots("rect", 0.8)],
  in_review: ["#6b4f8f", lines(0)],
  unreported: ["#6b7788", lines(Math.PI / 2)],
  waiting: ["#8a6d3b", dots("triangle")],
  not_due: ["#9aa5b1", lines(0, 8)],
};
const ORDER = ["done_on_time", "on_track", "done_late", "due_soon", "unreported", "overdue", "waiting", "in_review"];
export const DASHES = ["solid", "dashed", "dotted", [10, 3, 2, 3], [2, 4], [14, 4]];
export const SYMBOLS = ["circle", "rect", "triangle", "roundRect", "pin", "arrow"];

export const look = (name, place) => LOOKS[name] ?? LOOKS[ORDER[place % ORDER.length]];
export const paint = (name, place) => {
  const [color, decal] = look(name, place);
  return { color, decal: { color: "rgb(255 255 255 / 32%)", ...decal }, borderColor: "#fff", borderWidth: 1 };
};
export const say = (value, unit) =>
  value === null || value === undefined
    ? "–"
    : value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + (unit ? ` ${unit}` : "");

export function frame(box, chart) {
  const phone = box.clientWidth < 560;
  const text = { fontFamily: FONT, fontSize: 13, color: INK };
  const across = chart.series.reduce((sum, row) => sum + row.name.length * 7.5 + 48, 0);
  const rows = chart.series.length > 1 ? Math.ceil(across / (box.clientWidth - 16)) : 0;
  return {
    animation: false,
    textStyle: text,
    aria: { enabled: true, label: { enabled: true, description: chart.label }, decal: { show: true } },
    // Words laid out by the chart itself: a page that takes no style from markup would refuse an HTML one.
    tooltip: {
      renderMode: "richText", trigger: "axis", axisPointer: { type: chart.kind === "lines" ? "line" : "shadow" },
      confine: true, textStyle: text, borderColor: "#9aa5b1", valueFormatter: (value) => say(value, chart.unit),
    },
    legend: rows ? { bottom: 0, itemWidth: 26, itemHeight: 14, itemGap: 14, selectedMode: false, textStyle: text } : undefined,
    phone, text, foot: rows * 26,
  };
}

function draw(box, kinds) {
  const chart = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  if (!chart.categories.length || !chart.series.length) return;
  let picture = null;
  const fill = (width) => {
    if (width) box.style.width = `${width}px`;
    const { height, option } = kinds[chart.kind](box, chart);
    box.style.height = `${height}px`;
    picture ??= init(box, null, { renderer: "svg" });
    picture.resize();
    picture.setOption(option, true);
  };
  let seen = 0;
  const fit = () => {
    if (box.clientWidth === seen) return;
    fill();
    seen = box.clientWidth;
  };
  fit();
  box.setAttribute("role", "img");
  new ResizeObserver(fit).observe(box);
  const paper = () => fill(Math.min(PAPER, box.parentElement.clientWidth || PAPER));
  const screen = () => {
    box.style.width = "";
    seen = 0;
    fit();
  };
  window.addEventListener("beforeprint", paper);
  window.addEventListener("afterprint", screen);
  window.matchMedia("print").addEventListener("change", (media) => (media.matches ? paper() : screen()));
  // Drawn: the table may fold.
  const behind = box.parentElement.querySelector("details.behind");
  if (behind) behind.open = false;
}

// `kinds`: kind of chart → what makes of a box and a chart its height and its option.
export function start(kinds) {
  const boxes = [...document.querySelectorAll("[data-chart]")];
  // Widths of words are measured, so the letters must be there first.
  Promise.all(["400", "700"].map((weight) => document.fonts.load(`${weight} 13px ${FONT}`, "ấđ1")))
    .catch(() => [])
    .then(() => boxes.forEach((box) => draw(box, kinds)))
    .then(() => document.documentElement.classList.add("charts-drawn"));
}
