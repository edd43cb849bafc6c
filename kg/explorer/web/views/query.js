// The view that asks in Cypher or SPARQL: completion, history, saved questions, results as table, graph and JSON.

import { complete } from "../completion.js";
import { csv, idsIn, table } from "../results.js";
import { save } from "../export.js";

const HISTORY = "zonekg.history", KEPT = 50;
const FIRST = {
  cypher: "MATCH (z:Zone)-[h:HOSTS]->(c:Company)\nWHERE h.status = 'stated'\nRETURN z, count(DISTINCT c) AS companies\nORDER BY companies DESC LIMIT 20",
  sparql: "SELECT ?zone (COUNT(?company) AS ?companies) WHERE {\n  ?z zkg:hosts ?company ; rdfs:label ?zone .\n} GROUP BY ?zone ORDER BY DESC(?companies) LIMIT 20",
};

export const words = {
  query: ["查询", "Query"],
  queryText: ["查询语句", "Query text"],
  queryRun: ["运行（Ctrl+Enter）", "Run (Ctrl+Enter)"],
  queryCancel: ["停止", "Stop"],
  queryLanguage: ["语言", "Language"],
  queryLimit: ["行数上限", "Rows at most"],
  querySeconds: ["时限（秒）", "Seconds at most"],
  querySaved: ["常用问题", "Saved questions"],
  queryFilter: ["筛选问题", "Filter questions"],
  queryHistory: ["历史", "History"],
  queryForget: ["清空历史", "Clear history"],
  queryNone: ["还没有历史", "No history yet"],
  queryAnswer: ["{0} 行，用时 {1} 秒", "{0} rows in {1} s"],
  queryCut: ["；已到行数上限，还有更多", "; cut at the row limit, there are more"],
  queryRunning: ["正在查询…", "Asking …"],
  queryStopped: ["已停止", "Stopped"],
  queryTable: ["表格", "Table"],
  queryGraph: ["在图中显示（{0}）", "Show in the graph ({0})"],
  queryJson: ["JSON", "JSON"],
  queryCsv: ["下载 CSV", "Download CSV"],
  resultsMore: ["再看 {0} 行", "{0} more rows"],
  resultsTable: ["查询结果", "Results"],
  queryProposals: ["补全", "Completion"],
};

export const id = "query";

