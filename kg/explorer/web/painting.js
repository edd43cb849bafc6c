// What is painted over vis-network's picture: the veil over what is not meant, pins, names seen from afar.

import { FONT } from "./drawing.js";

const NAMES = 160,
  TRIED = 500,
  CELL = 9,
  CHIEF = 12; // edges that make a node one to be named whatever it covers

export function paint(context, network, marked, colours) {
  if (!marked) return;
  if (marked.nodes) veil(context, network, marked, colours);
  ring(context, network, marked, colours);
  name(context, network, marked, colours);
}

// Veil everything, then draw what is meant once more: no data changes, so it is as fast at any size.
function veil(context, network, { nodes, edges, words }, { veil, soft, paper }) {
  const corner = network.DOMtoCanvas({ x: 0, y: 0 }),
    { width, height } = network.canvas.frame.canvas,
    scale = network.getScale();
  context.save();
  context.fillStyle = veil;
  context.fillRect(corner.x, corner.y, width / scale, height / scale);
  const lines = [...edges].map((id) => network.body.edges[id]).filter(Boolean);
  for (const edge of lines) edge.draw(context);
  for (const edge of lines) edge.drawArrows(context);
  if (scale > 0.4) say(context, network, words, { soft, paper });
  const labels = [...nodes]
    .map((id) => network.body.nodes[id])
    .filter(Boolean)
    .map((node) => node.draw(context).drawExternalLabel);
  for (const label of labels) if (label) label();
  context.restore();
}

// What stands on edges that vis-network leaves without words.
function say(context, network, words, { soft, paper }) {
  const scale = network.getScale();
  context.font = `${10 / Math.min(1, scale)}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3 / Math.min(1, scale);
  context.fillStyle = soft;
  context.strokeStyle = paper;
  for (const [id, word] of words) {
    const edge = network.body.edges[id];
    if (!edge || (edge.options.label && scale * 10 >= 11)) continue; // vis-network has said it
    const { x, y } = edge.edgeType.getPoint(0.5, edge.edgeType.getViaNode());
    context.strokeText(word, x, y);
    context.fillText(word, x, y);
  }
}

// A ring around what is chosen, a dot on what is pinned.
function ring(context, network, { chosen, pinned, more }, { accent, paper, ink }) {
  const scale = network.getScale();
  context.save();
  context.strokeStyle = accent;
  context.lineWidth = Math.max(2, 2 / scale);
  for (const id of chosen || []) {
    const node = network.body.nodes[id];
    if (!node) continue;
    context.beginPath();
    context.arc(node.x, node.y, node.options.size + 5, 0, 2 * Math.PI);
    context.stroke();
  }
  context.fillStyle = accent;
  context.strokeStyle = paper;
  context.lineWidth = 1.5;
  for (const id of pinned || []) {
    const node = network.body.nodes[id];
    if (!node) continue;
    const reach = node.options.size * 0.75;
    context.beginPath();
    context.arc(node.x + reach, node.y - reach, 3.6, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  if (scale > 0.4) {
    const grown = 1 / Math.min(1, scale);
    plus(context, network, more || [], paper, 4.5 * grown, grown);
    plus(context, network, more || [], ink, 1.6 * grown, grown);
  }
  context.restore();
}

// A plus on nodes that have more neighbours than the picture shows.
function plus(context, network, ids, colour, width, grown) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = "round";
  context.beginPath();
  for (const id of ids) {
    const node = network.body.nodes[id];
    if (!node) continue;
    const reach = 3.5 * grown;
    const [x, y] = [node.x + node.options.size * 0.8 + reach, node.y + node.options.size * 0.8];
    context.moveTo(x - reach, y);
    context.lineTo(x + reach, y);
    context.moveTo(x, y - reach);
    context.lineTo(x, y + reach);
  }
  context.stroke();
}

// Seen from afar, name the best connected nodes in letters of constant size, as a map does: no name lies on another
// one or on a node.
function name(context, network, { nodes, ranked }, { ink, paper }) {
  const scale = network.getScale(),
    taken = [],
    shapes = new Set();
  const { clientWidth, clientHeight } = network.canvas.frame;
  const low = network.DOMtoCanvas({ x: 0, y: 0 }),
    high = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const seen = ranked
    .map((id) => network.body.nodes[id])
    .filter((node) => node && node.x > low.x && node.x < high.x && node.y > low.y && node.y < high.y);
  const cell = (x, y) => Math.floor((x * scale) / CELL) * 65536 + Math.floor((y * scale) / CELL);
  for (const { id, x, y } of seen) if (!nodes || nodes.has(id)) shapes.add(cell(x, y));
  const clear = ([left, top, right, foot]) => {
    for (let x = left; x <= right; x += CELL / scale)
      for (let y = top; y <= foot; y += CELL / scale) if (shapes.has(cell(x, y))) return false;
    return true;
  };
  context.save();
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.fillStyle = ink;
  context.strokeStyle = paper;
  let tried = 0;
  for (const node of seen) {
    if (tried >= TRIED || taken.length >= NAMES) break;
    if (nodes && !nodes.has(node.id)) continue;
    tried += 1;
    const { font, label, size: radius, scaling } = node.options,
      hub = font.size > 14,
      chief = hub || node.edges.length >= CHIEF,
      drawn = font.size * scale >= scaling.label.drawThreshold - 1;
    const size = (drawn ? Math.min(font.size * scale, 22) : hub ? 13 : chief ? 12 : 11) / scale,
      lines = label.split("\n");
    const wide = (Math.max(...lines.map((line) => line.length)) * size) / 2,
      top = node.y + radius + 3 / scale;
    const place = [node.x - wide, drawn ? top - size : top, node.x + wide, top + lines.length * size * 1.2];
    const free = taken.every(([a, b, c, d]) => place[2] < a || place[0] > c || place[3] < b || place[1] > d);
    if (!drawn && !(free && (chief || clear(place)))) continue;
    taken.push(place);
    if (drawn) continue;
    context.font = `${hub ? "600 " : ""}${size}px ${FONT}`;
    context.lineWidth = 3 / scale;
    lines.forEach((line, row) => {
      context.strokeText(line, node.x, top + row * size * 1.2);
      context.fillText(line, node.x, top + row * size * 1.2);
    });
  }
  context.restore();
}
