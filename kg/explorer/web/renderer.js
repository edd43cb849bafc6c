// The adapter over vis-network: the one place that knows it. It draws what it is given and tells what is done to it.
// Events: "click", "double", "menu" {node, edge, x, y, keys}, "hover" {node, edge, x, y}, "moved" {ids}, "view".

import { Camera } from "./camera.js";
import { bends } from "./drawing.js";
import { drawFar } from "./far.js";
import { edgeItem, edgeWord, nodeItem, options } from "./items.js";
import { paint } from "./painting.js";
import { picturePng, pictureSvg } from "./svg.js";

/* global vis */
const MANY_EDGES = 2500; // beyond which they are hidden while the picture moves
const LABELLED = 700; // beyond which edges bear no label, but those of what is chosen
const SPOKEN = 60; // and of these at most

export class Renderer extends EventTarget {
  #nodes = new vis.DataSet();
  #edges = new vis.DataSet();
  #network;
  #camera;
  #box;
  #overview;
  #labels;
  #shown = { nodes: new Map(), edges: new Map() };
  #drawn = [new Map(), new Map(), new Map()];
  #marked = null;
  #palette = null;
  #frames = 0;
  #forget = () => {};

  // `overview` names colours and shapes, `labels` says a relation and a class in the language of the page.
  constructor(container, overview, labels) {
    super();
    this.#box = container;
    this.#overview = {
      classes: new Map(overview.classes.map((one) => [one.cls, one])),
      statuses: new Map(overview.statuses.map((one) => [one.name, one])),
      relations: new Map(overview.relations.map((one) => [one.name, one])),
    };
    this.#labels = labels;
    this.#palette = this.colours();
    this.#network = new vis.Network(container, { nodes: this.#nodes, edges: this.#edges }, options(this.#palette));
    this.#camera = new Camera(this.#network, container);
    this.#forget = drawFar(this.#network);
    this.#listen();
  }

  colours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    return {
      paper: read("paper"),
      ink: read("ink"),
      soft: read("soft"),
      rim: read("rim"),
      veil: read("veil"),
      accent: read("accent"),
      dark: document.documentElement.dataset.theme === "dark",
    };
  }

  // Draw these nodes (id -> Brief, with places) and edges (id -> Edge); what changed alone is told to vis-network.
  draw(nodes, edges, places) {
    const gone = {
      nodes: [...this.#shown.nodes.keys()].filter((id) => !nodes.has(id)),
      edges: [...this.#shown.edges.keys()].filter((id) => !edges.has(id)),
    };
    this.#edges.remove(gone.edges);
    this.#nodes.remove(gone.nodes);
    const labelled = edges.size <= LABELLED,
      bent = bends([...edges.values()]);
    const changedNodes = [],
      changedEdges = [],
      nodesNow = new Map(),
      edgesNow = new Map();
    for (const [id, node] of nodes) {
      const { x, y } = places.get(id),
        key = `${node.name} ${node.articles} ${x} ${y}`;
      nodesNow.set(id, key);
      if (this.#shown.nodes.get(id) !== key) changedNodes.push(nodeItem(node, x, y, this.#palette, this.#overview));
    }
    for (const [id, edge] of edges) {
      const key = `${labelled} ${bent.get(id)}`;
      edgesNow.set(id, key);
      if (this.#shown.edges.get(id) !== key)
        changedEdges.push(
          edgeItem(edge, bent.get(id), labelled && this.#labels.relation(edge.relation), this.#palette, this.#overview),
        );
    }
    this.#nodes.update(changedNodes);
    this.#edges.update(changedEdges);
    this.#forget();
    // a label that is drawn is drawn black: vis-network would let it fade before it vanishes
    const [any] = Object.values(this.#network.body.nodes);
    if (any) Object.getPrototypeOf(any.labelModule)._getColor = (colour, _, rim) => [colour, rim];
    this.#shown = { nodes: nodesNow, edges: edgesNow };
    this.#drawn = [nodes, edges, places];
    const many = edges.size > MANY_EDGES;
    if (many !== this.many) this.#network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
    this.many = many;
  }

  // Draw all anew, after the language or the theme has changed.
  renew(nodes, edges, places) {
    this.#shown = { nodes: new Map(), edges: new Map() };
    this.#palette = this.colours();
    this.#network.setOptions(options(this.#palette));
    this.many = undefined;
    this.draw(nodes, edges, places);
    this.#network.redraw();
  }

  #listen() {
    const network = this.#network;
    const at = (event) => {
      const { x, y } = event.pointer.DOM;
      const node = this.nodeAt({ x, y });
      return {
        node,
        edge: node === null ? (network.getEdgeAt({ x, y }) ?? null) : null,
        x,
        y,
        keys: event.event.srcEvent || event.event,
      };
    };
    const tell = (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail }));
    network.on("click", (event) => tell("click", at(event)));
    network.on("doubleClick", (event) => tell("double", at(event)));
    network.on("oncontext", (event) => {
      event.event.preventDefault();
      tell("menu", at(event));
    });
    network.on("hoverNode", ({ node, pointer }) => tell("hover", { node, edge: null, ...pointer.DOM }));
    network.on("hoverEdge", ({ edge, pointer }) => tell("hover", { node: null, edge, ...pointer.DOM }));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"])
      network.on(event, () => tell("hover", { node: null, edge: null }));
    for (const event of ["dragStart", "zoom"]) network.on(event, () => this.#camera.land());
    network.on("resize", () => this.#camera.resized(this.#marked?.chosen?.[0]));
    for (const event of ["dragEnd", "zoom", "resize"]) network.on(event, () => tell("view", {}));
    network.on("dragEnd", ({ nodes }) => nodes.length && tell("moved", { ids: nodes }));
    network.on("afterDrawing", (context) => {
      this.#camera.painted();
      this.#frames += 1;
      paint(context, network, this.#marked, this.#palette);
    });
  }

  // Which node is meant by a pointer that misses it because it is too small to hit.
  #nearest({ x, y }) {
    let best = null,
      reach = 8 / this.#network.getScale();
    for (const id of this.#shown.nodes.keys()) {
      const node = this.#network.body.nodes[id],
        apart = Math.hypot(node.x - x, node.y - y);
      if (apart < reach) [best, reach] = [id, apart];
    }
    return best;
  }

  // Show these above a veil, the rest below it: {nodes, edges, chosen, pinned} or null for the pins alone.
  mark(marked) {
    this.#marked = { ...marked, ranked: this.#ranked(), words: this.#words(marked.edges || []) };
    const chosen = [...(marked.chosen || [])].filter((id) => this.#shown.nodes.has(id));
    const edge = marked.edge && this.#shown.edges.has(marked.edge) ? [marked.edge] : [];
    this.#network.setSelection({ nodes: chosen, edges: edge }, { highlightEdges: false });
    this.#network.redraw();
  }

  // What stands on these edges, if they are few: it is said where vis-network does not say it.
  #words(ids) {
    const [, edges] = this.#drawn,
      some = [...ids].filter((id) => edges.has(id));
    if (some.length > SPOKEN) return new Map();
    return new Map(some.map((id) => [id, edgeWord(edges.get(id), this.#labels.relation(edges.get(id).relation))]));
  }

  // The nodes, the best connected first: that is the order in which they get names from afar.
  #ranked() {
    const { nodes } = this.#network.body,
      weight = (id) => nodes[id].edges.length + 40 * (nodes[id].options.font.size > 14);
    return [...this.#shown.nodes.keys()].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  }

  positions(ids) {
    return this.#network.getPositions(ids ? [...ids] : undefined);
  }

  // How often the picture has been painted: what the measure of frames counts.
  get frames() {
    return this.#frames;
  }

  get scale() {
    return this.#network.getScale();
  }

  // Where a node is on the screen, in pixels of the canvas.
  onScreen(id) {
    return this.#network.canvasToDOM(this.#network.getPosition(id));
  }

  // The node at a point of the screen, or null.
  nodeAt(point) {
    return this.#network.getNodeAt(point) ?? this.#nearest(this.toCanvas(point));
  }

  toCanvas(point) {
    return this.#network.DOMtoCanvas(point);
  }

  get canvas() {
    return this.#box.querySelector("canvas");
  }

  // Show these nodes, or all, as large as they can be read.
  fit(ids, options) {
    const wanted = [...(ids || this.#shown.nodes.keys())].filter((id) => this.#shown.nodes.has(id));
    this.#camera.fit(wanted, ids ? 1.4 : 1.3, options);
  }

  // Bring nodes into view if they are out of it or too small to read, no farther than needed.
  show(ids) {
    this.#camera.show([...ids].filter((id) => this.#shown.nodes.has(id)));
  }

  zoom(factor) {
    this.#camera.zoom(factor);
    this.dispatchEvent(new CustomEvent("view", { detail: {} }));
  }

  pan(right, down) {
    this.#camera.pan(right, down);
  }

  #picture() {
    const [nodes, edges, places] = this.#drawn;
    return pictureSvg(nodes, edges, places, {
      ...this.#overview,
      colours: this.colours(),
      relationName: this.#labels.relation,
      labelled: edges.size <= LABELLED,
    });
  }

  // All that is drawn, seen or not, as the text of an SVG, or as a PNG.
  svg() {
    return this.#picture().text;
  }

  png() {
    return picturePng(this.#picture());
  }

  // The room of the canvas has changed, as when its tab is shown again.
  resize() {
    this.#network.setSize("100%", "100%");
    this.#network.redraw();
  }
}
