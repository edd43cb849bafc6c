// What people have to look at: names that may be one thing, decisions that were made, contradictions.

export const id = "review";

export const words = {
  review: ["审阅", "Review"],
  reviewPairs: ["待定的名称（{0}）", "Names to decide ({0})"],
  reviewDone: ["已作的决定（{0}）", "Decisions ({0})"],
  reviewConflicts: ["矛盾（{0}）", "Contradictions ({0})"],
  reviewNone: ["没有待定的名称。", "Nothing is open."],
  reviewNoConflicts: ["没有发现矛盾。", "No contradictions found."],
  reviewOne: ["是同一个（M）", "One thing (M)"],
  reviewTwo: ["是两个（A）", "Two things (A)"],
  reviewLater: ["以后再说（S）", "Later (S)"],
  reviewUndo: ["撤回", "Take back"],
  reviewWhy: ["理由（可不填）", "Reason (optional)"],
  reviewReadOnly: ["只读：用 kg serve --edit 打开后才能作决定。", "Read-only: decisions need `kg serve --edit`."],
  reviewScore: ["支持与反对", "For and against"],
  reviewKept: ["已记下", "Kept"],
  reviewMerged: ["同一个", "one thing"],
  reviewApart: ["两个", "two things"],
  reviewWithdrawn: ["已撤回", "taken back"],
  reviewAgainst: ["两个决定互相矛盾：{0}；{1}。撤回其中一个。", "Two decisions contradict each other: {0}; {1}. Take one back."],
  reviewFigure: ["数据", "figure"],
  reviewAttribute: ["属性", "property"],
  reviewPost: ["职务", "post"],
};

const VERDICTS = { merged: "reviewMerged", apart: "reviewApart", withdrawn: "reviewWithdrawn" };
const KINDS = { figure: "reviewFigure", attribute: "reviewAttribute", post: "reviewPost" };

