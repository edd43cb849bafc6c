// The filters beside the graph, which are its legend as well: class, status, relation, source, and date of article.

import { element, icon, make } from "./dom.js";

const KINDS = ["classes", "statuses", "relations", "outlets"];

export class Filters {
  #app;
  #folded = new Set(["outlets"]);

  constructor(app) {
    this.#app = app;
    for (const event of ["change", "filter"]) app.model.addEventListener(event, () => this.#later());
  }

  #waiting = false;
  #later() {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#render();
    });
  }

  speak() {
    element("filters").setAttribute("aria-label", this.#app.say("filters"));
    this.#render();
  }

  // The keys of each kind that occur in the picture, in the order of the overview, with their numbers.
  #counts() {
    const { model, overview } = this.#app,
      found = Object.fromEntries(KINDS.map((kind) => [kind, new Map()]));
    const add = (kind, key) => found[kind].set(key, (found[kind].get(key) || 0) + 1);
    for (const node of model.nodes.values()) add("classes", node.cls);
    for (const edge of model.edges.values()) {
      add("relations", edge.relation);
      add("statuses", edge.status);
      for (const outlet of edge.outlets) add("outlets", outlet);
    }
    const order = {
      classes: overview.classes.map(({ cls }) => cls),
      relations: overview.relations.map(({ name }) => name),
      statuses: overview.statuses.map(({ name }) => name),
      outlets: overview.outlets.map(({ name }) => name),
    };
    return Object.fromEntries(
      KINDS.map((kind) => {
        const known = new Set(order[kind]),
          keys = [...order[kind], ...[...found[kind].keys()].filter((key) => !known.has(key)).sort()];
        return [
          kind,
          keys
            .filter((key) => found[kind].has(key) || this.#app.model.filters[kind].has(key))
            .map((key) => [key, found[kind].get(key) || 0]),
        ];
      }),
    );
  }

  #name(kind, key) {
    const { app } = { app: this.#app };
    return {
      classes: app.className,
      relations: app.relationName,
      statuses: app.statusName,
      outlets: (outlet) => outlet || app.say("noOutlet"),
    }[kind](key);
  }

  #sign(kind, key) {
    return kind === "classes" ? this.#app.sign(key) : kind === "statuses" ? this.#app.stroke(key) : null;
  }

  #row(kind, [key, count]) {
    const { model, number, say } = this.#app,
      off = model.filters[kind].has(key),
      name = this.#name(kind, key);
    const box = make("input", { type: "checkbox", checked: !off });
    box.onchange = () => model.filter((filters) => filters[kind][box.checked ? "delete" : "add"](key));
    const line = make(
      "label",
      { title: name, className: off ? "off" : "" },
      box,
      this.#sign(kind, key),
      make("span", { className: "grow" }, name),
      make("small", {}, number(count)),
    );
    const only = make(
      "button",
      {
        type: "button",
        className: "bare only",
        "aria-label": say("onlyThis", name),
        onclick: () => this.#only(kind, key),
      },
      say("only"),
    );
    const row = make("div", { className: "row" }, line, only);
    row.dataset.key = key;
    return row;
  }

  // Show this one of its kind alone.
  #only(kind, key) {
    const keys = this.#counts()
      [kind].map(([one]) => one)
      .filter((one) => one !== key);
    this.#app.model.filter((filters) => (filters[kind] = new Set(keys)));
  }

  #group(kind, rows) {
    const { model, say } = this.#app,
      off = model.filters[kind],
      folded = this.#folded.has(kind);
    const flip = make(
      "button",
      { type: "button", className: "bare flip", id: `flip-${kind}` },
      off.size ? say("all") : say("none"),
    );
    flip.onclick = () =>
      model.filter((filters) => (filters[kind] = off.size ? new Set() : new Set(rows.map(([key]) => key))));
    const fold = make(
      "button",
      {
        type: "button",
        className: "bare fold",
        id: `fold-${kind}`,
        "aria-expanded": String(!folded),
        "aria-controls": `filter-${kind}`,
      },
      make("span", { className: "turn", "aria-hidden": "true" }, "▸"),
      say(kind),
      off.size ? make("span", { className: "count" }, `−${off.size}`) : null,
    );
    fold.onclick = () => {
      this.#folded[folded ? "delete" : "add"](kind);
      this.#render();
    };
    const body = make(
      "div",
      { id: `filter-${kind}`, role: "group", "aria-label": say(kind), hidden: folded },
      rows.map((row) => this.#row(kind, row)),
    );
    const section = make("section", {}, make("h2", {}, fold, flip), body);
    section.dataset.kind = kind;
    return section;
  }

  #dates() {
    const { model, overview, say } = this.#app,
      { first, last } = overview.period || {};
    if (!first) return null;
    const field = (which) => {
      const input = make("input", {
        type: "date",
        id: `filter-${which}`,
        value: model.filters[which].length === 10 ? model.filters[which] : "",
        min: first,
        max: last,
      });
      input.onchange = () => model.filter((filters) => (filters[which] = input.value));
      return make("label", { className: "date" }, make("span", {}, say(which)), input);
    };
    const section = make(
      "section",
      {},
      make("h2", {}, make("span", { className: "fold" }, say("dates"))),
      field("since"),
      field("until"),
    );
    section.dataset.kind = "dates";
    return section;
  }

  #render() {
    const box = element("filters"),
      { model, say } = this.#app,
      focus = box.contains(document.activeElement) ? this.#placeOf(document.activeElement) : null;
    const counts = this.#counts(),
      top = box.scrollTop;
    const head = make(
      "div",
      { className: "head" },
      icon("filter"),
      make("strong", { className: "grow" }, say("filters")),
    );
    const clear = make(
      "button",
      { type: "button", className: "bare", id: "clear-filters", disabled: !model.filtered },
      say("clear"),
    );
    clear.onclick = () => this.clear();
    head.append(clear);
    box.replaceChildren(
      head,
      ...KINDS.filter((kind) => counts[kind].length).map((kind) => this.#group(kind, counts[kind])),
      ...[this.#dates()].filter(Boolean),
    );
    box.scrollTop = top;
    if (focus) box.querySelector(focus)?.focus();
  }

  // Let everything through.
  clear() {
    this.#app.model.filter((filters) => {
      for (const kind of KINDS) filters[kind] = new Set();
      filters.since = filters.until = "";
    });
  }

  // How to find again what has the focus, after all is made anew.
  #placeOf(focused) {
    if (focused.id) return `#${focused.id}`;
    const line = focused.closest("[data-key]");
    const what = focused.matches(".only") ? ".only" : "input";
    return line
      ? `[data-kind="${line.closest("[data-kind]").dataset.kind}"] [data-key="${CSS.escape(line.dataset.key)}"] ${what}`
      : null;
  }
}
