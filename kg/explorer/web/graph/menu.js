// The menu of a node, an edge or the empty canvas, for mouse and keyboard.

import { make } from "../dom.js";
import { exportShown, FORMS } from "../export.js";
import { askPath } from "./path.js";

export class Menu {
  #app;
  #box = make("div", { id: "menu", role: "menu", hidden: true, tabIndex: -1 });
  #back = null; // what had the focus
  #asked = null;

  constructor(app, container) {
    this.#app = app;
    container.append(this.#box);
    this.#box.onkeydown = (event) => this.#key(event);
    this.#box.addEventListener("focusout", ({ relatedTarget }) => this.#box.contains(relatedTarget) || this.close());
  }

  // Open the menu at a point of the canvas, for what is there.
  open({ node, edge, x, y }) {
    this.#back = document.activeElement;
    this.#show(node !== null ? this.#ofNode(node) : edge !== null ? this.#ofEdge(edge) : this.#ofCanvas(), x, y);
  }

  // Open a menu of what the picture can be kept as, below a button.
  openExports({ offsetLeft: x, offsetTop: y, offsetHeight }) {
    this.#back = document.activeElement;
    this.#show(
      FORMS.map((form) =>
        this.#item(this.#app.say(`export${form[0].toUpperCase()}${form.slice(1)}`), () => exportShown(form, this.#app)),
      ),
      x,
      y + offsetHeight + 14,
    );
  }