export function mount(container, app) {
  const { make, say } = app;
  let language = "cypher", schema = null, questions = null, running = null, answer = null, proposals = { from: 0, words: [] }, chosen = 0;
  const drafts = { ...FIRST }, ruler = document.createElement("canvas").getContext("2d");

  const text = make("textarea", { id: "query-text", spellcheck: false, value: drafts.cypher, rows: 6, "aria-label": say("queryText"), "aria-autocomplete": "list", "aria-controls": "query-proposals" });
  const hints = make("ul", { id: "query-proposals", role: "listbox", hidden: true, "aria-label": say("queryProposals") });
  const run = make("button", { type: "button", className: "primary", onclick: ask });
  const stop = make("button", { type: "button", hidden: true, onclick: cancel });
  const limit = make("input", { type: "number", min: 1, max: 10000, value: 1000 });
  const seconds = make("input", { type: "number", min: 1, max: 300, value: 30 });
  const status = make("p", { className: "soft", role: "status", "aria-live": "polite" });
  const results = make("div", { className: "answer" });
  const tabs = ["cypher", "sparql"].map((name) =>
    make("button", { type: "button", role: "tab", id: `query-${name}`, onclick: () => speak(name) }, name === "cypher" ? "Cypher" : "SPARQL"),
  );
  const saved = make("ul", { className: "saved" }), past = make("ul", { className: "saved" });
  const filter = make("input", { type: "search", oninput: listQuestions });
  const side = make("div", { className: "side" });
  const limitWords = make("span"), secondsWords = make("span");
  const main = make(
    "div",
    { className: "asking" },
    make("div", { className: "bar" }, make("div", { role: "tablist", className: "tabs" }, tabs), make("span", { className: "grow" }), make("label", {}, limitWords, limit), make("label", {}, secondsWords, seconds), stop, run),
    make("div", { className: "editor" }, text, hints),
    status,
    results,
  );
  container.classList.add("query");
  container.append(side, main);

  // --- the editor and its completion
  text.addEventListener("input", propose);
  text.addEventListener("blur", () => setTimeout(close, 150));
  text.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return act(event, ask);
    if (hints.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) return act(event, () => ((chosen = (chosen + step + proposals.words.length) % proposals.words.length), render()));
    if (event.key === "Enter" || event.key === "Tab") return act(event, () => accept(proposals.words[chosen]));
    if (event.key === "Escape") return act(event, close);
  });

  function act(event, what) {
    event.preventDefault();
    event.stopPropagation();
    what();
  }

  async function propose() {
    drafts[language] = text.value;
    schema ??= await app.api.get("schema");
    proposals = complete(text.value, text.selectionStart, { terms: app.overview.relations.map((one) => one.name), ...schema }, language);
    chosen = 0;
    render();
  }

  function render() {
    hints.hidden = proposals.words.length === 0;
    hints.replaceChildren(
      ...proposals.words.map((word, at) =>
        make("li", { role: "option", id: `proposal-${at}`, "aria-selected": String(at === chosen), onmousedown: (event) => act(event, () => accept(word)) }, word),
      ),
    );
    if (hints.hidden) return text.removeAttribute("aria-activedescendant");
    text.setAttribute("aria-activedescendant", `proposal-${chosen}`);
    place();
  }

  // Put the proposals below the word that they complete.
  function place() {
    const { font, lineHeight, paddingTop, paddingLeft } = getComputedStyle(text);
    const lines = text.value.slice(0, proposals.from).split("\n");
    ruler.font = font;
    const left = parseFloat(paddingLeft) + ruler.measureText(lines.at(-1)).width;
    hints.style.left = `${Math.min(left, text.clientWidth - hints.offsetWidth)}px`;
    hints.style.top = `${Math.min(parseFloat(paddingTop) + lines.length * parseFloat(lineHeight) - text.scrollTop + 4, text.offsetHeight)}px`;
  }

  function accept(word) {
    text.setRangeText(word, proposals.from, text.selectionStart, "end");
    drafts[language] = text.value;
    close();
    text.focus();
  }

  function close() {
    proposals = { from: 0, words: [] };
    render();
  }

  // --- asking
  async function ask() {
    if (running) await cancel();
    const mine = (running = { id: crypto.randomUUID() });
    remember();
    status.textContent = say("queryRunning");
    status.classList.remove("problem");
    stop.hidden = false;
    try {
      const body = { query: text.value, limit: Number(limit.value) || 1000, timeout: Number(seconds.value) || 30, run: mine.id };
      const found = await app.api.post(language, body);
      if (running === mine) show(found);
    } catch (error) {
      if (running === mine) complain(error);
    } finally {
      if (running === mine) {
        running = null;
        stop.hidden = true;
      }
    }
  }

  async function cancel() {
    const ended = running;
    running = null;
    stop.hidden = true;
    status.textContent = say("queryStopped");
    if (ended) await app.api.del(`runs/${ended.id}`).catch((error) => error.status !== 404 && complain(error)); // 404: it was done already
  }

  function complain(error) {
    status.textContent = error.message;
    status.classList.add("problem");
    results.replaceChildren();
  }

  function show(found) {
    answer = found;
    if (found.turtle !== undefined && found.turtle !== null) {
      status.textContent = "";
      return results.replaceChildren(make("pre", { tabIndex: 0 }, found.turtle));
    }
    status.textContent = say("queryAnswer", found.rows.length, found.seconds.toFixed(2)) + (found.cut ? say("queryCut") : "");
    const ids = idsIn(found.rows);
    const view = make("div", {}, table(found, app));
    const asTable = make("button", { type: "button", "aria-pressed": "true", onclick: () => press(asTable, table(found, app)) }, say("queryTable"));
    const asJson = make("button", { type: "button", "aria-pressed": "false", onclick: () => press(asJson, make("pre", { tabIndex: 0 }, JSON.stringify(found.rows.map((row) => Object.fromEntries(found.columns.map((column, i) => [column, row[i]]))), null, 1))) }, say("queryJson"));
    const press = (button, content) => {
      for (const one of [asTable, asJson]) one.setAttribute("aria-pressed", String(one === button));
      view.replaceChildren(content);
    };
    const draw = make("button", { type: "button", disabled: ids.length === 0, onclick: () => drawn(ids) }, say("queryGraph", ids.length));
    const download = make("button", { type: "button", onclick: () => save("zonekg.csv", "text/csv", csv(found)) }, say("queryCsv"));
    results.replaceChildren(make("div", { className: "bar" }, asTable, asJson, make("span", { className: "grow" }), draw, download), view);
  }

  async function drawn(ids) {
    const graph = await app.api.post("graph", { ids: ids.slice(0, app.overview.limits.visible) });
    app.show(graph, {});
    app.go("graph");
  }

  // --- saved questions and history
  function remember() {
    const entry = { language, query: text.value };
    const kept = [entry, ...recall().filter((one) => one.query !== entry.query)].slice(0, KEPT);
    localStorage.setItem(HISTORY, JSON.stringify(kept));
    listHistory();
  }

  function recall() {
    try {
      return JSON.parse(localStorage.getItem(HISTORY) || "[]");
    } catch {
      return []; // not ours, or cut off: begin anew
    }
  }

  function take(one) {
    speak(one.language);
    text.value = drafts[language] = one.query;
    text.focus();
  }

  function listHistory() {
    const kept = recall();
    past.replaceChildren(...(kept.length ? kept.map((one) => line(one.query.replace(/\s+/g, " ").slice(0, 90), one)) : [make("li", { className: "soft" }, say("queryNone"))]));
  }

  function listQuestions() {
    const wanted = filter.value.trim().toLowerCase();
    const fit = (questions || []).filter((one) => `${one.zh} ${one.en} ${one.cypher}`.toLowerCase().includes(wanted));
    saved.replaceChildren(...fit.map((one) => line(`${one.number} ${app.pick(one.zh, one.en)}`, { language, query: one[language] })));
  }

  function line(label, one) {
    return make("li", {}, make("button", { type: "button", className: "name", onclick: () => take(one) }, label));
  }

  function speak(name) {
    drafts[language] = text.value;
    language = name;
    text.value = drafts[name];
    for (const tab of tabs) tab.setAttribute("aria-selected", String(tab.id === `query-${name}`));
    listQuestions();
  }

  function speakWords() {
    run.textContent = say("queryRun");
    stop.textContent = say("queryCancel");
    limitWords.textContent = say("queryLimit");
    secondsWords.textContent = say("querySeconds");
    filter.placeholder = say("queryFilter");
    filter.setAttribute("aria-label", say("queryFilter"));
    const forget = make("button", { type: "button", onclick: () => (localStorage.removeItem(HISTORY), listHistory()) }, say("queryForget"));
    side.replaceChildren(make("h2", {}, say("querySaved")), filter, saved, make("h2", {}, say("queryHistory"), forget), past);
    text.setAttribute("aria-label", say("queryText"));
    if (answer) show(answer);
    listHistory();
    listQuestions();
  }

  speakWords();
  speak("cypher");
  return {
    words: speakWords,
    async shown() {
      if (questions) return;
      questions = await app.api.get("questions");
      listQuestions();
    },
    state: () => ({ language, query: text.value }),
    restore: take,
  };
}
