// Make the page: the app that every part is handed, the tabs, the settings; then open what the address says.

import { api } from "./api.js";
import { keepAddress, readAddress, restore } from "./address.js";
import { drawSign, drawStroke, element, icon, make, makeSvg } from "./dom.js";
import { Actions } from "./actions.js";
import { words as exportWords } from "./export.js";
import { Filters } from "./filters.js";
import { Help } from "./help.js";
import { listenToKeys } from "./keys.js";
import { Panel } from "./panel.js";
import { grip } from "./panel/grip.js";
import { quotation } from "./panel/quotation.js";
import { Search } from "./search.js";
import { Model } from "./state.js";
import { Tabs } from "./tabs.js";
import { notice } from "./notices.js";
import { loadViews } from "./views.js";
import { Words } from "./words.js";

const words = new Words();
const model = new Model();

const app = {
  api,
  model,
  words,
  make,
  makeSvg,
  icon,
  overview: null,
  renderer: null, // the graph view sets it
  say: words.say,
  pick: words.pick,
  number: words.number,
  tell(text) {
    element("live").textContent = "";
    setTimeout(() => (element("live").textContent = text), 30);
  },
  notice: (text, kind, action) => notice(app, text, kind, action),
  // Say an error where it is seen; one that was asked for by cancelling is none.
  complain(error) {
    if (error.name === "AbortError") return;
    if (error.name !== "ApiError") console.error(error);
    app.notice(error.message, "problem");
  },
  classOf: (cls) => app.index.classes.get(cls) || { cls, zh: cls, en: cls, colour: "#777777", shape: "dot" },
  className: (cls) => app.pick(app.classOf(cls).zh, app.classOf(cls).en),
  sign: (cls) => drawSign(app.classOf(cls).colour, app.classOf(cls).shape),
  stroke: (status) => drawStroke(app.index.statuses.get(status)),
  statusName: (status) => {
    const known = app.index.statuses.get(status);
    return known ? app.pick(known.zh, known.en) : status;
  },
  chip: (status) =>
    !status || status === "stated" ? null : make("span", { className: `chip ${status}` }, app.statusName(status)),
  // Say a relation, from its object's side if the direction is "in".
  relationName(relation, direction = "out") {
    const known = app.index.relations.get(relation);
    if (!known) return relation;
    if (direction !== "in" || known.symmetric) return app.pick(known.zh, known.en);
    return app.pick(known.backZh || `被${known.zh}`, known.backEn || `${known.en} (from)`);
  },
  propertyName(property) {
    const known = (app.index.properties || new Map()).get(property);
    return known ? app.pick(known.zh, known.en) : property;
  },
  growth: (value) =>
    value === null || value === undefined ? "" : `${app.say("yoy")} ${value > 0 ? "+" : ""}${value}%`,
  quotation: (cited, options) => quotation(app, cited, options),
};

