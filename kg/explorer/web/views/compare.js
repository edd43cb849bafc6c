// Two zones side by side: what each has, what both share, the same indicators beside each other.

import { entityBox } from "../search.js";

export const id = "compare";

export const words = {
  compare: ["对比", "Compare"],
  compareOne: ["左边的开发区", "Zone on the left"],
  compareOther: ["右边的开发区", "Zone on the right"],
  compareHint: ["选两个开发区，并排看它们的企业、产业链、数据。", "Choose two zones to see their companies, chains and figures side by side."],
  compareCounts: ["陈述", "Statements"],
  compareShared: ["两边都有（{0}）", "In both ({0})"],
  compareOnly: ["只在这一边（{0}）", "On this side alone ({0})"],
  compareFigures: ["同一指标", "The same indicators"],
  compareNothing: ["没有", "none"],
  compareDraw: ["在图中显示", "Show in the graph"],
  compareIndicator: ["指标", "Indicator"],
  comparePeriod: ["时期", "Period"],
};

export function mount(container, app) {
  const { make, say } = app;
  let sides = [null, null], found = null;
  container.classList.add("compare");
  const pickers = [0, 1].map((at) => entityBox(app, { id: `compare-${at}`, label: () => say(at ? "compareOther" : "compareOne"), cls: "Zone", onpick: (brief) => choose(at, brief) }));
  const status = make("p", { className: "soft", role: "status", "aria-live": "polite" });
  const body = make("div", { className: "sheet" });
  container.append(make("div", { className: "pickers" }, pickers.map((one) => one.element)), status, body);

  async function choose(at, brief) {
    sides = sides.map((side, i) => (i === at ? brief : side));
    if (sides.some((side) => side === null)) return render();
    try {
      const [one, other] = sides;
      found = await app.api.get("compare", { one: one.id, other: other.id });
      status.classList.remove("problem");
    } catch (error) {
      found = null;
      status.classList.add("problem");
      status.textContent = error.message;
      return body.replaceChildren();
    }
    render();
  }

  function render() {
    status.textContent = found ? "" : say("compareHint");
    if (!found) return body.replaceChildren();
    const [one, other] = found.sides.map((side) => side.entity);
    body.replaceChildren(
      make("div", { className: "bar" }, make("h2", {}, say("compareCounts")), make("span", { className: "grow" }), make("button", { type: "button", onclick: draw }, say("compareDraw"))),
      counts(one, other),
      make("h2", {}, say("compareShared", found.shared.length)),
      names(found.shared),
      make("div", { className: "two" }, found.only.map((briefs, at) => make("section", {}, make("h2", {}, found.sides[at].entity.name), make("p", { className: "soft" }, say("compareOnly", briefs.length)), names(briefs)))),
      make("h2", {}, say("compareFigures")),
      found.indicators.length ? figures(one, other) : make("p", { className: "soft" }, say("compareNothing")),
    );
  }

  // Relations of both with bars as long as their counts.
  function counts(one, other) {
    const keys = new Map();
    found.sides.forEach((side, at) =>
      side.relations.forEach(({ relation, direction, count }) => {
        const key = app.index.relations.get(relation)?.symmetric ? relation : `${relation} ${direction}`;
        keys.set(key, keys.get(key) || [0, 0]);
        keys.get(key)[at] += count;
      }),
    );
    const most = Math.max(1, ...[...keys.values()].flat());
    const bar = (count, side) => make("td", { className: `count ${side}` }, make("meter", { min: 0, max: most, value: count, "aria-hidden": "true" }), make("span", { className: "number" }, String(count)));
    const rows = [...keys].map(([key, [left, right]]) => {
      const [relation, direction = "out"] = key.split(" ");
      return make("tr", {}, bar(left, "left"), make("th", { scope: "row" }, app.relationName(relation, direction)), bar(right, "right"));
    });
    const head = make("tr", {}, make("th", { scope: "col" }, name(one)), make("td"), make("th", { scope: "col" }, name(other)));
    return make("table", { className: "counts" }, make("thead", {}, head), make("tbody", {}, rows));
  }

  // One line an indicator, period and scope, with the values of both.
  function figures(one, other) {
    const lines = found.indicators.flatMap(({ indicator, rows }) =>
      rows.map((row, at) =>
        make("tr", {}, make("th", { scope: "row" }, at ? "" : indicator), make("td", {}, [row.period, row.scope].filter(Boolean).join(" · ") || "—"), [row.one, row.other].map((values) => make("td", { className: "number" }, values.length ? values.map(value) : "—"))),
      ),
    );
    const head = make("tr", {}, [say("compareIndicator"), say("comparePeriod"), one.name, other.name].map((text) => make("th", { scope: "col" }, text)));
    return make("table", { className: "lines" }, make("thead", {}, head), make("tbody", {}, lines));
  }

  function value(row) {
    const amount = row.value === null || row.value === undefined ? "" : `${row.value}${row.unit || ""}`;
    const growth = row.yoy === null || row.yoy === undefined ? "" : ` ${app.growth(row.yoy)}`;
    return make("div", {}, make("button", { type: "button", className: "name", onclick: () => app.openStatement(row.id) }, `${amount}${growth}`.trim()), app.chip(row.status));
  }

  const name = (brief) => make("button", { type: "button", className: "name", onclick: () => app.openEntity(brief.id) }, brief.name);

  function names(briefs) {
    if (!briefs.length) return make("p", { className: "soft" }, say("compareNothing"));
    return make("ul", { className: "names" }, briefs.map((brief) => make("li", {}, app.sign(brief.cls), " ", name(brief))));
  }

  async function draw() {
    const ids = [...found.sides.map((side) => side.entity.id), ...found.shared.map((brief) => brief.id), ...found.only.flat().map((brief) => brief.id)];
    app.show(await app.api.post("graph", { ids: [...new Set(ids)].slice(0, 300) }), {});
    app.go("graph");
  }

  function speak() {
    pickers.forEach((one) => one.speak());
    render();
  }

  speak();
  return {
    words: speak,
    state: () => ({ ids: sides.map((side) => side && side.id) }),
    async restore({ ids }) {
      for (const [at, id] of ids.entries()) {
        if (!id) continue;
        const { entity } = await app.api.get(`entities/${id}`);
        pickers[at].set(entity);
        await choose(at, entity);
      }
    },
  };
}
