// Small plots of figures: bars over time, one plot for what can be compared (same indicator, scope, unit, kind of period).

import { make, makeSvg } from "../dom.js";

const WIDE = 330,
  HIGH = 74,
  TOP = 15,
  LOW = 15,
  LISTED = 4;

// What is compared with what: a year with years, a first quarter with first quarters' like.
const kind = (period) => period.replace(/\d/g, "0").replace(/Q0/, "Q");

// Group observations into series that can be compared, in the order in which they come.
export function series(figures) {
  const found = new Map();
  for (const one of figures) {
    const key = [one.indicator, one.scope, one.unit, kind(one.period || "")].join("\u0000");
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(one);
  }
  return [...found.values()];
}

export function plain(value) {
  return typeof value === "number"
    ? value.toLocaleString("en-US", { maximumFractionDigits: 4 }).replace(/,/g, value >= 10000 ? "," : "")
    : value;
}

// A period as short as it can be understood below a bar.
const tick = (period) =>
  /^\d{4}$/.test(period)
    ? period
    : period
        .replace(/^.*\/(?=.)/, "～")
        .replace(/\d\d(\d\d)-/, "$1-")
        .replace("-Q", "Q");

// Draw the values of a series, or nothing if there are fewer than two.
export function plot(app, points) {
  const shown = points.filter(({ value, period }) => typeof value === "number" && period).slice(-16);
  if (shown.length < 2) return null;
  const top = Math.max(0, ...shown.map(({ value }) => value)),
    low = Math.min(0, ...shown.map(({ value }) => value));
  const step = WIDE / shown.length,
    wide = Math.min(34, step * 0.62),
    span = top - low || 1;
  const y = (value) => TOP + ((top - value) / span) * (HIGH - TOP - LOW);
  const every = Math.ceil(shown.length / 6);
  const parts = [makeSvg("line", { x1: 0, x2: WIDE, y1: y(0), y2: y(0), class: "axis" })];
  shown.forEach(({ value, period, status, yoy }, i) => {
    const x = step * (i + 0.5),
      [from, to] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
    const bar = makeSvg("rect", {
      x: x - wide / 2,
      y: from,
      width: wide,
      height: Math.max(1, to - from),
      rx: 1.5,
      class: `bar ${status}`,
    });
    const tip = makeSvg("title", {});
    tip.textContent = [period, `${plain(value)}${shown[i].unit}`, app.growth(yoy)].filter(Boolean).join(" · ");
    bar.append(tip);
    parts.push(bar);
    const say = (text, at, name) => {
      const label = makeSvg("text", { x, y: at, class: name });
      label.textContent = text;
      parts.push(label);
    };
    if ((shown.length - 1 - i) % every === 0) say(tick(period), HIGH - 3, "tick");
    if (shown.length <= 8 || value === top) say(plain(value), from - 4, "value");
  });
  const said = shown.map(({ period, value, unit }) => `${period} ${plain(value)}${unit}`).join("；");
  return makeSvg("svg", { class: "plot", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": said }, parts);
}

// A series as a plot and as lines that open the statements.
export function figureBlock(app, points) {
  const [{ indicator, scope }] = points;
  const line = ({ id, period, value, unit, yoy, status }) => {
    const amount = value === null || value === undefined ? "" : `${plain(value)}${unit}`;
    return make(
      "tr",
      {},
      make("td", {}, period),
      make(
        "td",
        { className: "amount" },
        make(
          "button",
          { type: "button", className: "name", onclick: () => app.openStatement(id, { focus: true }) },
          amount || app.growth(yoy) || "—",
        ),
      ),
      make("td", { className: "soft" }, amount ? app.growth(yoy) : "", app.chip(status)),
    );
  };
  const drawn = plot(app, points),
    table = (some) => make("table", {}, make("tbody", {}, some.map(line)));
  const rest =
    drawn && points.length > LISTED
      ? make("details", {}, make("summary", {}, app.say("everyPeriod", points.length)), table(points))
      : null;
  return make(
    "div",
    { className: "series" },
    make("h4", {}, indicator, scope ? make("small", {}, scope) : null),
    drawn,
    table(rest ? points.slice(-1) : points),
    rest,
  );
}