async function open() {
  // all at once: none of them needs another
  const start = location.hash ? null : api.get("start");
  start?.catch(() => {}); // told where it is awaited
  const [overview, address, views] = await Promise.all([api.get("overview"), readAddress(), loadViews()]);
  app.overview = overview;
  const by = (list, key) => new Map((list || []).map((one) => [one[key], one]));
  const { classes, relations, statuses, properties } = app.overview;
  app.index = {
    classes: by(classes, "cls"),
    relations: by(relations, "name"),
    statuses: by(statuses, "name"),
    properties: by(properties, "name"),
  };
  model.totals = {
    nodes: app.overview.counts.entities,
    edges: relations.reduce((sum, one) => sum + (one.count || 0), 0),
  };
  words.language = address.language || remembered("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
  if (address.theme) document.documentElement.dataset.theme = address.theme;
  for (const part of [...views, { words: exportWords }]) words.add(part.words);
  app.tabs = new Tabs(app, views);
  app.actions = new Actions(app);
  app.panel = new Panel(app);
  app.grip = grip(app);
  app.filters = new Filters(app);
  app.search = new Search(app);
  app.help = new Help(app);
  Object.assign(app, {
    show: (graph, options) => app.actions.show(graph, options),
    openEntity: (id, options) => app.actions.openEntity(id, options),
    openStatement: (id, options) => app.actions.openStatement(id, options),
    openArticle: (id, statement, options) => app.panel.open({ kind: "article", id, statement }, options),
    go: (view) => app.tabs.go(view),
    speak,
  });
  element("skip").onclick = (event) => {
    event.preventDefault(); // the address is taken
    element("stage").querySelector("section:not([hidden]) :is([tabindex='0'], input, button, textarea)")?.focus();
  };
  speak();
  listenToKeys(app);
  if (!(await restore(app, address))) {
    const { all_nodes, all_edges, ...graph } = await (start || api.get("start"));
    model.totals = { nodes: all_nodes ?? model.totals.nodes, edges: all_edges ?? model.totals.edges };
    app.actions.begin(graph);
  }
  keepAddress(app);
  document.documentElement.dataset.state = "ready";
}

function remembered(key) {
  try {
    return localStorage.getItem(`zonekg.${key}`);
  } catch {
    return null; // storage is switched off
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(`zonekg.${key}`, value);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
}

// Set every word of the page in the language chosen.
function speak() {
  document.documentElement.lang = app.pick("zh-Hans", "en");
  document.title = app.say("title");
  element("name").textContent = app.say("title");
  element("skip").textContent = app.say("skip");
  settings();
  app.tabs.speak();
  for (const part of [app.filters, app.search, app.panel, app.grip, app.help]) part.speak();
  sayExtent();
}

function settings() {
  const { theme } = document.documentElement.dataset;
  const other = theme === "dark" ? "light" : "dark";
  const filters = make(
    "button",
    {
      type: "button",
      id: "filters-button",
      className: "square",
      title: app.say("filters"),
      "aria-label": app.say("filters"),
      "aria-expanded": String(document.body.classList.contains("show-filters")),
      "aria-controls": "filters",
    },
    icon("filter"),
  );
  filters.onclick = () => filters.setAttribute("aria-expanded", String(document.body.classList.toggle("show-filters")));
  element("settings").replaceChildren(
    filters,
    make(
      "button",
      { type: "button", id: "language", title: app.say("toOther"), onclick: changeLanguage },
      app.say("other"),
    ),
    make(
      "button",
      {
        type: "button",
        id: "theme",
        className: "square",
        title: app.say(other),
        "aria-label": app.say(other),
        onclick: () => changeTheme(other),
      },
      icon(other === "dark" ? "moon" : "sun"),
    ),
    make(
      "button",
      {
        type: "button",
        id: "help-button",
        className: "square",
        title: app.say("help"),
        "aria-label": app.say("help"),
        onclick: () => app.help.open(),
      },
      icon("help"),
    ),
  );
}

function changeLanguage() {
  words.language = app.pick("en", "zh");
  remember("language", words.language);
  speak();
  model.dispatchEvent(new Event("look"));
  element("language").focus();
}

function changeTheme(theme) {
  document.documentElement.dataset.theme = theme;
  remember("theme", theme);
  settings();
  app.tabs.theme();
  model.dispatchEvent(new Event("look"));
  element("theme").focus();
}

function sayExtent() {
  const { nodes, edges } = model.visible(),
    { number, say } = app;
  const text = say(
    "extent",
    number(nodes.size),
    number(model.totals.nodes),
    number(edges.size),
    number(model.totals.edges),
  );
  element("extent").textContent =
    text + (model.hidden.size ? say("hiddenSome", model.hidden.size) : "") + (model.filtered ? say("filteredNow") : "");
}

for (const event of ["change", "filter"]) model.addEventListener(event, sayExtent);

globalThis.zonekg = app; // for the console, and for tests

open().catch((error) => {
  console.error(error);
  document.documentElement.dataset.state = "failed";
  element("stage").replaceChildren(
    make(
      "div",
      { className: "failed", role: "alert" },
      make("h1", {}, "zonekg"),
      make("p", {}, error.message),
      make("button", { type: "button", onclick: () => location.reload() }, "再试一次 · Try again"),
    ),
  );
});
