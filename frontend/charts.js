// Draws the charts of a page from the numbers beside them; without it the tables behind them stand open.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { use } from "echarts/core";
import { DASHES, FONT, INK, QUIET, SYMBOLS, frame, look, paint, say, start } from "./drawing.js";

use([BarChart, LineChart, GridComponent, LegendComponent]);

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

start({ lines: courses, bars, shares: bars, stacked: bars });
