// The columns of the two tables that are the twin of the graph: what a row shows and by what it is sorted.
// A column is {key, word, cell(row), value?(row), type?}; `value` is what is sorted by, else the row's own `key`.

import { make } from "./dom.js";

const button = (text, onclick, more = {}) =>
  make("button", { type: "button", className: "name", onclick, ...more }, text);

// A name with the sign of its class, which opens it.
function signed(app, id) {
  const { cls, name } = app.model.nodes.get(id);
  const open = () => app.openEntity(id, { focus: true });
  return make("span", { className: "signed" }, app.sign(cls), button(name, open));
}

export function nodesTable(app) {
  const { actions, model, say } = app;

  function deeds({ id, name }) {
    const all = [
      ["expand", () => actions.expand([id])],
      ["collapse", () => actions.collapse(id)],
      [model.pinned.has(id) ? "unpin" : "pin", () => actions.pin([id])],
      ["hide", () => actions.hide([id])],
    ];
    const does = (act) => () => Promise.resolve(act()).catch(app.complain);
    return all.map(([key, act]) => [button(say(key), does(act), { "aria-label": `${say(key)} ${name}` }), " "]);
  }

  return {
    rows: () => [...model.visible().nodes].map((id) => ({ ...model.nodes.get(id), ties: model.ties(id).length })),
    text: ({ name, aliases, cls }) => `${name} ${aliases.join(" ")} ${app.className(cls)}`,
    label: ({ name }) => name,
    chosen: ({ id }) => model.selection.nodes.has(id),
    choose: ({ id }, on) => model.selection.nodes.has(id) !== on && model.toggle(id),
    columns: [
      { key: "name", word: "tableName", cell: ({ id }) => signed(app, id) },
      { key: "cls", word: "tableClass", value: ({ cls }) => app.className(cls) },
      { key: "ties", word: "tableTies", type: "number" },
      { key: "articles", word: "tableArticles", type: "number" },
      { key: "aliases", word: "tableAliases", value: ({ aliases }) => aliases.join("、") },
      { key: null, word: "tableDeeds", cell: deeds, type: "deeds-cell" },
    ],
  };
}

export function edgesTable(app) {
  const { model } = app;
  const nameOf = (id) => model.nodes.get(id).name;
  const said = ({ relation }) => app.relationName(relation);

  function details({ qualifiers }) {
    const parts = Object.entries(qualifiers);
    return parts.map(([key, value]) => (key === "title" ? value : `${app.propertyName(key)} ${value}`)).join(" · ");
  }

  return {
    rows: () => [...model.visible().edges].map((id) => model.edges.get(id)),
    text: (edge) => `${nameOf(edge.from)} ${said(edge)} ${nameOf(edge.to)} ${Object.values(edge.qualifiers).join(" ")}`,
    label: (edge) => `${nameOf(edge.from)} ${said(edge)} ${nameOf(edge.to)}`,
    chosen: ({ id, from, to }) =>
      model.selection.edge === id || (model.selection.nodes.has(from) && model.selection.nodes.has(to)),
    choose: ({ id }, on) => model.select([], on ? id : null),
    columns: [
      { key: "from", word: "tableFrom", cell: ({ from }) => signed(app, from), value: ({ from }) => nameOf(from) },
      {
        key: "relation",
        word: "tableRelation",
        cell: (edge) => button(said(edge), () => app.openStatement(edge.id, { focus: true })),
        value: said,
      },
      { key: "to", word: "tableTo", cell: ({ to }) => signed(app, to), value: ({ to }) => nameOf(to) },
      {
        key: "status",
        word: "tableStatus",
        cell: ({ status }) => app.chip(status) || app.statusName(status),
        value: ({ status }) => app.statusName(status),
      },
      { key: "more", word: "tableMore", value: details },
      { key: "dates", word: "tableDates", value: ({ dates }) => dates.join("、") },
      { key: "outlets", word: "tableOutlets", value: ({ outlets }) => outlets.join("、") },
      { key: "articles", word: "tableArticles", type: "number" },
      { key: "confidence", word: "tableConfidence", cell: ({ confidence }) => confidence.toFixed(2), type: "number" },
    ],
  };
}
