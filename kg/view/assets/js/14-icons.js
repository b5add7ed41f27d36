// The signs of the legend: the same shapes and lines as on the picture.

const SHAPES = {
  dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", square: "M3 3h10v10h-10z", diamond: "M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z",
  triangle: "M8 2l6.5 11.5h-13z", triangleDown: "M8 14l6.5-11.5h-13z", hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
  star: "M8 1l2 4.8l5 .4l-3.8 3.3l1.2 5l-4.4-2.7l-4.4 2.7l1.2-5l-3.8-3.3l5-.4z",
};

const shapeIcon = (thing) => familyIcon(thing.family, thing.nameless);

function familyIcon(family, nameless = false) {
  const colour = data.looks[family][isDark() ? "dark" : "light"];
  const hollow = nameless || family === "Position";
  const icon = svg(16, { d: SHAPES[data.looks[family].shape] ?? SHAPES.dot, fill: hollow ? "none" : colour, stroke: colour, "stroke-width": 1.5 });
  icon.classList.add("icon");
  return icon;
}

function lineIcon(status) {
  const { dashes, arrow } = data.lines[status];
  const parts = [{ d: "M0 8H16", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": dashes.map((n) => n / 2).join(" ") || "none", fill: "none" }];
  if (arrow === "bar") parts.push({ d: "M14.5 3V13", stroke: "currentColor", "stroke-width": 2.5, fill: "none" });
  const icon = svg(16, ...parts);
  icon.classList.add("icon", status);
  return icon;
}

const TOOL_ICONS = {
  undo: "M3 8h8a4 4 0 0 1 0 8M3 8l4-4M3 8l4 4", share: "M6 9l6-3.5M6 11l6 3.5M4 10m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M14 5m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M14 15m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  theme: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14", filters: "M3 5h14M6 10h8M8.5 15h3", plus: "M10 4v12M4 10h12", minus: "M4 10h12", fit: "M3 7V3h4M17 7V3h-4M3 13v4h4M17 13v4h-4",
};

function toolIcon(which) {
  return svg(20, { d: TOOL_ICONS[which], fill: which === "theme" ? "none" : "none", stroke: "currentColor", "stroke-width": 1.7, "stroke-linecap": "round", "stroke-linejoin": "round" });
}