export function mount(container, app) {
  const { make, say } = app;
  let found = null, conflicts = null, at = 0, part = "pairs";
  container.classList.add("review");
  const tabs = make("div", { role: "tablist", className: "tabs" });
  const body = make("div", { className: "sheet", tabIndex: -1 });
  container.append(tabs, body);

  body.addEventListener("keydown", (event) => {
    if (part !== "pairs" || !found || !found.open.length || event.target.matches("input, textarea")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const act = { m: () => decide("merged"), a: () => decide("apart"), s: later }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });

  async function load() {
    try {
      [found, { items: conflicts }] = await Promise.all([app.api.get("review"), app.api.get("conflicts")]);
    } catch (error) {
      body.replaceChildren(make("p", { className: "problem", role: "alert" }, error.message));
      return;
    }
    at = Math.min(at, Math.max(found.open.length - 1, 0));
    render();
  }

  function render() {
    if (!found) return;
    const count = { pairs: ["reviewPairs", found.total], conflicts: ["reviewConflicts", conflicts.length], decided: ["reviewDone", found.decided.length] };
    tabs.replaceChildren(
      ...Object.entries(count).map(([name, [key, number]]) => make("button", { type: "button", role: "tab", "aria-selected": String(name === part), onclick: () => ((part = name), render()) }, say(key, number))),
    );
    const content = { pairs: pair, conflicts: contradictions, decided };
    body.replaceChildren(...content[part]());
  }

  // --- one open pair, both sides with the sentences that speak of them
  function pair() {
    if (!found.open.length) return [make("p", {}, say("reviewNone"))];
    const { one, other, score, features } = found.open[at];
    const may = app.overview.editable;
    const reason = make("input", { type: "text", id: "review-why", disabled: !may, "aria-label": say("reviewWhy"), placeholder: say("reviewWhy") });
    return [
      make("p", { className: "soft" }, `${at + 1} / ${found.total}`),
      make("div", { className: "two" }, [one, other].map(side)),
      make("h3", {}, say("reviewScore"), ` ${signed(score)}`),
      make("ul", { className: "features" }, features.map((feature) => make("li", {}, make("span", { className: "number" }, feature.weight === null ? "" : signed(feature.weight)), ` ${app.pick(feature.zh, feature.en)}`))),
      may ? null : make("p", { className: "soft" }, say("reviewReadOnly")),
      make(
        "div",
        { className: "bar" },
        make("button", { type: "button", className: "primary", disabled: !may, onclick: () => decide("merged") }, say("reviewOne")),
        make("button", { type: "button", disabled: !may, onclick: () => decide("apart") }, say("reviewTwo")),
        make("button", { type: "button", onclick: later }, say("reviewLater")),
        reason,
      ),
    ].filter(Boolean);
  }

  const signed = (number) => (number > 0 ? `+${round(number)}` : String(round(number)));
  const round = (number) => Math.round(number * 100) / 100;

  function side({ brief, homes, sentences }) {
    return make(
      "section",
      {},
      make("h2", {}, app.sign(brief.cls), " ", name(brief)),
      make("p", { className: "soft" }, [app.className(brief.cls), ...homes].join(" · ")),
      brief.aliases.length ? make("p", {}, make("span", { className: "soft" }, `${say("aliases")} `), brief.aliases.join("、")) : null,
      sentences.map((cited) => app.quotation(cited)),
    );
  }

  const name = (brief) => make("button", { type: "button", className: "name", onclick: () => app.openEntity(brief.id) }, brief.name);

  async function decide(verdict, one = found.open[at].one.brief.id, other = found.open[at].other.brief.id) {
    if (!app.overview.editable) return app.notice(say("reviewReadOnly"), "warning");
    const reason = document.getElementById("review-why");
    try {
      await app.api.post("decisions", { one, other, verdict, why: reason ? reason.value : "" });
    } catch (error) {
      return app.complain(error);
    }
    app.tell(say("reviewKept"));
    await load();
    body.focus();
  }

  function later() {
    at = (at + 1) % found.open.length;
    render();
    body.focus();
  }

  // --- what was decided
  function decided() {
    const told = (one) => `${one.names}：${say(VERDICTS[one.verdict])}（${one.who}，${one.when}）`;
    const problems = found.problems.map(({ decision, against }) => make("p", { className: "problem" }, say("reviewAgainst", told(decision), told(against))));
    const lines = found.decided.map((one) =>
      make(
        "tr",
        {},
        make("td", {}, one.names),
        make("td", {}, say(VERDICTS[one.verdict])),
        make("td", {}, one.who),
        make("td", { className: "number" }, one.when),
        make("td", {}, one.why),
        make("td", {}, app.overview.editable && one.verdict !== "withdrawn" ? make("button", { type: "button", onclick: () => decide("withdrawn", one.one, one.other) }, say("reviewUndo")) : null),
      ),
    );
    return [...problems, make("table", { className: "lines" }, make("tbody", {}, lines))];
  }

  // --- contradictions
  function contradictions() {
    if (!conflicts.length) return [make("p", {}, say("reviewNoConflicts"))];
    return conflicts.map((one) =>
      make(
        "section",
        { className: "conflict" },
        make("h2", {}, make("button", { type: "button", className: "name", onclick: () => app.openEntity(one.id) }, one.name), ` ${one.about} `, make("span", { className: "chip" }, say(KINDS[one.kind]))),
        make("div", { className: "two" }, one.sides.map((side) => make("section", {}, make("h3", {}, make("button", { type: "button", className: "name", onclick: () => app.openStatement(side.statement) }, side.said)), side.cited.map((cited) => app.quotation(cited))))),
      ),
    );
  }

  return {
    words: render,
    async shown() {
      if (!found) await load();
    },
    state: () => ({ part }),
    restore(state) {
      if (["pairs", "conflicts", "decided"].includes(state.part)) part = state.part;
      render();
    },
  };
}
