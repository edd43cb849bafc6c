// Make elements. Whatever comes from the graph is set as text: nothing here or elsewhere writes markup.

const SVG = "http://www.w3.org/2000/svg";
const ATTRIBUTE = /-|^(role|list|for)$/;

// Make an element: properties are set, strings become text, elements are appended, nothing is left out.
export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null) continue;
    if (ATTRIBUTE.test(key)) element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== "" && child !== false),
  );
  return element;
}

export function makeSvg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
  element.append(...children.flat().filter(Boolean));
  return element;
}

function corners(count, radius, turn) {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count;
    const reach = typeof radius === "function" ? radius(i) : radius;
    return [reach * Math.sin(angle), -reach * Math.cos(angle)];
  });
}

// The corners of a shape of radius one around the origin, or null for a disc.
export function outline(shape) {
  const make = {
    diamond: () => corners(4, 1, 0),
    star: () => corners(10, (i) => (i % 2 ? 0.43 : 1), 0),
    triangle: () => corners(3, 1, 0),
    triangleDown: () => corners(3, 1, Math.PI),
    square: () => corners(4, 1.1, Math.PI / 4),
    hexagon: () => corners(6, 1, Math.PI / 2),
  }[shape];
  return make ? make() : null;
}

// Draw the sign of a class as the picture draws it.
export function drawSign(colour, shape) {
  const points = outline(shape);
  const at = (value) => (8 + 7 * value).toFixed(2);
  const drawn = points
    ? makeSvg("polygon", { points: points.map(([x, y]) => `${at(x)},${at(y)}`).join(" "), fill: colour })
    : makeSvg("circle", { cx: 8, cy: 8, r: 6.2, fill: colour });
  return makeSvg("svg", { class: "sign", viewBox: "0 0 16 16", "aria-hidden": "true" }, drawn);
}

// Draw the line of a status as the picture draws it.
export function drawStroke({ colour, dashes, width }) {
  const line = { x1: 0, y1: 5, x2: 28, y2: 5, stroke: colour, "stroke-width": width + 0.8 };
  if (dashes.length) line["stroke-dasharray"] = dashes.join(" ");
  return makeSvg("svg", { class: "stroke", viewBox: "0 0 28 10", "aria-hidden": "true" }, makeSvg("line", line));
}

const ICONS = {
  undo: "M4.5 6.5h6a3.5 3.5 0 0 1 0 7H7M4.5 6.5 7.5 3.5M4.5 6.5l3 3",
  redo: "M11.5 6.5h-6a3.5 3.5 0 0 0 0 7H9M11.5 6.5l-3-3M11.5 6.5l-3 3",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  closer: "M8 3.5v9M3.5 8h9",
  farther: "M3.5 8h9",
  lasso:
    "M8 3c3.3 0 5.5 1.6 5.5 3.6S11.3 10.2 8 10.2 2.5 8.6 2.5 6.6 4.7 3 8 3ZM5 10c-1.2.8-1 2.3.2 2.6 1 .2 1.5-.8.8-1.6",
  path: "M3.5 14a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM12.5 5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5 12.5h3.5a2 2 0 0 0 2-2v-3a4 4 0 0 1 .8-2.4",
  layout: "M8 8 3.5 3.5M8 8l4.5-4.5M8 8v5M8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z",
  eye: "M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8ZM8 9.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z",
  export: "M8 2.5v7M5 6.7l3 3 3-3M3 12.8h10",
  time: "M2.5 12.5h11M4 12V8M6.7 12V5M9.3 12V9M12 12V6.5",
  close: "M4 4l8 8M12 4l-8 8",
  back: "M10 3.5 5.5 8l4.5 4.5",
  help: "M6 6.2C6 4.9 6.9 4 8.1 4s2.1.8 2.1 2c0 1.7-2.1 1.9-2.1 3.6M8.1 12.3v.1",
  sun: "M8 10.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM8 1.5v1.7M8 12.8v1.7M1.5 8h1.7M12.8 8h1.7M3.4 3.4l1.2 1.2M11.4 11.4l1.2 1.2M3.4 12.6l1.2-1.2M11.4 4.6l1.2-1.2",
  moon: "M12.8 9.7A5.3 5.3 0 0 1 6.3 3.2a5.3 5.3 0 1 0 6.5 6.5Z",
  filter: "M2.5 3.5h11L9.5 8.5V12l-3 1.5v-5Z",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4l3.1 3.1",
  pin: "M8 10.5V14M5 10.5h6L10 7V3.5h.7M6 7V3.5h-.7M5 10.5 6 7M6 3.5h4",
};

export function icon(name) {
  const path = makeSvg("path", {
    d: ICONS[name],
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.5,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return makeSvg("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" }, path);
}

export const element = (id) => document.getElementById(id);

// Tell whether a key belongs to an input method that is composing a word.
export const composing = (event) => event.isComposing || event.keyCode === 229;

// Tell whether what has the focus takes letters itself.
export const takesText = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(textarea|select)$/i.test(target.tagName) ||
    (target.tagName === "INPUT" && !/^(checkbox|radio|button|range)$/.test(target.type)));
