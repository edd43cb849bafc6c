// The picture as an SVG of its own: what is visible, as the canvas shows it, for print and for PNG.

import { makeSvg, outline } from "./dom.js";
import { bends, boxOf, FONT, LINE_HEIGHT, look } from "./drawing.js";
import { edgeWord } from "./items.js";
import { extent } from "./packing.js";

const MARGIN = 24,
  ARROW = 7;

// Draw nodes (id -> Brief) at their places with their edges. `looks` gives colours: classes, statuses, relations, page.
export function pictureSvg(nodes, edges, places, { classes, statuses, relations, colours, relationName, labelled }) {
  const boxes = [...nodes.values()].map((node) => boxOf(node, places.get(node.id)));
  const { left, top, width, height } = boxes.length ? extent(boxes) : { left: 0, top: 0, width: 0, height: 0 };
  const [wide, high] = [Math.ceil(width + 2 * MARGIN), Math.ceil(height + 2 * MARGIN)];
  const svg = makeSvg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width: wide,
    height: high,
    viewBox: `${Math.floor(left - MARGIN)} ${Math.floor(top - MARGIN)} ${wide} ${high}`,
    "font-family": FONT,
  });
  svg.append(
    makeSvg("rect", {
      x: Math.floor(left - MARGIN),
      y: Math.floor(top - MARGIN),
      width: wide,
      height: high,
      fill: colours.paper,
    }),
  );
  const bent = bends([...edges.values()]),
    lines = makeSvg("g", { fill: "none" }),
    heads = makeSvg("g", {}),
    words = makeSvg("g", {
      "text-anchor": "middle",
      "font-size": 10,
      fill: colours.soft,
      stroke: colours.paper,
      "stroke-width": 3,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    });
  for (const edge of edges.values()) {
    const { colour, dashes, width: thick } = statuses.get(edge.status),
      path = way(places.get(edge.from), places.get(edge.to), bent.get(edge.id), look(nodes.get(edge.to)).radius + 2);
    const line = makeSvg("path", { d: path.d, stroke: colour, "stroke-width": thick });
    if (dashes.length) line.setAttribute("stroke-dasharray", dashes.join(" "));
    lines.append(line);
    if (!relations.get(edge.relation)?.symmetric) heads.append(makeSvg("path", { d: path.head, fill: colour }));
    if (labelled) words.append(text(edgeWord(edge, relationName(edge.relation)), path.middle[0], path.middle[1] + 3.5));
  }
  const names = makeSvg("g", {
      "text-anchor": "middle",
      fill: colours.ink,
      stroke: colours.paper,
      "stroke-width": 3,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    }),
    shapes = makeSvg("g", { stroke: colours.dark ? "#c3ccd6" : "rgba(0,0,0,.45)" });
  for (const node of nodes.values()) {
    const { radius, lines: parts, font } = look(node),
      { x, y } = places.get(node.id),
      { colour, shape } = classes.get(node.cls) || { colour: "#777777", shape: "dot" },
      points = outline(shape);
    shapes.append(
      points
        ? makeSvg("polygon", {
            points: points.map(([u, v]) => `${round(x + u * radius)},${round(y + v * radius)}`).join(" "),
            fill: colour,
          })
        : makeSvg("circle", { cx: x, cy: y, r: radius, fill: colour }),
    );
    parts.forEach((part, row) =>
      names.append(text(part, x, y + radius + 4 + font * (0.88 + row * LINE_HEIGHT), { "font-size": font })),
    );
  }
  svg.append(lines, heads, words, shapes, names);
  return { text: new XMLSerializer().serializeToString(svg), width: wide, height: high };
}

const round = (value) => Math.round(value * 10) / 10;

function text(said, x, y, more = {}) {
  const label = makeSvg("text", { x: round(x), y: round(y), ...more });
  label.textContent = said;
  return label;
}

// The line from one place to another, ending at the rim of a shape, with the head of its arrow.
function way(from, to, bend, rim) {
  const dx = to.x - from.x,
    dy = to.y - from.y,
    far = Math.hypot(dx, dy) || 1;
  const via = [(from.x + to.x) / 2 + (bend || 0) * dy * 0.9, (from.y + to.y) / 2 - (bend || 0) * dx * 0.9];
  const back = [to.x - via[0], to.y - via[1]],
    last = Math.hypot(...back) || 1,
    [u, v] = [back[0] / last, back[1] / last];
  const tip = [to.x - u * Math.min(rim, far), to.y - v * Math.min(rim, far)],
    base = [tip[0] - u * ARROW, tip[1] - v * ARROW];
  return {
    d: `M${round(from.x)},${round(from.y)}${bend ? `Q${round(via[0])},${round(via[1])}` : "L"} ${round(base[0])},${round(base[1])}`,
    head: `M${round(tip[0])},${round(tip[1])}L${round(base[0] - v * 2.6)},${round(base[1] + u * 2.6)}L${round(base[0] + v * 2.6)},${round(base[1] - u * 2.6)}Z`,
    middle: bend
      ? [(from.x + to.x) / 4 + via[0] / 2, (from.y + to.y) / 4 + via[1] / 2]
      : [(from.x + to.x) / 2, (from.y + to.y) / 2],
  };
}

// Paint an SVG on a canvas and return it as a PNG, twice as large as long as a canvas can hold that.
export async function picturePng({ text: svg, width, height }) {
  const scale = Math.max(0.5, Math.min(2, 12_000 / Math.max(width, height, 1)));
  const image = new Image(),
    url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob(
        (blob) => (blob ? done(blob) : fail(new Error("the picture is too large for a PNG; export it as SVG"))),
        "image/png",
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
