// The search box: names, aliases, pinyin, initials, found by the server; arrows choose, Enter opens.

import { composing, element, icon } from "./dom.js";

const WAIT = 30; // ms after the last letter

// An input with suggestions of entities below it. `cls` asks for a class, `onpick` gets the Brief that was chosen.
export function entityBox(app, { id, label, cls, onpick, clear = false }) {
  const { make, say } = app,
    list = `${id}-hits`;
  let found = [],
    chosen = 0,
    asked = null,
    timer = 0,
    waiting = false;
  const input = make("input", {
    id,
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    "aria-expanded": "false",
    "aria-controls": list,
    "aria-autocomplete": "list",
  });
  const hits = make("ul", { id: list, role: "listbox", className: "hits", hidden: true });
  const box = make("div", { className: "entity-box" }, icon("search"), input, hits);

  async function find() {
    asked?.abort();
    const q = input.value.trim(),
      mine = (asked = new AbortController());
    if (!q) return close();
    try {
      const answer = await app.api.get("search", { q, limit: 20, class: cls }, { signal: mine.signal });
      if (asked !== mine) return;
      [found, chosen] = [answer.found, 0];
      render();
      app.tell(found.length ? say("hits", found.length) : say("nothing"));
      if (waiting && found.length) pick(found[0]);
      waiting = false;
    } catch (error) {
      if (error.name !== "AbortError") close();
      app.complain(error);
    }
  }

  function line(brief, at) {
    const other = brief.form && brief.form !== brief.name ? make("small", {}, brief.form) : null;
    const item = make(
      "li",
      { role: "option", id: `${list}-${at}`, "aria-selected": String(at === chosen) },
      app.sign(brief.cls),
      make("span", { className: "grow" }, brief.name, other),
      make("small", {}, app.className(brief.cls)),
    );
    item.onmousedown = (event) => {
      event.preventDefault();
      pick(brief);
    };
    return item;
  }

  function render() {
    hits.hidden = false;
    hits.setAttribute("aria-label", label());
    input.setAttribute("aria-expanded", "true");
    hits.replaceChildren(
      ...(found.length
        ? found.map(line)
        : [
            make(
              "li",
              { role: "option", "aria-disabled": "true", "aria-selected": "false", className: "soft" },
              say("nothing"),
            ),
          ]),
    );
    if (found.length) input.setAttribute("aria-activedescendant", `${list}-${chosen}`);
    else input.removeAttribute("aria-activedescendant");
    hits.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    asked?.abort();
    [asked, found, waiting] = [null, [], false];
    hits.hidden = true;
    hits.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function pick(brief) {
    close();
    input.value = clear ? "" : brief.name;
    onpick(brief);
  }

  input.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(find, WAIT);
  };
  input.onblur = close;
  input.onkeydown = (event) => {
    if (composing(event)) return; // the key belongs to the input method
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      chosen = (chosen + step + found.length) % found.length;
      render();
    } else if (event.key === "Enter") {
      if (found.length) pick(found[chosen]);
      else if (input.value.trim()) waiting = true; // Enter came before the answer
    } else if (event.key === "Escape" && (input.value || !hits.hidden)) {
      input.value = "";
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const speak = () => {
    input.placeholder = label();
    input.setAttribute("aria-label", label());
  };
  speak();
  return { element: box, input, speak, set: (brief) => (input.value = brief ? brief.name : "") };
}

export class Search {
  #box;

  constructor(app) {
    this.#box = entityBox(app, {
      id: "query",
      label: () => app.say("search"),
      onpick: (brief) => app.openEntity(brief.id, { focus: true }),
      clear: true,
    });
    element("search").append(this.#box.element);
  }

  speak() {
    this.#box.speak();
  }

  focus() {
    this.#box.input.focus();
    this.#box.input.select();
  }
}
