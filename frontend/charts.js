// Draws the charts of a page from the numbers beside them; without it the tables behind them stand open.
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const PAPER = 650; // pixels across an A4 page between its margins
const FONT = '"Noto Sans Variable", "Noto Sans", system-ui, sans-serif';
const INK = "#1c2430";
const QUIET = "#4a5a70";

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
const DASHES = ["solid", "dashed", "dotted", [10, 3, 2, 3], [2, 4], [14, 4]];
const SYMBOLS = ["circle", "rect", "triangle", "roundRect", "pin", "arrow"];

const look = (name, place) => LOOKS[name] ?? LOOKS[ORDER[place % ORDER.length]];
const paint = (name, place) => {
  const [color, decal] = look(name, place);
  return { color, decal: { color: "rgb(255 255 255 / 32%)", ...decal }, borderColor: "#fff", borderWidth: 1 };
};
const say = (value, unit) =>
  value === null || value === undefined
    ? "–"
    : value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + (unit ? ` ${unit}` : "");

function frame(box, chart) {
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

function bars(box, chart) {
  const { phone, text, foot, ...base } = frame(box, chart);
  const longest = Math.max(...chart.categories.map((name) => name.length)) * 7 + 36;
  const margin = Math.round(Math.min(phone ? box.clientWidth * 0.38 : box.clientWidth * 0.42, 270, longest));
  const step = phone ? 44 : chart.kind === "bars" ? 46 : 36;
  const totals = chart.categories.map((_, place) => chart.series.reduce((sum, row) => sum + (row.data[place] ?? 0), 0));
  const single = chart.kind === "bars";
  const shares = chart.kind === "shares";
  const most = Math.max(1, ...totals);
  // A few communes' worth of work and one department's side by side: each bar is then the whole of its own.
  const length = (value, place) => (shares && value ? (value * 100) / totals[place] : value || null);
  const series = chart.series.map((row, number) => {
    const looks = row.look.split(",");
    return {
      type: "bar", name: row.name, stack: single ? undefined : "all", barWidth: "62%",
      itemStyle: paint(row.look, number),
      data: row.data.map((value, place) =>
        single ? { value, itemStyle: paint(looks[place], place) } : { value: length(value, place), number: value },
      ),
      tooltip: { valueFormatter: (_, place) => say(row.data[place], chart.unit) },
      label: {
        show: true, position: single ? "right" : "inside", fontFamily: FONT, fontWeight: 700, fontSize: single ? 14 : 12,
        color: single ? INK : "#fff", textBorderColor: single ? "#fff" : "#1c2430", textBorderWidth: single ? 0 : 2.5,
        formatter: ({ value, data }) =>
          single ? say(value) : value / (shares ? 100 : most) >= (phone ? 0.1 : 0.05) ? say(data.number) : "",
      },
    };
  });
  return {
    height: chart.categories.length * step + foot + 44,
    option: {
      ...base,
      grid: { left: margin + 10, right: single ? 44 : 20, top: 8, bottom: foot + 28, outerBoundsMode: "none" },
      xAxis: {
        type: "value", minInterval: 1, max: shares ? 100 : undefined, splitLine: { lineStyle: { color: "#dfe3e8" } },
        axisLabel: { ...text, color: QUIET, hideOverlap: true, formatter: (value) => say(value, shares ? "%" : "") },
      },
      yAxis: {
        type: "category", inverse: true, axisTick: { show: false }, axisLine: { lineStyle: { color: QUIET } },
        data: chart.categories.map((name, place) => (single ? name : `${name} (${say(totals[place])})`)),
        axisLabel: { ...text, width: margin, overflow: "break", lineHeight: 16, interval: 0, ellipsis: "…" },
      },
      series,
    },
  };
}

function courses(box, chart) {
  const { phone, text, foot, ...base } = frame(box, chart);
  const series = chart.series.map((row, number) => {
    const [color] = look(row.look, number);
    return {
      type: "line", name: row.name, connectNulls: false, symbol: SYMBOLS[number % SYMBOLS.length], symbolSize: 9,
      lineStyle: { color, width: 3, type: DASHES[number % DASHES.length] }, itemStyle: { color },
      label: {
        show: chart.series.length < 3, position: number % 2 ? "bottom" : "top", distance: 8, fontFamily: FONT, fontSize: 12,
        fontWeight: 600, color, formatter: ({ value }) => say(value),
      },
      // A change of name: a diamond on the line, told in words below.
      data: row.data.map((value, place) => (row.marks.includes(place) && value !== null
        ? { value, symbol: "diamond", symbolSize: 20, itemStyle: { color: "#fff", borderColor: color, borderWidth: 3 } }
        : value)),
    };
  });
  return {
    height: (phone ? 280 : 320) + foot,
    option: {
      ...base,
      grid: { left: 52, right: 28, top: 28, bottom: foot + 34, outerBoundsMode: "none" },
      xAxis: { type: "category", data: chart.categories, boundaryGap: true, axisLabel: text, axisLine: { lineStyle: { color: QUIET } } },
      yAxis: {
        type: "value", min: 0, max: chart.unit === "%" ? (value) => (value.max > 100 ? Math.ceil(value.max / 10) * 10 : 100) : undefined,
        axisLabel: { ...text, color: QUIET, formatter: (value) => say(value, chart.unit === "%" ? "%" : "") }, splitLine: { lineStyle: { color: "#dfe3e8" } },
      },
      series,
    },
  };
}

function draw(box) {
  const chart = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  if (!chart.categories.length || !chart.series.length) return;
  let picture = null;
  const fill = (width) => {
    if (width) box.style.width = `${width}px`;
    const { height, option } = chart.kind === "lines" ? courses(box, chart) : bars(box, chart);
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

const boxes = [...document.querySelectorAll("[data-chart]")];
// Widths of words are measured, so the letters must be there first.
Promise.all(["400", "700"].map((weight) => document.fonts.load(`${weight} 13px ${FONT}`, "ấđ1")))
  .catch(() => [])
  .then(() => boxes.forEach(draw))
  .then(() => document.documentElement.classList.add("charts-drawn"));
