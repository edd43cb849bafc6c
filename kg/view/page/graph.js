"use strict";
// What happens on the canvas. `network`, `nodes` and `edges` are made by pyvis's script, which ran before.

zonekg.NODE = { cls: 0, name: 1, aliases: 2, statements: 3, figures: 4 };
zonekg.EDGE = { from: 0, to: 1, relation: 2, status: 3, qualifiers: 4, evidence: 5 };

zonekg.graph = (() => {
  const { NODE, EDGE } = zonekg;
  const READABLE = 8; // pixels below which vis-network does not draw a label
  let details, around, shownNodes, shownEdges, ranked;
  let flight = 0, showing = null; // the number of the last move of the view, and the node to which it is moving
  let picked = null; // { nodes: Set, edges: Set } of what is highlighted

  function load() {
    details = zonekg.details;
    for (const event of ["dragStart", "zoom"]) network.on(event, land);
    around = details.nodes.map(() => []);
    details.edges.forEach((edge, id) => {
      around[edge[EDGE.from]].push(id);
      if (edge[EDGE.to] !== edge[EDGE.from]) around[edge[EDGE.to]].push(id);
    });
    shownNodes = new Set(details.nodes.keys());
    shownEdges = new Set(details.edges.keys());
    // a label that is drawn is drawn black: vis-network would let it fade before it vanishes
    const anyNode = network.body.nodes[0];
    if (anyNode) Object.getPrototypeOf(anyNode.labelModule)._getColor = (colour, _, strokeColour) => [colour, strokeColour];
    ranked = [...details.nodes.keys()].sort((a, b) => around[b].length - around[a].length || a - b);
  }

  // Show only what passes the two tests; nodes that lose all their edges go too.
  function filter(nodePasses, edgePasses) {
    const nodesBefore = shownNodes, edgesBefore = shownEdges;
    const passing = new Set();
    details.nodes.forEach((node, id) => nodePasses(node) && passing.add(id));
    shownEdges = new Set();
    details.edges.forEach((edge, id) => {
      if (passing.has(edge[EDGE.from]) && passing.has(edge[EDGE.to]) && edgePasses(edge)) shownEdges.add(id);
    });
    shownNodes = new Set();
    for (const id of passing) {
      if (!around[id].length || around[id].some((edge) => shownEdges.has(edge))) shownNodes.add(id);
    }
    const change = (all, before, now) =>
      all.map((_, id) => id).filter((id) => before.has(id) !== now.has(id)).map((id) => ({ id, hidden: !now.has(id) }));
    nodes.update(change(details.nodes, nodesBefore, shownNodes));
    edges.update(change(details.edges, edgesBefore, shownEdges));
  }

  function pickNode(id) {
    const ties = around[id].filter((edge) => shownEdges.has(edge));
    const near = ties.flatMap((edge) => [details.edges[edge][EDGE.from], details.edges[edge][EDGE.to]]);
    picked = { nodes: new Set([...near, id]), edges: new Set(ties), chief: id };
    network.selectNodes([id], false);
    network.redraw();
  }

  function pickEdge(id) {
    const [from, to] = details.edges[id];
    picked = { nodes: new Set([from, to]), edges: new Set([id]), chief: from };
    network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
    network.redraw();
  }

  function drop() {
    picked = null;
    network.unselectAll();
    network.redraw();
  }

  // Move a node into view with what is around it, near enough to read; the node alone if that is spread too wide.
  function show(id) {
    const box = document.getElementById("mynetwork").getBoundingClientRect();
    const places = Object.values(network.getPositions([...picked.nodes]));
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    let scale = Math.min(1.4, box.width / (right - left + 180), box.height / (high - low + 140));
    let position = { x: (left + right) / 2, y: (low + high) / 2 };
    if (scale < 0.6) [scale, position] = [Math.max(0.9, Math.min(1.4, network.getScale())), network.getPosition(id)];
    fly(position, scale);
    showing = id;
  }

  // Move the view in a third of a second; whatever else moves it ends the flight. (Two animated moves in one frame
  // confuse vis-network's own.)
  function fly(position, scale) {
    const from = network.getViewPosition(), start = performance.now(), flown = land();
    const time = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 350;
    const first = network.getScale();
    const step = (now) => {
      if (flown !== flight) return;
      const passed = Math.min(1, Math.max(0, now - start) / time), share = passed * passed * (3 - 2 * passed);
      const at = (axis) => from[axis] + (position[axis] - from[axis]) * share;
      network.moveTo({ position: { x: at("x"), y: at("y") }, scale: first * (scale / first) ** share });
      if (passed < 1) requestAnimationFrame(step);
      else showing = null;
    };
    requestAnimationFrame(step);
  }

  function land() {
    showing = null;
    return (flight += 1);
  }

  // When the panel opens or closes, or the window changes, nothing moves on the canvas but its right edge.
  function resized() {
    const scale = network.getScale(), position = network.getViewPosition();
    queueMicrotask(() => {
      network.moveTo({ scale, position });
      if (showing !== null) return show(showing);
      const chief = picked && picked.chief !== null ? network.canvasToDOM(network.getPosition(picked.chief)) : null;
      const box = document.getElementById("mynetwork").getBoundingClientRect();
      if (chief && (chief.x < 0 || chief.y < 0 || chief.x > box.width - 40 || chief.y > box.height)) show(picked.chief);
    });
  }

  function fit() {
    land();
    if (shownNodes.size) network.fit({ nodes: [...shownNodes], maxZoomLevel: 1.6 });
  }

  function zoom(factor) {
    land();
    network.moveTo({ scale: Math.min(6, Math.max(0.01, network.getScale() * factor)) });
  }

  function move(right, down) {
    land();
    const { x, y } = network.getViewPosition(), step = 90 / network.getScale();
    network.moveTo({ position: { x: x + right * step, y: y + down * step } });
  }

  // Veil everything, then draw what is highlighted once more: no data changes, so it is as fast at any size.
  function veil(context) {
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const box = document.getElementById("mynetwork").getBoundingClientRect();
    const scale = network.getScale();
    context.save();
    context.fillStyle = "rgba(255, 255, 255, 0.82)";
    context.fillRect(corner.x, corner.y, box.width / scale, box.height / scale);
    for (const id of picked.edges) network.body.edges[id].draw(context);
    for (const id of picked.edges) network.body.edges[id].drawArrows(context);
    const labels = [];
    for (const id of picked.nodes) {
      if (shownNodes.has(id)) labels.push(network.body.nodes[id].draw(context).drawExternalLabel);
    }
    for (const label of labels) if (label) label();
    context.restore();
  }

  // Tell whether a label would lie on one of the better connected nodes.
  function covers([left, top, right, low], ids, self) {
    return ids.slice(0, 500).some((id) => {
      const { x, y } = network.body.nodes[id];
      return id !== self && shownNodes.has(id) && x > left && x < right && y > top && y < low;
    });
  }

  // Seen from afar, name the best connected nodes in letters of constant size, as a map does.
  function nameFromAfar(context) {
    const scale = network.getScale(), taken = [];
    const box = document.getElementById("mynetwork").getBoundingClientRect();
    const low = network.DOMtoCanvas({ x: 0, y: 0 }), high = network.DOMtoCanvas({ x: box.width, y: box.height });
    const candidates = picked ? ranked.filter((id) => picked.nodes.has(id)) : ranked;
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.fillStyle = "#1d2530";
    context.strokeStyle = "#ffffff";
    let tried = 0;
    for (const id of candidates) {
      if (tried >= 500 || taken.length >= 90) break;
      const { x, y, options } = network.body.nodes[id];
      if (!shownNodes.has(id) || x < low.x || x > high.x || y < low.y || y > high.y) continue;
      tried += 1;
      const drawnByVis = options.font.size * scale >= READABLE;
      const pixels = drawnByVis ? Math.min(options.font.size * scale, 22) : options.font.size > 18 ? 13 : 11;
      const size = pixels / scale;
      const lines = options.label.split("\n");
      const wide = (Math.max(...lines.map((line) => line.length)) * size) / 2;
      const top = y + options.size + 3 / scale;
      const place = [x - wide, top - (drawnByVis ? options.size : 0), x + wide, top + lines.length * size * 1.2];
      const free = taken.every(([a, b, c, d]) => place[2] < a || place[0] > c || place[3] < b || place[1] > d);
      if (!drawnByVis && !(free && (options.font.size > 18 || !covers(place, ranked, id)))) continue;
      taken.push(place);
      if (drawnByVis) continue;
      context.font = `${size}px ${options.font.face}`;
      context.lineWidth = 3 / scale;
      lines.forEach((line, row) => {
        context.strokeText(line, x, top + row * size * 1.2);
        context.fillText(line, x, top + row * size * 1.2);
      });
    }
    context.restore();
  }

  function drawn(context) {
    if (!details) return;
    if (picked) veil(context);
    nameFromAfar(context);
  }

  // Return the node under a pointer that is meant though it is too small to hit, or null.
  function nearest({ x, y }) {
    let best = null, reach = 7 / network.getScale();
    for (const id of shownNodes) {
      const node = network.body.nodes[id];
      const apart = Math.hypot(node.x - x, node.y - y);
      if (apart < reach) [best, reach] = [id, apart];
    }
    return best;
  }

  const shown = () => [shownNodes.size, shownEdges.size];
  const ties = (id) => around[id];
  return { load, filter, pickNode, pickEdge, drop, show, fit, zoom, move, resized, drawn, nearest, shown, ties };
})();
