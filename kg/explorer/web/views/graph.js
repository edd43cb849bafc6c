// The graph: the picture and what can be done on it.

import { Renderer } from "../renderer.js";
import { Brush } from "../graph/brush.js";
import { listenToGraphKeys } from "../graph/keys.js";
import { Lasso } from "../graph/lasso.js";
import { Menu } from "../graph/menu.js";
import { More } from "../graph/more.js";
import { toolbar } from "../graph/toolbar.js";

export const id = "graph";
export const filters = true;
export const words = {
  graph: ["图", "Graph"],
  canvas: [
    "图。方向键移动，Shift 加方向键走到相邻的节点，E 展开，问号看全部按键",
    "Graph. Arrows move it, Shift and arrows walk from node to node, E expands, question mark shows all keys",
  ],
};

export function mount(container, app) {
  const { make, say, model } = app;
  const canvas = make("div", { id: "canvas", tabIndex: 0, role: "application" });
  const tip = make("p", { id: "tip", hidden: true });
  const field = make("div", { className: "field" }, canvas, tip),
    lasso = new Lasso(app, field, canvas),
    menu = new Menu(app, field);
  const brush = new Brush(app),
    bar = toolbar(app, { lasso, menu, brush });
  const emptyText = make("span"),
    unfilter = make("button", { type: "button", onclick: () => app.filters.clear() });
  const empty = make("p", { className: "empty soft", hidden: true }, emptyText, " ", unfilter);
  field.append(bar.element, empty);
  container.append(field, brush.element);
  const renderer = (app.renderer = new Renderer(canvas, app.overview, { relation: app.relationName }));
  canvas.querySelector(".vis-network").tabIndex = -1;

  function seen() {
    const { nodes, edges } = model.visible();
    return [
      new Map([...nodes].map((id) => [id, model.nodes.get(id)])),
      new Map([...edges].map((id) => [id, model.edges.get(id)])),
      model.places,
    ];
  }

  // What stands out: a path, an edge and its ends, or what is chosen with its neighbours.
  function mark() {
    const { selection, marked, pinned } = model,
      { nodes: shown } = model.visible();
    const kept = [...pinned].filter((id) => shown.has(id)),
      chosen = [...selection.nodes].filter((id) => shown.has(id));
    const more = (nodes) => app.more.nodes.filter((id) => nodes.has(id));
    if (marked) return renderer.mark({ ...marked, chosen, pinned: kept, more: more(marked.nodes) });
    if (selection.edge !== null && model.visible().edges.has(selection.edge)) {
      const { from, to } = model.edges.get(selection.edge);
      return renderer.mark({
        nodes: new Set([from, to]),
        edges: new Set([selection.edge]),
        edge: selection.edge,
        chosen,
        pinned: kept,
      });
    }
    if (!chosen.length) return renderer.mark({ chosen, pinned: kept });
    const edges = new Set(chosen.flatMap((id) => model.ties(id)));
    const nodes = new Set([
      ...chosen,
      ...[...edges].flatMap((id) => [model.edges.get(id).from, model.edges.get(id).to]),
    ]);
    return renderer.mark({ nodes, edges, chosen, pinned: kept, more: more(nodes) });
  }

  app.more = new More(app, mark);
  let fitted = false;
  function draw() {
    renderer.draw(...seen());
    mark();
    empty.hidden = model.visible().nodes.size > 0;
    unfilter.hidden = !model.filtered || !model.nodes.size;
    unfilter.textContent = say("clearFilters");
    emptyText.textContent = say(
      !unfilter.hidden ? "allFiltered" : app.overview.counts.entities ? "empty" : "emptyStore",
    );
  }

  renderer.addEventListener("click", ({ detail: { node, edge, keys } }) => {
    if (node !== null && (keys.ctrlKey || keys.metaKey || keys.shiftKey)) return model.toggle(node);
    if (node !== null) {
      model.select([node]);
      return app.panel.open({ kind: "entity", id: node });
    }
    if (edge !== null) return app.openStatement(edge);
    app.panel.close();
    model.select([]);
  });
  renderer.addEventListener("menu", ({ detail }) => {
    if (detail.node !== null && !model.selection.nodes.has(detail.node)) model.select([detail.node]);
    menu.open(detail);
  });
  renderer.addEventListener("view", () => menu.close());
  renderer.addEventListener(
    "double",
    ({ detail: { node } }) => node !== null && app.actions.expand([node]).catch(app.complain),
  );
  renderer.addEventListener("moved", ({ detail: { ids } }) => app.actions.moved(ids, renderer.positions(ids)));
  renderer.addEventListener("hover", ({ detail: { node, edge, x, y } }) => {
    let text = "";
    if (node !== null && model.nodes.has(node)) {
      const unseen = app.more.of(node);
      text = model.nodes.get(node).name + (unseen ? `（${say("unseen", app.number(unseen))}）` : "");
    }
    if (edge !== null && model.edges.has(edge)) {
      const { from, to, relation, status } = model.edges.get(edge);
      text = `${model.nodes.get(from).name} → ${app.relationName(relation)}${status === "stated" ? "" : `（${app.statusName(status)}）`} → ${model.nodes.get(to).name}`;
    }
    tip.hidden = !text;
    tip.textContent = text;
    tip.style.left = `${x + 14}px`;
    tip.style.top = `${y + 16}px`;
  });
  model.addEventListener("menu", () => (tip.hidden = true));
  for (const event of ["change", "filter"]) model.addEventListener(event, draw);
  model.addEventListener("select", mark);
  model.addEventListener("look", () => (renderer.renew(...seen()), mark()));
  draw();
  listenToGraphKeys(app, canvas, menu);

  const speak = () => {
    canvas.setAttribute("aria-label", say("canvas"));
    bar.speak();
    brush.speak();
  };
  speak();
  return {
    words: speak,
    shown() {
      renderer.resize();
      bar.render();
      if (!fitted) renderer.fit(null, { fly: false });
      fitted = true;
    },
    state: () => (brush.on ? { time: true } : null),
    restore: ({ time }) => (brush.turn(Boolean(time)), bar.render()),
  };
}