  #show(items, x, y) {
    this.#app.model.dispatchEvent(new Event("menu"));
    this.#box.setAttribute("aria-label", this.#app.say("menu"));
    this.#box.replaceChildren(...items.filter(Boolean));
    this.#box.hidden = false;
    const room = this.#box.parentElement.getBoundingClientRect(),
      { width, height } = this.#box.getBoundingClientRect();
    this.#box.style.left = `${Math.max(4, Math.min(x, room.width - width - 6))}px`;
    this.#box.style.top = `${Math.max(4, Math.min(y, room.height - height - 6))}px`;
    this.#box.querySelector("[role=menuitem]").focus();
  }

  close(back = false) {
    if (this.#box.hidden) return;
    this.#asked?.abort();
    this.#box.hidden = true;
    if (back) this.#back?.focus();
  }

  #item(text, act, { count = null, key = null, disabled = false, sign = null } = {}) {
    const item = make(
      "button",
      { type: "button", role: "menuitem", tabIndex: -1, disabled },
      sign,
      make("span", { className: "grow" }, text),
      count === null ? null : make("small", {}, count),
      key ? make("kbd", {}, key) : null,
    );
    item.onclick = () => {
      this.close(true);
      Promise.resolve(act()).catch(this.#app.complain);
    };
    return item;
  }

  #line = () => make("hr", { role: "separator" });

  #ofNode(id) {
    const { actions, model, say } = this.#app,
      node = model.nodes.get(id);
    const chosen = model.selection.nodes.has(id) && model.selection.nodes.size > 1 ? [...model.selection.nodes] : [id];
    const many = chosen.length > 1,
      others = [...model.selection.nodes].filter((one) => one !== id);
    const relations = make("div", { role: "group", className: "relations", "aria-label": say("expandBy", "") });
    if (!many) this.#relations(id, relations);
    return [
      make("p", { className: "of", role: "presentation" }, many ? say("chosen", chosen.length) : node.name),
      this.#item(say("expandAll"), () => actions.expand(chosen), { key: "E" }),
      many ? null : relations,
      this.#item(say("collapse"), () => chosen.forEach((one) => actions.collapse(one)), { key: "C" }),
      this.#line(),
      many ? null : this.#item(say("open"), () => this.#app.openEntity(id, { focus: true }), { key: "Enter" }),
      this.#item(
        say("neighbours"),
        () => model.select([...chosen, ...chosen.flatMap((one) => [...model.neighbours(one)])]),
        { key: "N" },
      ),
      this.#item(chosen.every((one) => model.pinned.has(one)) ? say("unpin") : say("pin"), () => actions.pin(chosen), {
        key: "P",
      }),
      this.#item(say("hide"), () => actions.hide(chosen), { key: "H" }),
      this.#item(say("keep"), () => actions.keep(chosen), { key: "K" }),
      this.#item(say("remove"), () => actions.remove(chosen), { key: "Delete" }),
      this.#line(),
      others.length === 1
        ? this.#item(say("pathBetween", model.nodes.get(others[0]).name), () => actions.path(others[0], id))
        : null,
      this.#item(say("pathMenu"), () => askPath(this.#app, id)),
    ];
  }

  // The relations by which a node can be expanded, with how many of how many are seen already.
  async #relations(id, box) {
    const { actions, api, model, relationName, say } = this.#app,
      mine = (this.#asked = new AbortController());
    box.append(make("p", { className: "soft", role: "presentation" }, say("loading")));
    try {
      const { relations } = await api.get(`entities/${id}`, {}, { signal: mine.signal });
      const totals = new Map();
      for (const { relation, direction, count } of relations) {
        const known = totals.get(relation) || { count: 0, directions: new Set() };
        totals.set(relation, { count: known.count + count, directions: known.directions.add(direction) });
      }
      const seen = (relation) =>
        [...model.edges.values()].filter((edge) => edge.relation === relation && (edge.from === id || edge.to === id))
          .length;
      box.replaceChildren(
        ...[...totals].map(([relation, { count, directions }]) => {
          const here = seen(relation),
            name = relationName(relation, directions.size === 1 ? [...directions][0] : "out");
          return this.#item(name, () => actions.expand([id], { relations: [relation] }), {
            count: here ? `${here} / ${count}` : count,
            disabled: here >= count,
          });
        }),
      );
    } catch (error) {
      if (error.name !== "AbortError") box.replaceChildren(make("p", { className: "problem" }, error.message));
    }
  }

  #ofEdge(id) {
    const { actions, model, say } = this.#app,
      { from, to, relation } = model.edges.get(id);
    return [
      make("p", { className: "of", role: "presentation" }, this.#app.relationName(relation)),
      this.#item(say("openEdge"), () => this.#app.openStatement(id, { focus: true })),
      this.#item(say("filterOut", this.#app.relationName(relation)), () =>
        model.filter((filters) => filters.relations.add(relation)),
      ),
      this.#line(),
      ...[from, to].map((end) =>
        this.#item(model.nodes.get(end).name, () => this.#app.openEntity(end, { focus: true }), {
          sign: this.#app.sign(model.nodes.get(end).cls),
        }),
      ),
      this.#line(),
      this.#item(say("hideBoth"), () => actions.hide([from, to])),
    ];
  }

  #ofCanvas() {
    const { actions, model, say } = this.#app;
    return [
      this.#item(say("tool.fit").replace(/[（(].*/, ""), () => this.#app.renderer.fit(), { key: "0" }),
      this.#item(say("tool.layout"), () => actions.arrange()),
      this.#item(say("chooseAll"), () => model.select(model.visible().nodes), { key: "Ctrl A" }),
      this.#line(),
      this.#item(say("undo"), () => actions.undo(), { key: "Ctrl Z", disabled: !model.canUndo }),
      this.#item(say("redo"), () => actions.redo(), { key: "Ctrl ⇧ Z", disabled: !model.canRedo }),
      this.#item(say("tool.eye"), () => actions.unhide(), {
        disabled: !model.hidden.size,
        count: model.hidden.size || null,
      }),
      this.#line(),
      this.#item(say("pathMenu"), () => askPath(this.#app)),
      this.#item(say("clearAll"), () => actions.remove([...model.nodes.keys()])),
    ];
  }

  #key(event) {
    const items = [...this.#box.querySelectorAll("[role=menuitem]:not(:disabled)")],
      at = items.indexOf(document.activeElement);
    const to = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items[(at - 1 + items.length) % items.length],
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (to) to.focus();
    else if (event.key === "Escape" || event.key === "Tab") this.close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
