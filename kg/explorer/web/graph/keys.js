// What keys do while the graph has the focus: move the picture, walk from node to node, act on what is chosen.

import { composing } from "../dom.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest visible node in a direction from one, or from the middle of what is seen if none is chosen.
export function nextNode(places, visible, from, [right, down]) {
  const start = places.get(from);
  let best = null,
    least = Infinity;
  for (const id of visible) {
    if (id === from) continue;
    const dx = places.get(id).x - start.x,
      dy = places.get(id).y - start.y;
    const along = dx * right + dy * down,
      aside = Math.abs(dx * down) + Math.abs(dy * right);
    if (along <= 0 || aside > along * 1.6) continue;
    const far = along + 2 * aside;
    if (far < least) [best, least] = [id, far];
  }
  return best;
}

export function listenToGraphKeys(app, canvas, menu) {
  const { actions, model, say } = app;
  const chosen = () => [...model.selection.nodes];

  function walk(way) {
    const { nodes } = model.visible(),
      from = chosen().at(-1);
    if (!nodes.size) return;
    const to = from === undefined ? middle(nodes) : nextNode(model.places, nodes, from, way);
    if (to === null) return app.tell(say("noFarther"));
    model.select([to]);
    app.renderer.show([to]);
    const { name, cls } = model.nodes.get(to);
    const unseen = app.more.of(to);
    const more = unseen ? `${app.pick("，", ", ")}${say("unseen", unseen)}` : "";
    app.tell(say("walked", name, app.className(cls), model.neighbours(to).size) + more);
  }

  function middle(nodes) {
    const box = canvas.getBoundingClientRect(),
      { x, y } = app.renderer.toCanvas({ x: box.width / 2, y: box.height / 2 });
    const far = (id) => Math.hypot(model.places.get(id).x - x, model.places.get(id).y - y);
    return [...nodes].reduce((best, id) => (far(id) < far(best) ? id : best));
  }

  function openMenu() {
    const [node] = chosen().slice(-1);
    const { x, y } = node === undefined ? { x: 60, y: 60 } : app.renderer.onScreen(node);
    menu.open({ node: node ?? null, edge: null, x: x + 8, y: y + 8 });
  }

  const acts = {
    "+": () => app.renderer.zoom(1.3),
    "=": () => app.renderer.zoom(1.3),
    "-": () => app.renderer.zoom(1 / 1.3),
    0: () => app.renderer.fit(),
    enter: () => chosen().length && app.openEntity(chosen().at(-1), { focus: true }),
    contextmenu: openMenu,
    delete: () => chosen().length && actions.remove(chosen()),
    m: openMenu,
    e: () => chosen().length && actions.expand(chosen()),
    c: () => chosen().forEach((id) => actions.collapse(id)),
    h: () => actions.hide(chosen()),
    p: () => chosen().length && actions.pin(chosen()),
    n: () => model.select([...chosen(), ...chosen().flatMap((id) => [...model.neighbours(id)])]),
    k: () => chosen().length && actions.keep(chosen()),
  };

  canvas.addEventListener("keydown", (event) => {
    if (composing(event) || event.altKey) return;
    const command = event.ctrlKey || event.metaKey,
      way = WAYS[event.key];
    let act = null;
    if (command && event.key.toLowerCase() === "a") act = () => model.select(model.visible().nodes);
    else if (command) return;
    else if (way) act = () => (event.shiftKey ? walk(way) : app.renderer.pan(...way));
    else if (event.key === "F10" && event.shiftKey) act = openMenu;
    else if (event.key.length > 1 || app.help.keysAct) act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    Promise.resolve(act()).catch(app.complain);
  });
}
