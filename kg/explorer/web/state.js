// The model: what is in the picture, what is hidden, pinned, chosen and filtered, and the way back.
// Events: "change" (nodes, edges, places, hidden, pinned), "select", "filter".

const STEPS = 100; // steps that can be undone
const PARTS = ["nodes", "edges", "places", "hidden", "pinned", "brought"];

export const noFilters = () => ({
  classes: new Set(),
  relations: new Set(),
  statuses: new Set(),
  outlets: new Set(),
  since: "",
  until: "",
});

export class Model extends EventTarget {
  nodes = new Map(); // id -> Brief
  edges = new Map(); // statement id -> Edge
  places = new Map(); // id -> {x, y}
  hidden = new Set();
  pinned = new Set(); // what the analyst has put somewhere: no layout moves it
  brought = new Map(); // id -> id of the node whose expansion brought it
  filters = noFilters(); // what is switched off
  selection = { nodes: new Set(), edge: null };
  marked = null; // a path shown above the rest: {nodes: Set, edges: Set}
  totals = { nodes: 0, edges: 0 }; // in the store
  #past = [];
  #future = [];
  #seen = null;

  // Change parts of the picture as one step that can be undone. `act` must replace or alter the maps and sets of this.
  change(act, label = "") {
    const before = this.#copy();
    act(this);
    this.#past.push({ parts: before, label });
    if (this.#past.length > STEPS) this.#past.shift();
    this.#future = [];
    this.#changed();
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  // Go one step back and return its label, or null if there is none.
  undo() {
    return this.#step(this.#past, this.#future);
  }

  redo() {
    return this.#step(this.#future, this.#past);
  }

  // Take what the picture holds from elsewhere, without a step.
  reset(parts) {
    for (const part of PARTS) if (parts[part]) this[part] = parts[part];
    this.#past = [];
    this.#future = [];
    this.#changed();
  }

  #copy() {
    return Object.fromEntries(PARTS.map((part) => [part, new this[part].constructor(this[part])]));
  }

  #step(from, to) {
    const step = from.pop();
    if (!step) return null;
    to.push({ parts: this.#copy(), label: step.label });
    Object.assign(this, step.parts);
    this.#changed();
    return step.label;
  }

  #changed() {
    this.#seen = null;
    for (const id of this.hidden) if (!this.nodes.has(id)) this.hidden.delete(id);
    for (const id of this.selection.nodes)
      if (!this.nodes.has(id) || this.hidden.has(id)) this.selection.nodes.delete(id);
    if (this.selection.edge !== null && !this.edges.has(this.selection.edge)) this.selection.edge = null;
    if (this.marked && ![...this.marked.nodes].every((id) => this.nodes.has(id))) this.marked = null;
    this.dispatchEvent(new Event("change"));
  }

  select(nodes, edge = null, { marked = null } = {}) {
    this.selection = { nodes: new Set(nodes), edge };
    this.marked = marked;
    this.dispatchEvent(new Event("select"));
  }

  // Choose one more, or one less if it is chosen.
  toggle(id) {
    const chosen = new Set(this.selection.nodes);
    if (!chosen.delete(id)) chosen.add(id);
    this.select(chosen);
  }

  filter(act) {
    act(this.filters);
    this.#seen = null;
    this.dispatchEvent(new Event("filter"));
  }

  get filtered() {
    const { classes, relations, statuses, outlets, since, until } = this.filters;
    return Boolean(classes.size || relations.size || statuses.size || outlets.size || since || until);
  }

  edgePasses(edge) {
    const { relations, statuses, outlets, since, until } = this.filters;
    if (relations.has(edge.relation) || statuses.has(edge.status)) return false;
    if (outlets.size && edge.outlets.length && edge.outlets.every((outlet) => outlets.has(outlet))) return false;
    if (!since && !until) return true;
    // a date may be a year or a month alone: then the whole of it counts
    return edge.dates.some(
      (date) =>
        since.slice(0, date.length) <= date && (!until || date.slice(0, until.length) <= until.slice(0, date.length)),
    );
  }

  // What is to be seen: ids of nodes and edges. A node that loses all its edges to a filter goes too.
  visible() {
    if (this.#seen) return this.#seen;
    const { classes } = this.filters;
    const passing = new Set();
    for (const [id, node] of this.nodes) if (!this.hidden.has(id) && !classes.has(node.cls)) passing.add(id);
    const edges = new Set(),
      tied = new Set(),
      bare = new Set(this.nodes.keys());
    for (const [id, edge] of this.edges) {
      bare.delete(edge.from);
      bare.delete(edge.to);
      if (!passing.has(edge.from) || !passing.has(edge.to) || !this.edgePasses(edge)) continue;
      edges.add(id);
      tied.add(edge.from).add(edge.to);
    }
    const nodes = this.filtered
      ? new Set([...passing].filter((id) => tied.has(id) || bare.has(id) || this.selection.nodes.has(id)))
      : passing;
    const around = new Map([...nodes].map((id) => [id, []]));
    for (const id of edges) {
      const { from, to } = this.edges.get(id);
      around.get(from).push(id);
      if (from !== to) around.get(to).push(id);
    }
    return (this.#seen = { nodes, edges, around });
  }

  // The visible edges at a node, and the node at the other end of one of them.
  ties(id) {
    return this.visible().around.get(id) || [];
  }

  other(edge, id) {
    const { from, to } = this.edges.get(edge);
    return from === id ? to : from;
  }

  neighbours(id) {
    return new Set(this.ties(id).map((edge) => this.other(edge, id)));
  }
}
