// The panel beside the views: an entity, a statement with its sentences, or an article; one can go back.

import { element, icon, make } from "./dom.js";
import { articlePage } from "./panel/article.js";
import { entityPage } from "./panel/entity.js";
import { statementPage } from "./panel/statement.js";

const PAGES = { entity: entityPage, statement: statementPage, article: articlePage };
const KEPT = 40;

export class Panel {
  #app;
  #past = [];
  #current = null;
  #loading = null;

  constructor(app) {
    this.#app = app;
    element("panel").onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    };
  }

  get current() {
    return this.#current;
  }

  // Open a page {kind, id, statement?}; `focus` moves the focus to it.
  open(page, { focus = false } = {}) {
    if (this.#current && JSON.stringify(this.#current) !== JSON.stringify(page)) {
      this.#past.push(this.#current);
      if (this.#past.length > KEPT) this.#past.shift();
    }
    this.#current = page;
    return this.#render(focus);
  }

  back() {
    if (!this.#past.length) return;
    this.#current = this.#past.pop();
    this.#render(true);
  }

  close({ quiet = false } = {}) {
    if (!this.#current) return;
    const inside = element("panel").contains(document.activeElement);
    this.#current = null;
    this.#past = [];
    this.#render(false);
    if (inside)
      (this.#app.tabs.current === "graph" ? element("canvas") : element(`tab-${this.#app.tabs.current}`)).focus();
    if (!quiet) this.#app.model.select([]);
  }

  speak() {
    element("panel").setAttribute("aria-label", this.#app.say("panel"));
    if (this.#current) this.#render(false);
  }

  async #render(focus) {
    const box = element("panel"),
      { say } = this.#app;
    this.#loading?.abort();
    const mine = (this.#loading = new AbortController());
    box.hidden = this.#current === null;
    document.body.classList.toggle("with-panel", this.#current !== null);
    this.#app.model.dispatchEvent(new Event("panel"));
    if (!this.#current) return box.replaceChildren();
    const page = this.#current,
      bar = make("div", { className: "bar" });
    const back = make(
      "button",
      {
        type: "button",
        className: "bare square",
        "aria-label": say("back"),
        title: say("back"),
        hidden: !this.#past.length,
        onclick: () => this.back(),
      },
      icon("back"),
    );
    const close = make(
      "button",
      {
        type: "button",
        className: "bare square",
        id: "panel-close",
        "aria-label": say("close"),
        title: say("close"),
        onclick: () => this.close(),
      },
      icon("close"),
    );
    const kind = make("span", { className: "grow kind" });
    bar.append(back, kind, close);
    const body = make("div", { className: `page ${page.kind}` });
    box.setAttribute("aria-busy", "true");
    try {
      await PAGES[page.kind](this.#app, page, { body, kind, signal: mine.signal });
    } catch (error) {
      if (error.name === "AbortError") return;
      body.replaceChildren(
        make("p", { className: "problem", role: "alert" }, error.message),
        make("button", { type: "button", onclick: () => this.#render(true) }, say("retry")),
      );
      if (error.name !== "ApiError") console.error(error);
    }
    if (this.#loading !== mine) return;
    box.setAttribute("aria-busy", "false");
    box.replaceChildren(bar, body);
    const marked = body.querySelector(".now");
    box.scrollTop = 0;
    if (marked) marked.scrollIntoView({ block: "center" });
    if (focus) box.focus({ preventScroll: true });
  }
}
