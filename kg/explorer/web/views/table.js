// The twin of the graph: the same nodes and edges as tables that can be sorted, searched and walked by keyboard, with
// the same choice as the picture.

import { make } from "../dom.js";

const PAGE = 100;

export const id = "table";
export const filters = true;
export const words = {
  table: ["表格", "Table"],
  tableNodes: ["节点（{0}）", "Nodes ({0})"],
  tableEdges: ["关系（{0}）", "Relations ({0})"],
  tableFind: ["在表中查找", "Find in the table"],
  tableChosen: ["只看选中的", "Chosen ones only"],
  tableChoose: ["选择 {0}", "Choose {0}"],
  tableName: ["名称", "Name"],
  tableClass: ["类别", "Class"],
  tableTies: ["图中关系", "Relations here"],
  tableArticles: ["文章", "Articles"],
  tableAliases: ["别名", "Also called"],
  tableFrom: ["主体", "Subject"],
  tableRelation: ["关系", "Relation"],
  tableTo: ["客体", "Object"],
  tableStatus: ["状态", "Status"],
  tableMore: ["说明", "Details"],
  tableDates: ["文章日期", "Article dates"],
  tableOutlets: ["来源", "Sources"],
  tableConfidence: ["置信度", "Confidence"],
  tablePage: ["第 {0}–{1} 行，共 {2} 行", "Rows {0} to {1} of {2}"],
  tablePrevious: ["上一页", "Previous"],
  tableNext: ["下一页", "Next"],
  tableEmpty: ["没有符合的行", "No row fits"],
  tableDeeds: ["操作", "Actions"],
};

const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin", { numeric: true });
const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));

