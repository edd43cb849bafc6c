// The twin of the graph: the same nodes and edges as tables that can be sorted, searched and walked by keyboard, with
// the same choice as the picture.

import { make } from "../dom.js";
import { edgesTable, nodesTable } from "../tables.js";

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
const compare = (a, b) =>
  typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));

export function mount(container, app) {
  const { actions, model, say } = app;
  const tables = { nodes: nodesTable(app), edges: edgesTable(app) };
  const state = { kind: "nodes", sort: { nodes: ["ties", -1], edges: ["from", 1] }, page: 0, find: "", chosen: false };

  const kinds = make("div", { className: "kinds", role: "group" });
  const find = make("input", { type: "search", id: "table-find" });
  const only = make("input", { type: "checkbox", id: "table-chosen" });
  const onlyText = make("span");
  const many = make("span", { className: "many", role: "group" });
  const status = make("p", { className: "soft", role: "status" });
  const pages = make("div", { className: "pages" });
  const box = make("div", { className: "scroll", tabIndex: 0, role: "region" });
  const choice = make("label", {}, only, " ", onlyText);
  const tools = [kinds, find, choice, many, make("span", { className: "grow" }), status, pages];
  container.append(make("div", { className: "tools" }, tools), box);

  function change(to) {
    Object.assign(state, { page: 0 }, to);
    render();
  }
  find.oninput = () => change({ find: find.value.trim().toLowerCase() });
  only.onchange = () => change({ chosen: only.checked });

  // The rows that fit what is looked for, sorted.
  function rowsOf(table) {
    const [key, way] = state.sort[state.kind];
    const value = table.columns.find((column) => column.key === key).value || ((row) => row[key]);
    let rows = table.rows();
    if (state.find) rows = rows.filter((row) => table.text(row).toLowerCase().includes(state.find));
    if (state.chosen) rows = rows.filter(table.chosen);
    const keyed = rows.map((row) => [value(row), row]);
    return keyed.sort(([a], [b]) => compare(a, b) * way).map(([, row]) => row);
  }

  function render(focus = null) {
    if (container.hidden) return;
    const table = tables[state.kind];
    const rows = rowsOf(table);
    state.page = Math.max(0, Math.min(state.page, Math.ceil(rows.length / PAGE) - 1));
    const shown = rows.slice(state.page * PAGE, (state.page + 1) * PAGE);
    renderTools(rows.length, shown.length);
    box.setAttribute("aria-label", say("table"));
    box.replaceChildren(
      make(
        "table",
        { className: "data" },
        make("caption", { className: "unseen" }, say("table")),
        make("thead", {}, make("tr", {}, make("td"), table.columns.map(headOf))),
        make(
          "tbody",
          {},
          shown.map((row) => lineOf(table, row)),
        ),
      ),
    );
    if (focus) box.querySelector(focus)?.focus();
  }

  function renderTools(count, shown) {
    const first = state.page * PAGE;
    const where = () => say("tablePage", first + 1, first + shown, app.number(count));
    status.textContent = count ? where() : say("tableEmpty");
    const turns = [turn("tablePrevious", -1, state.page === 0), turn("tableNext", 1, first + PAGE >= count)];
    pages.replaceChildren(...(count > PAGE ? turns : []));
    kinds.replaceChildren(...Object.keys(tables).map(kindButton));
    const chosen = [...model.selection.nodes];
    many.setAttribute("aria-label", say("chosen", chosen.length));
    many.replaceChildren(...(chosen.length && state.kind === "nodes" ? deedsOf(chosen) : []));
  }

  function kindButton(kind) {
    const word = say(kind === "nodes" ? "tableNodes" : "tableEdges", app.number(model.visible()[kind].size));
    const button = make("button", { type: "button", "aria-pressed": String(kind === state.kind) }, word);
    button.onclick = () => {
      change({ kind });
      kinds.querySelector("[aria-pressed=true]").focus();
    };
    return button;
  }

  // What can be done with all that is chosen.
  function deedsOf(chosen) {
    const deeds = { expandAll: actions.expand, pin: actions.pin, hide: actions.hide, remove: actions.remove };
    const does = (act) => () => Promise.resolve(act.call(actions, chosen)).catch(app.complain);
    return [
      make("small", { className: "soft" }, say("chosen", chosen.length)),
      ...Object.entries(deeds).map(([key, act]) => make("button", { type: "button", onclick: does(act) }, say(key))),
    ];
  }

  function headOf({ key, word, type }) {
    if (!key) return make("th", { scope: "col", className: type || "" }, say(word));
    const [by, way] = state.sort[state.kind];
    const order = key !== by ? "none" : way > 0 ? "ascending" : "descending";
    const sign = make("span", { "aria-hidden": "true" }, { none: "", ascending: " ▲", descending: " ▼" }[order]);
    const button = make("button", { type: "button", className: "bare", id: `sort-${key}` }, say(word), sign);
    button.onclick = () => {
      state.sort[state.kind] = [key, key === by ? -way : type === "number" ? -1 : 1];
      render(`#sort-${key}`);
    };
    return make("th", { scope: "col", className: type || "", "aria-sort": order }, button);
  }

  function lineOf(table, row) {
    const on = table.chosen(row);
    const tick = make("input", { type: "checkbox", checked: on, "aria-label": say("tableChoose", table.label(row)) });
    tick.onchange = () => table.choose(row, tick.checked);
    tick.dataset.row = row.id;
    const cells = table.columns.map(({ key, cell, value, type }) =>
      make("td", { className: type || "" }, cell ? cell(row) : String(value ? value(row) : row[key])),
    );
    return make("tr", { className: on ? "chosen" : "" }, make("td", {}, tick), cells);
  }

  function turn(word, step, disabled) {
    const button = make("button", { type: "button", disabled }, say(word));
    button.onclick = () => {
      state.page += step;
      render();
      box.scrollTop = 0;
      box.focus();
    };
    return button;
  }

  for (const event of ["change", "filter", "select"]) {
    model.addEventListener(event, () => {
      const focused = document.activeElement?.dataset?.row;
      const top = box.scrollTop;
      render(focused ? `[data-row="${CSS.escape(focused)}"]` : null);
      box.scrollTop = top;
    });
  }

  function speak() {
    find.placeholder = say("tableFind");
    find.setAttribute("aria-label", say("tableFind"));
    onlyText.textContent = say("tableChosen");
    kinds.setAttribute("aria-label", say("table"));
    render();
  }

  speak();
  return {
    words: speak,
    shown: () => render(),
    state: () => ({ kind: state.kind, sort: state.sort[state.kind], find: state.find }),
    restore({ kind, sort: [key, way], find: text }) {
      if (!tables[kind]?.columns.some((column) => column.key === key)) return;
      state.sort[kind] = [key, way > 0 ? 1 : -1];
      find.value = text || "";
      change({ kind, find: text || "" });
    },
  };
}
