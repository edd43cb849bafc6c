// Nodes and edges as vis-network takes them, and how it draws and behaves.

import { darker, FONT, look, plainLine, textWidth } from "./drawing.js";

export function options({ ink, paper, soft }) {
  return {
    physics: { enabled: false },
    layout: { improvedLayout: false, randomSeed: 1 },
    autoResize: true,
    interaction: {
      hover: true,
      hideEdgesOnDrag: false,
      hideEdgesOnZoom: false,
      selectConnectedEdges: false,
      multiselect: true,
      zoomSpeed: 0.7,
      tooltipDelay: 1e9,
    },
    nodes: {
      borderWidth: 1.5,
      labelHighlightBold: false,
      font: { size: 12, face: FONT, color: ink, strokeWidth: 3, strokeColor: paper },
      scaling: { label: { drawThreshold: 9, maxVisible: 22 } },
      chosen: false,
    },
    edges: {
      width: 1,
      hoverWidth: 0.8,
      selectionWidth: 1.2,
      smooth: false,
      arrows: { to: { enabled: true, scaleFactor: 0.45 } },
      arrowStrikethrough: false,
      labelHighlightBold: false,
      font: { size: 10, face: FONT, color: soft, strokeWidth: 3, strokeColor: paper },
      scaling: { label: { drawThreshold: 12, maxVisible: 14 } },
    },
  };
}

export function nodeItem(node, x, y, palette, overview) {
  const { lines, font, radius, hub } = look(node),
    { colour, shape } = overview.classes.get(node.cls) || { colour: "#777777", shape: "dot" };
  const rim = palette.dark ? "#c3ccd6" : darker(colour);
  return {
    id: node.id,
    label: lines.join("\n"),
    shape,
    size: radius,
    x,
    y,
    font: { size: font },
    scaling: { label: { drawThreshold: hub ? 14 : 12, maxVisible: 22 } },
    color: {
      background: colour,
      border: rim,
      highlight: { background: colour, border: rim },
      hover: { background: colour, border: rim },
    },
  };
}

// What stands on an edge: the title of a post, or what the relation is called.
export function edgeWord({ qualifiers }, name) {
  const title = plainLine(qualifiers.title || "");
  return title && textWidth(title) <= 7 ? title : name;
}

// `label` is what the relation is called, or false if edges bear no label.
export function edgeItem(edge, bend, label, { ink }, overview) {
  const { colour, dashes, width } = overview.statuses.get(edge.status) || overview.statuses.get("stated");
  const relation = overview.relations.get(edge.relation);
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    label: label ? edgeWord(edge, label) : "",
    arrows: { to: { enabled: !(relation && relation.symmetric) } },
    dashes: dashes.length ? dashes : false,
    width,
    color: { color: colour, highlight: ink, hover: ink, inherit: false },
    smooth: bend
      ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) }
      : { enabled: false },
  };
}
