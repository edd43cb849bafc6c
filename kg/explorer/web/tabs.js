// The tabs of the views. A view is made when its tab is first opened, and kept.

import { element, make } from "./dom.js";

export class Tabs {
  #app;
  #views;
  #made = new Map();
  #waiting = new Map(); // states for views that are not made yet
  current = null;

  constructor(app, views) {
    this.#app = app;
    this.#views = new Map(views.map((view) => [view.id, view]));
    for (const id of this.#views.keys()) {
      const label = make("span");
      element("tabs").append(
        make(
          "button",
          {
            type: "button",
            role: "tab",
            id: `tab-${id}`,
            tabIndex: -1,
            "aria-selected": "false",
            "aria-controls": `view-${id}`,
            onclick: () => this.go(id),
          },
          label,
        ),
      );
      element("stage").append(
        make("section", {
          id: `view-${id}`,
          className: `view ${id}`,
          role: "tabpanel",
          "aria-labelledby": `tab-${id}`,
          hidden: true,
        }),
      );
    }
    element("tabs").onkeydown = (event) => this.#key(event);
  }

  get ids() {
    return [...this.#views.keys()];
  }

  view(id) {
    return this.#made.get(id);
  }

  go(id) {
    if (!this.#views.has(id)) id = this.ids[0];
    const view = this.#views.get(id),
      before = this.current;
    this.current = id;
    for (const one of this.ids) {
      element(`view-${one}`).hidden = one !== id;
      element(`tab-${one}`).setAttribute("aria-selected", String(one === id));
      element(`tab-${one}`).tabIndex = one === id ? 0 : -1;
    }
    document.body.classList.toggle("no-filters", !view.filters);
    document.body.dataset.view = id;
    if (!this.#made.has(id)) {
      this.#made.set(id, view.mount(element(`view-${id}`), this.#app) || {});
      if (this.#waiting.has(id)) this.#restore(id, this.#waiting.get(id));
    }
    Promise.resolve(this.#made.get(id).shown?.()).catch((error) => this.#app.complain(error));
    if (before !== id) this.#app.model.dispatchEvent(new Event("view"));
  }

  // What each view that was opened wants kept in the address.
  state() {
    const kept = {};
    for (const [id, made] of this.#made) {
      const state = made.state?.();
      if (state !== undefined && state !== null) kept[id] = state;
    }
    return kept;
  }

  restore(states) {
    for (const [id, state] of Object.entries(states || {})) {
      if (this.#made.has(id)) this.#restore(id, state);
      else this.#waiting.set(id, state);
    }
  }

  #restore(id, state) {
    Promise.resolve(this.#made.get(id).restore?.(state)).catch((error) => this.#app.complain(error));
  }

  speak() {
    element("tabs").setAttribute("aria-label", this.#app.say("views"));
    for (const id of this.ids) element(`tab-${id}`).firstChild.textContent = this.#app.say(id);
    for (const made of this.#made.values()) made.words?.();
  }

  theme() {
    for (const made of this.#made.values()) made.theme?.();
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key],
      ids = this.ids;
    const to = step
      ? ids[(ids.indexOf(this.current) + step + ids.length) % ids.length]
      : { Home: ids[0], End: ids.at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    this.go(to);
    element(`tab-${to}`).focus();
  }
}