export function mount(container, app) {
  const { model, say } = app;
  const state = { kind: "nodes", sort: { nodes: ["ties", -1], edges: ["from", 1] }, page: 0, find: "", chosen: false };
  const nameOf = (node) => model.nodes.get(node)?.name || "";
  const button = (text, onclick, more = {}) => make("button", { type: "button", className: "name", onclick, ...more }, text);

  const tables = {
    nodes: {
      rows: () => [...model.visible().nodes].map((node) => ({ id: node, ...model.nodes.get(node), ties: model.ties(node).length })),
      text: ({ name, aliases, cls }) => `${name} ${aliases.join(" ")} ${app.className(cls)}`,
      chosen: ({ id: node }) => model.selection.nodes.has(node),
      choose: ({ id: node }, on) => model.select(on ? [...model.selection.nodes, node] : [...model.selection.nodes].filter((one) => one !== node)),
      label: ({ name }) => name,
      columns: [
        ["name", "tableName", ({ id: node, name, cls }) => make("span", { className: "signed" }, app.sign(cls), button(name, () => app.openEntity(node, { focus: true })))],
        ["cls", "tableClass", ({ cls }) => app.className(cls), ({ cls }) => app.className(cls)],
        ["ties", "tableTies", ({ ties }) => String(ties), null, "number"],
        ["articles", "tableArticles", ({ articles }) => String(articles), null, "number"],
        ["aliases", "tableAliases", ({ aliases }) => aliases.join("、"), ({ aliases }) => aliases.join("、")],
        [null, "tableDeeds", ({ id: node }) => [["expand", () => app.actions.expand([node]).catch(app.complain)], ["collapse", () => app.actions.collapse(node)], [model.pinned.has(node) ? "unpin" : "pin", () => app.actions.pin([node])], ["hide", () => app.actions.hide([node])]].map(([key, act]) => [button(say(key), act, { "aria-label": `${say(key)} ${nameOf(node)}` }), " "]), null, "deeds-cell"],
      ],
    },
    edges: {
      rows: () => [...model.visible().edges].map((edge) => model.edges.get(edge)),
      text: ({ from, to, relation, qualifiers }) => `${nameOf(from)} ${app.relationName(relation)} ${nameOf(to)} ${Object.values(qualifiers).join(" ")}`,
      chosen: ({ id: edge, from, to }) => model.selection.edge === edge || (model.selection.nodes.has(from) && model.selection.nodes.has(to)),
      choose: ({ id: edge }, on) => model.select([], on ? edge : null),
      label: ({ from, to, relation }) => `${nameOf(from)} ${app.relationName(relation)} ${nameOf(to)}`,
      columns: [
        ["from", "tableFrom", ({ from }) => end(from), ({ from }) => nameOf(from)],
        ["relation", "tableRelation", ({ id: edge, relation }) => button(app.relationName(relation), () => app.openStatement(edge, { focus: true })), ({ relation }) => app.relationName(relation)],
        ["to", "tableTo", ({ to }) => end(to), ({ to }) => nameOf(to)],
        ["status", "tableStatus", ({ status }) => app.chip(status) || app.statusName(status), ({ status }) => app.statusName(status)],
        ["more", "tableMore", ({ qualifiers }) => detail(qualifiers), ({ qualifiers }) => detail(qualifiers)],
        ["dates", "tableDates", ({ dates }) => dates.join("、"), ({ dates }) => dates[0] || ""],
        ["outlets", "tableOutlets", ({ outlets }) => outlets.join("、"), ({ outlets }) => outlets.join("、")],
        ["articles", "tableArticles", ({ articles }) => String(articles), null, "number"],
        ["confidence", "tableConfidence", ({ confidence }) => confidence.toFixed(2), null, "number"],
      ],
    },
  };
  const end = (node) => make("span", { className: "signed" }, app.sign(model.nodes.get(node).cls), button(nameOf(node), () => app.openEntity(node, { focus: true })));
  const detail = (qualifiers) => Object.entries(qualifiers).map(([key, value]) => (key === "title" ? value : `${app.propertyName(key)} ${value}`)).join(" · ");

  const kinds = make("div", { className: "kinds", role: "group" }), find = make("input", { type: "search", id: "table-find" });
  const only = make("input", { type: "checkbox", id: "table-chosen" }), onlyText = make("span");
  const status = make("p", { className: "soft", role: "status" }), pages = make("div", { className: "pages" });
  const many = make("span", { className: "many", role: "group" });
  const box = make("div", { className: "scroll", tabIndex: 0, role: "region" });
  container.append(make("div", { className: "tools" }, kinds, find, make("label", {}, only, " ", onlyText), many, make("span", { className: "grow" }), status, pages), box);

  find.oninput = () => (Object.assign(state, { find: find.value.trim().toLowerCase(), page: 0 }), render());
  only.onchange = () => (Object.assign(state, { chosen: only.checked, page: 0 }), render());

  function render(focus = null) {
    if (container.hidden) return;
    const table = tables[state.kind], [key, way] = state.sort[state.kind], column = table.columns.find(([one]) => one === key);
    const value = column[3] || ((row) => row[key]);
    let rows = table.rows();
    if (state.find) rows = rows.filter((row) => table.text(row).toLowerCase().includes(state.find));
    if (state.chosen) rows = rows.filter(table.chosen);
    rows = rows.map((row) => [value(row), row]).sort(([a], [b]) => compare(a, b) * way).map(([, row]) => row);
    state.page = Math.max(0, Math.min(state.page, Math.ceil(rows.length / PAGE) - 1));
    const first = state.page * PAGE, shown = rows.slice(first, first + PAGE);
    status.textContent = rows.length ? say("tablePage", first + 1, first + shown.length, app.number(rows.length)) : say("tableEmpty");
    pages.replaceChildren(...(rows.length > PAGE ? [turn("tablePrevious", -1, state.page === 0), turn("tableNext", 1, first + PAGE >= rows.length)] : []));
    kinds.replaceChildren(...Object.keys(tables).map((kind) => make("button", { type: "button", "aria-pressed": String(kind === state.kind), onclick: () => (Object.assign(state, { kind, page: 0 }), render(), kinds.querySelector("[aria-pressed=true]").focus()) }, say(kind === "nodes" ? "tableNodes" : "tableEdges", app.number(model.visible()[kind].size)))));
    const chosen = [...model.selection.nodes], { actions } = app;
    const deeds = [["expandAll", () => actions.expand(chosen)], ["pin", () => actions.pin(chosen)], ["hide", () => actions.hide(chosen)], ["remove", () => actions.remove(chosen)]];
    many.setAttribute("aria-label", say("chosen", chosen.length));
    many.replaceChildren(...(chosen.length && state.kind === "nodes" ? [make("small", { className: "soft" }, say("chosen", chosen.length)), ...deeds.map(([key, act]) => make("button", { type: "button", onclick: () => Promise.resolve(act()).catch(app.complain) }, say(key)))] : []));
    const heads = table.columns.map(([name, label, , , type]) => {
      const sorted = name === key, head = make("th", { scope: "col", className: type || "", "aria-sort": sorted ? (way > 0 ? "ascending" : "descending") : "none" });
      head.append(name ? make("button", { type: "button", className: "bare", id: `sort-${name}`, onclick: () => sort(name, type) }, say(label), make("span", { "aria-hidden": "true" }, sorted ? (way > 0 ? " ▲" : " ▼") : "")) : say(label));
      return head;
    });
    const lines = shown.map((row) => {
      const on = table.chosen(row), tick = make("input", { type: "checkbox", checked: on, "aria-label": say("tableChoose", table.label(row)), onchange: () => table.choose(row, tick.checked) });
      tick.dataset.row = row.id;
      return make("tr", { className: on ? "chosen" : "" }, make("td", {}, tick), table.columns.map(([, , cell, , type]) => make("td", { className: type || "" }, cell(row))));
    });
    const caption = make("caption", { className: "unseen" }, say("table"));
    box.setAttribute("aria-label", say("table"));
    box.replaceChildren(make("table", { className: "data" }, caption, make("thead", {}, make("tr", {}, make("td"), heads)), make("tbody", {}, lines)));
    if (focus) box.querySelector(focus)?.focus();
  }

  function sort(name, type) {
    const [key, way] = state.sort[state.kind];
    state.sort[state.kind] = [name, key === name ? -way : type === "number" ? -1 : 1];
    render(`#sort-${name}`);
  }

  const turn = (label, step, disabled) => make("button", { type: "button", disabled, onclick: () => ((state.page += step), render(), (box.scrollTop = 0), box.focus()) }, say(label));

  for (const event of ["change", "filter", "select"]) {
    model.addEventListener(event, () => {
      const focused = document.activeElement?.dataset?.row, top = box.scrollTop;
      render(focused ? `[data-row="${CSS.escape(focused)}"]` : null);
      box.scrollTop = top;
    });
  }
  const speak = () => {
    find.placeholder = say("tableFind");
    find.setAttribute("aria-label", say("tableFind"));
    onlyText.textContent = say("tableChosen");
    kinds.setAttribute("aria-label", say("table"));
    render();
  };
  speak();
  return {
    words: speak,
    shown: () => render(),
    state: () => ({ kind: state.kind, sort: state.sort[state.kind], find: state.find }),
    restore({ kind, sort: [key, way], find: text }) {
      if (!tables[kind] || !tables[kind].columns.some(([one]) => one === key)) return;
      Object.assign(state, { kind, find: text || "" });
      state.sort[kind] = [key, way > 0 ? 1 : -1];
      find.value = text || "";
      render();
    },
  };
}
