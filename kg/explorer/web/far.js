// Many nodes seen from afar: all of one colour and shape in one path, all edges of one status in another, kept until
// something moves. vis-network draws each with all its trimmings, which nobody sees at that size and everybody waits for.

import { outline } from "./dom.js";

const MANY = 300,
  FAR = 0.5,
  LARGER = 1.2;

// Let a network draw so; returns what tells it that something has moved or changed.
export function drawFar(network) {
  const { renderer, body } = network;
  const near = { nodes: renderer._drawNodes, edges: renderer._drawEdges, arrows: renderer._drawArrows };
  const far = () => body.nodeIndices.length > MANY && network.getScale() < FAR;
  let kept = null;

  function group(map, key, style) {
    if (!map.has(key)) map.set(key, { path: new Path2D(), ...style });
    return map.get(key).path;
  }

  function build() {
    const shapes = new Map(),
      lines = new Map();
    for (const id of body.nodeIndices) {
      const { x, y, options } = body.nodes[id];
      add(
        group(shapes, `${options.shape} ${options.color.background}`, {
          fill: options.color.background,
          rim: options.color.border,
        }),
        options.shape,
        x,
        y,
        options.size * LARGER,
      );
    }
    for (const id of body.edgeIndices) {
      const { from, to, options } = body.edges[id];
      if (!from || !to) continue;
      const path = group(lines, `${options.color.color} ${options.dashes}`, {
        colour: options.color.color,
        dashes: options.dashes || [],
        width: options.width,
      });
      path.moveTo(from.x, from.y);
      path.lineTo(to.x, to.y);
    }
    return { shapes: [...shapes.values()], lines: [...lines.values()] };
  }

  function add(path, shape, x, y, size) {
    const points = outline(shape);
    if (!points) {
      path.moveTo(x + size, y);
      return path.arc(x, y, size, 0, 2 * Math.PI);
    }
    points.forEach(([right, down], i) => path[i ? "lineTo" : "moveTo"](x + right * size, y + down * size));
    path.closePath();
  }

  const paths = () => (kept ||= build());

  function drawEdges(context) {
    const thin = 0.7 / network.getScale();
    context.save();
    context.globalAlpha = body.edgeIndices.length > 1500 ? 0.4 : 0.55;
    for (const { path, colour, dashes, width } of paths().lines) {
      context.strokeStyle = colour;
      context.lineWidth = Math.max(width, thin);
      context.setLineDash(dashes);
      context.stroke(path);
    }
    context.restore();
  }

  function drawNodes(context) {
    context.save();
    context.lineWidth = 0.5 / network.getScale();
    for (const { path, fill, rim } of paths().shapes) {
      context.fillStyle = fill;
      context.strokeStyle = rim;
      context.fill(path);
      context.stroke(path);
    }
    context.restore();
    return { drawExternalLabels() {} };
  }

  renderer._drawNodes = (context, always) => (far() ? drawNodes(context) : near.nodes.call(renderer, context, always));
  renderer._drawEdges = (context) => (far() ? drawEdges(context) : near.edges.call(renderer, context));
  renderer._drawArrows = (context) => far() || near.arrows.call(renderer, context);
  const forget = () => (kept = null);
  network.on("dragging", ({ nodes }) => nodes.length && forget());
  return forget;
}
