// Large pictures seen from afar: nodes as plain blocks and edges as plain lines, many in one stroke.
// vis-network draws each with all its trimmings, which nobody sees at that size and everybody waits for.
// It runs in one script with pyvis's, so that not even the first picture is drawn the long way.

(() => {
  "use strict";
  const MANY = 9000, FAR = 0.3, BATCH = 500;
  if (nodes.length + edges.length < MANY) return;

  const { renderer, body } = network;
  const near = { nodes: renderer._drawNodes, edges: renderer._drawEdges, arrows: renderer._drawArrows };
  let first = true; // the first picture is drawn before the view is fitted: nobody sees it
  network.once("afterDrawing", () => (first = false));
  const far = () => first || network.getScale() < FAR;

  // Sort what is to be drawn by how it is drawn, once for each frame: filters and drags change it.
  function sorted(items, style) {
    const groups = new Map();
    for (const id in items) {
      const item = items[id];
      if (item.options.hidden) continue;
      const key = style(item);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
    return groups;
  }

  function drawEdges(context) {
    const scale = network.getScale();
    context.save();
    context.lineWidth = 0.6 / scale;
    for (const [colour, group] of sorted(body.edges, (edge) => edge.options.color.color)) {
      context.strokeStyle = colour;
      for (let start = 0; start < group.length; start += BATCH) {
        context.beginPath();
        for (const { from, to } of group.slice(start, start + BATCH)) {
          context.moveTo(from.x, from.y);
          context.lineTo(to.x, to.y);
        }
        context.stroke();
      }
    }
    context.restore();
  }

  function drawNodes(context) {
    const least = 1 / network.getScale();
    context.save();
    for (const [colour, group] of sorted(body.nodes, (node) => node.options.color.background)) {
      context.fillStyle = colour;
      for (const { x, y, options } of group) {
        const reach = Math.max(options.size * 0.9, least);
        context.fillRect(x - reach, y - reach, 2 * reach, 2 * reach);
      }
    }
    context.restore();
    return { drawExternalLabels() {} };
  }

  renderer._drawNodes = (context, always) => (far() ? drawNodes(context) : near.nodes.call(renderer, context, always));
  renderer._drawEdges = (context) => (far() ? drawEdges(context) : near.edges.call(renderer, context));
  renderer._drawArrows = (context) => far() || near.arrows.call(renderer, context);
})();
