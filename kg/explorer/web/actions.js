// What an analyst does to the picture: add, expand, collapse, hide, pin, find a way. Each is one step that can be undone.

import { placeAround } from "./around.js";
import { layOut } from "./layout.js";

const MANY = 80; // newcomers without a parent beyond which all is laid out anew

export class Actions {
  #app;

  constructor(app) {
    this.#app = app;
  }

  get #most() {
    return this.#app.overview.limits.visible;
  }

  // Show a first picture, which is no step.
  begin(graph) {
    this.#app.model.reset(this.#whole(graph.nodes, graph.edges));
    if (this.#app.renderer) this.#app.renderer.fit(null, { fly: false });
  }

  #whole(nodes, edges) {
    return {
      nodes: new Map(nodes.map((node) => [node.id, node])),
      edges: new Map(edges.map((edge) => [edge.id, edge])),
      places: layOut(nodes, edges),
      hidden: new Set(),
      pinned: new Set(),
      brought: new Map(),
    };
  }

  // Add a graph to the picture, near `around` if that is said; returns the ids of what is new.
  show(graph, { around = null, parent = null, label = "", select = true, quiet = false } = {}) {
    const { model, say } = this.#app;
    const room = Math.max(0, this.#most - model.nodes.size);
    const unknown = graph.nodes.filter(({ id }) => !model.nodes.has(id)),
      newcomers = unknown.slice(0, room);
    const hidden = graph.nodes.filter(({ id }) => model.hidden.has(id)).map(({ id }) => id);
    const here = new Set([...model.nodes.keys(), ...newcomers.map(({ id }) => id)]);
    const edges = graph.edges.filter(({ id, from, to }) => !model.edges.has(id) && here.has(from) && here.has(to));
    if (newcomers.length || edges.length || hidden.length) {
      model.change(() => {
        for (const node of newcomers) model.nodes.set(node.id, node);
        for (const edge of edges) model.edges.set(edge.id, edge);
        for (const id of hidden) model.hidden.delete(id);
        if (parent) for (const { id } of newcomers) model.brought.set(id, parent);
        this.#place(newcomers, edges, around);
      }, label);
    }
    if (unknown.length > newcomers.length)
      this.#app.notice(say("full", this.#most, unknown.length - newcomers.length), "warning");
    if (!quiet)
      this.#app.tell(
        newcomers.length || edges.length ? say("added", newcomers.length, edges.length) : say("nothingAdded"),
      );
    const ids = graph.nodes.map(({ id }) => id).filter((id) => model.nodes.has(id));
    if (select && !parent) model.select(ids.length <= 400 ? ids : []);
    if (this.#app.renderer && ids.length) this.#app.renderer.show(parent ? [parent, ...ids] : ids);
    return newcomers.map(({ id }) => id);
  }

  #place(newcomers, edges, around) {
    const { model } = this.#app;
    if (!newcomers.length) return;
    if (model.places.size === 0 || (around === null && newcomers.length > MANY)) {
      const places = layOut(model.nodes.values(), model.edges.values());
      for (const id of model.pinned) if (model.places.has(id)) places.set(id, model.places.get(id));
      model.places = places;
      return;
    }
    const { nodes, places, pinned } = model;
    for (const [id, place] of placeAround({ newcomers, nodes, edges, places, pinned, anchor: around }))
      places.set(id, place);
  }

  // Add what surrounds nodes, of some relations alone if these are said; the filters hold on the server too.
  async expand(ids, { relations = null, limit = null } = {}) {
    const { api, model, overview, say } = this.#app;
    const off = model.filters,
      but = (all, without) => (without.size ? all.filter((one) => !without.has(one)) : undefined);
    const body = {
      ids: [...ids],
      relations:
        relations ||
        but(
          overview.relations.map(({ name }) => name),
          off.relations,
        ),
      classes: but(
        overview.classes.map(({ cls }) => cls),
        off.classes,
      ),
      statuses: but(
        overview.statuses.map(({ name }) => name),
        off.statuses,
      ),
      outlets: but(
        overview.outlets.map(({ name }) => name),
        off.outlets,
      ),
      since: off.since || undefined,
      until: off.until || undefined,
      exclude: [...model.nodes.keys()],
      limit: limit || overview.limits.expand,
    };
    const graph = await api.post("expand", body);
    const parent = ids.length === 1 ? ids[0] : null;
    const added = this.show(graph, { around: ids[0], parent, label: "expand", select: false });
    if (graph.cut) this.#app.notice(say("cut", added.length, graph.total));
    return added;
  }

  // Take away what the expansion of a node brought, and what that brought in turn; else what hangs on it alone.
  collapse(id) {
    const { model, say, tell } = this.#app,
      gone = new Set();
    const follow = (of) => {
      for (const [child, parent] of model.brought)
        if (parent === of && !gone.has(child) && !model.pinned.has(child)) (gone.add(child), follow(child));
    };
    follow(id);
    if (!gone.size)
      for (const other of model.neighbours(id))
        if (model.neighbours(other).size === 1 && !model.pinned.has(other)) gone.add(other);
    gone.delete(id);
    if (gone.size) this.remove(gone, "collapse");
    tell(say("collapsed", gone.size));
    return gone.size;
  }

  // Take nodes out of the picture altogether.
  remove(ids, label = "remove") {
    const { model } = this.#app,
      gone = new Set(ids);
    model.change(() => {
      for (const id of gone)
        for (const part of [model.nodes, model.places, model.pinned, model.brought, model.hidden]) part.delete(id);
      for (const [id, { from, to }] of model.edges) if (gone.has(from) || gone.has(to)) model.edges.delete(id);
    }, label);
  }

  hide(ids) {
    const { model, say, tell } = this.#app,
      now = [...ids];
    if (!now.length) return;
    model.change(() => now.forEach((id) => model.hidden.add(id)), "hide");
    tell(say("hid", now.length));
  }

  // Hide all but these and what lies around them.
  keep(ids) {
    const { model } = this.#app,
      kept = new Set(ids);
    for (const id of ids) for (const other of model.neighbours(id)) kept.add(other);
    this.hide([...model.visible().nodes].filter((id) => !kept.has(id)));
    this.#app.renderer?.fit([...kept]);
  }

  unhide() {
    const { model, say, tell } = this.#app;
    if (!model.hidden.size) return;
    model.change(() => model.hidden.clear(), "unhide");
    tell(say("unhid"));
  }

  pin(ids, on = null) {
    const { model } = this.#app,
      all = [...ids],
      to = on ?? !all.every((id) => model.pinned.has(id));
    model.change(() => all.forEach((id) => model.pinned[to ? "add" : "delete"](id)), "pin");
    this.#app.tell(this.#app.say(to ? "pinned" : "unpinned", all.length));
  }

  // Nodes were dragged: they stay where they were put.
  moved(ids, positions) {
    const { model } = this.#app;
    model.change(() => {
      for (const id of ids) {
        model.places.set(id, { x: Math.round(positions[id].x * 10) / 10, y: Math.round(positions[id].y * 10) / 10 });
        model.pinned.add(id);
      }
    }, "move");
  }

  // Lay everything out anew; what is pinned stays.
  arrange() {
    const { model } = this.#app,
      { nodes, edges } = model.visible();
    model.change(() => {
      const places = layOut(
        [...nodes].map((id) => model.nodes.get(id)),
        [...edges].map((id) => model.edges.get(id)),
      );
      for (const [id, place] of places) if (!model.pinned.has(id)) model.places.set(id, place);
    }, "arrange");
    this.#app.renderer?.fit();
  }

  undo() {
    const done = this.#app.model.undo();
    this.#app.tell(this.#app.say(done === null ? "nothingToUndo" : "undone"));
  }

  redo() {
    const done = this.#app.model.redo();
    this.#app.tell(this.#app.say(done === null ? "nothingToRedo" : "redone"));
  }

  // Show the shortest way between two, and mark it.
  async path(from, to) {
    const { api, model, say, notice } = this.#app;
    const found = await api.get("path", { from, to });
    if (!found.found) return (notice(say("noPath"), "warning"), false);
    this.#app.go("graph");
    this.show(found, { around: from, label: "path", select: false, quiet: true });
    const ids = new Set(found.nodes.map(({ id }) => id));
    model.select(
      [from, to].filter((id) => model.nodes.has(id)),
      null,
      { marked: { nodes: ids, edges: new Set(found.edges.map(({ id }) => id)) } },
    );
    this.#app.renderer?.fit([...ids]);
    this.#app.tell(say("pathFound", found.nodes.length - 1));
    return true;
  }

  // Open an entity in the panel and choose it in the picture. While the graph is looked at, it is brought there if it
  // is not yet: what is read in other views does not fill the picture unasked.
  async openEntity(id, { focus = false } = {}) {
    const { api, model, panel, tabs } = this.#app;
    panel.open({ kind: "entity", id }, { focus });
    if (tabs.current !== "graph" && (!model.nodes.has(id) || model.hidden.has(id))) return;
    try {
      if (model.hidden.has(id)) model.change(() => model.hidden.delete(id), "unhide");
      if (!model.nodes.has(id)) {
        const graph = await api.post("graph", { ids: [id], beside: [...model.nodes.keys()] });
        if (graph.nodes.length) id = graph.nodes[0].id; // it may have been merged
        const tied = graph.edges
          .map(({ from, to }) => (from === id ? to : from))
          .find((other) => model.nodes.has(other));
        this.show(graph, { around: tied || null, select: false, quiet: true });
      }
      if (!model.nodes.has(id)) return;
      model.select([id]);
      this.#app.renderer?.show([id]);
    } catch (error) {
      this.#app.complain(error);
    }
  }

  openStatement(id, { focus = false } = {}) {
    const { model, panel } = this.#app;
    panel.open({ kind: "statement", id }, { focus });
    if (!model.edges.has(id)) return;
    const { from, to } = model.edges.get(id);
    model.select([], id);
    this.#app.renderer?.show([from, to]);
  }
}
