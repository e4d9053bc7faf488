// Draws the map of technology: a tree of areas and a field of heat. The tables behind them hold the same numbers.
import { HeatmapChart, TreemapChart } from "echarts/charts";
import { GridComponent, VisualMapContinuousComponent } from "echarts/components";
import { use } from "echarts/core";
import { FONT, INK, QUIET, frame, look, say, start } from "./drawing.js";

use([HeatmapChart, TreemapChart, GridComponent, VisualMapContinuousComponent]);

const COOL = ["#eef4fb", "#9cc1e8", "#1c5fa8", "#0b2f5c"];

function tree(box, chart) {
  const { phone, text, foot, ...base } = frame(box, { ...chart, series: [] });
  const sections = new Map();
  chart.categories.forEach((name, place) => {
    const parent = chart.parents[place];
    const children = sections.get(parent) ?? [];
    sections.set(parent, [...children, { name, value: chart.series[0].data[place] }]);
  });
  return {
    height: phone ? 420 : 460,
    option: {
      ...base,
      tooltip: { ...base.tooltip, trigger: "item", formatter: ({ name, value }) => `${name}: ${say(value)}` },
      series: {
        type: "treemap", roam: false, nodeClick: false, breadcrumb: { show: false }, left: 0, right: 0, top: 0, bottom: 0,
        data: [...sections].map(([name, children], place) => ({ name, children, itemStyle: { color: look("", place)[0] } })),
        label: { ...text, lineHeight: 18, color: "#fff", textBorderColor: INK, textBorderWidth: 2.5, fontWeight: 700, formatter: ({ name, value }) => `${name}\n${say(value)}` },
        upperLabel: { ...text, show: true, height: 26, color: INK, textBorderWidth: 0, fontWeight: 700, overflow: "truncate", formatter: ({ name, value }) => `${name}: ${say(value)}` },
        levels: [{ itemStyle: { gapWidth: 4 }, upperLabel: { show: false } }, { itemStyle: { gapWidth: 1, borderWidth: 2 }, colorSaturation: [0.35, 0.6] }],
      },
    },
  };
}

function heat(box, chart) {
  const { phone, text, foot, ...base } = frame(box, { ...chart, series: [] });
  const columns = chart.series.map((row) => row.name);
  const cells = chart.series.flatMap((row, column) => row.data.map((value, line) => [column, line, value ?? 0]).filter((cell) => cell[2]));
  const most = Math.max(1, ...cells.map((cell) => cell[2]));
  const longest = Math.max(...columns.map((name) => name.length));
  const turned = longest * 8 > (box.clientWidth - 90) / columns.length;
  const under = turned ? Math.min(150, longest * 7 + 16) : 28;
  return {
    height: chart.categories.length * 28 + under + 16,
    option: {
      ...base,
      tooltip: {
        ...base.tooltip, trigger: "item", axisPointer: undefined,
        formatter: ({ data }) => `${chart.categories[data[1]]}, ${columns[data[0]]}: ${say(data[2])}`,
      },
      grid: { left: 56, right: 8, top: 8, bottom: under, outerBoundsMode: "none" },
      xAxis: { type: "category", data: columns, axisTick: { show: false }, axisLabel: { ...text, color: QUIET, rotate: turned ? 60 : 0, width: 140, overflow: "truncate", interval: phone ? "auto" : 0 } },
      yAxis: { type: "category", inverse: true, data: chart.categories, axisTick: { show: false }, axisLabel: { ...text, interval: 0 } },
      visualMap: { show: false, min: 0, max: most, inRange: { color: COOL } },
      series: {
        type: "heatmap", data: cells, itemStyle: { borderColor: "#fff", borderWidth: 1 },
        label: { show: !phone || columns.length < 9, fontFamily: FONT, fontWeight: 700, fontSize: 12, color: "#fff", textBorderColor: INK, textBorderWidth: 2.5, formatter: ({ data }) => say(data[2]) },
      },
    },
  };
}

start({ tree, heat });
