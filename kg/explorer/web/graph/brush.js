// The timeline under the graph: how many of its relations the articles of each month state, and a brush that filters by it.

import { make, makeSvg } from "../dom.js";

const HIGH = 46,
  MOST = 120; // bars at most, else quarters or years are taken together

// The months of a period in bars of one, three or twelve: [{since, until, name}].
export function bars(first, last) {
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7) || 1) - 1,
    stop = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7) || 12) - 1;
  const wide = stop - start < MOST ? 1 : stop - start < MOST * 3 ? 3 : 12,
    found = [];
  for (let at = start - (start % wide); at <= stop; at += wide) {
    const month = (count) => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
    const days = new Date(Date.UTC(Math.floor((at + wide) / 12), (at + wide) % 12, 0)).getUTCDate();
    found.push({
      since: `${month(at)}-01`,
      until: `${month(at + wide - 1)}-${days}`,
      name:
        wide === 1
          ? month(at)
          : wide === 3
            ? `${month(at).slice(0, 4)}-Q${Math.floor((at % 12) / 3) + 1}`
            : month(at).slice(0, 4),
    });
  }
  return found;
}

export class Brush {
  #app;
  #bars;
  #sheet = makeSvg("svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
  #text = make("span");
  #handles;
  #range = [0, 0]; // the first and the last bar chosen
  #dragging = null;
  on = false;

  constructor(app) {
    this.#app = app;
    const { first, last } = app.overview.period;
    this.#bars = first ? bars(first, last) : [];
    const handle = (at) =>
      make("button", {
        type: "button",
        role: "slider",
        className: "handle",
        onkeydown: (event) => this.#key(event, at),
      });
    this.#handles = [handle(0), handle(1)];
    this.clear = make("button", {
      type: "button",
      className: "bare",
      onclick: () => this.#apply(0, this.#bars.length - 1),
    });
    this.track = make("div", { className: "track" }, this.#sheet, ...this.#handles);
    this.element = make(
      "section",
      { className: "brush", hidden: true },
      make("div", { className: "words" }, this.#text, this.clear),
      this.track,
    );
    this.#range = [0, this.#bars.length - 1];
    this.track.onpointerdown = (event) => this.#start(event);
    this.track.onpointermove = (event) => this.#dragging && this.#move(event);
    this.track.onpointerup = this.track.onpointercancel = () => (this.#dragging = null);
    for (const event of ["change", "filter"]) app.model.addEventListener(event, () => this.on && this.#render());
  }

  turn(on) {
    this.on = on && this.#bars.length > 0;
    this.element.hidden = !this.on;
    if (this.on) this.#render();
  }

  speak() {
    this.element.setAttribute("aria-label", this.#app.say("tool.time"));
    this.clear.textContent = this.#app.say("clear");
    this.#handles.forEach((handle, at) =>
      handle.setAttribute("aria-label", this.#app.say(at ? "timeUntil" : "timeSince")),
    );
    if (this.on) this.#render();
  }

  // How many edges that pass the other filters the articles of each bar state: all of them, and those in the range.
  #counts() {
    const { model } = this.#app,
      { since, until } = model.filters,
      counts = this.#bars.map(() => 0);
    Object.assign(model.filters, { since: "", until: "" });
    for (const edge of model.edges.values()) {
      if (model.hidden.has(edge.from) || model.hidden.has(edge.to) || !model.edgePasses(edge)) continue;
      for (const at of new Set(edge.dates.map((date) => this.#bars.findIndex((bar) => date <= bar.until))))
        if (at >= 0) counts[at] += 1;
    }
    Object.assign(model.filters, { since, until });
    return counts;
  }

  #render() {
    const { model, say, number } = this.#app,
      { since, until } = model.filters,
      count = this.#bars.length;
    const first = since ? this.#bars.findIndex((bar) => bar.until >= since) : 0,
      last = until ? this.#bars.findLastIndex((bar) => bar.since <= until) : count - 1;
    this.#range = [Math.max(0, first), last < 0 ? count - 1 : last];
    const counts = this.#counts(),
      top = Math.max(1, ...counts),
      [from, to] = this.#range;
    this.#sheet.setAttribute("viewBox", `0 0 ${count} ${HIGH}`);
    this.#sheet.replaceChildren(
      makeSvg("rect", { x: from, y: 0, width: to - from + 1, height: HIGH, class: "range" }),
      ...counts.map((value, at) => {
        const high = value ? Math.max(2, (value / top) * (HIGH - 6)) : 0;
        const bar = makeSvg("rect", {
          x: at + 0.12,
          y: HIGH - high,
          width: 0.76,
          height: high,
          class: at >= from && at <= to ? "bar in" : "bar",
        });
        const tip = makeSvg("title", {});
        tip.textContent = say("timeBar", this.#bars[at].name, number(value));
        bar.append(tip);
        return bar;
      }),
    );
    this.#handles.forEach((handle, at) => {
      handle.style.left = `${((at ? to + 1 : from) / count) * 100}%`;
      for (const [name, value] of Object.entries({
        valuemin: 0,
        valuemax: count - 1,
        valuenow: this.#range[at],
        valuetext: this.#bars[this.#range[at]].name,
      }))
        handle.setAttribute(`aria-${name}`, value);
    });
    const whole = from === 0 && to === count - 1;
    this.#text.textContent = whole ? say("timeAll") : say("timeHint", this.#bars[from].name, this.#bars[to].name);
    this.clear.hidden = whole;
  }

  #apply(from, to) {
    const count = this.#bars.length,
      [first, last] = [Math.max(0, Math.min(from, to)), Math.min(count - 1, Math.max(from, to))];
    if (first === this.#range[0] && last === this.#range[1]) return;
    this.#app.model.filter((filters) =>
      Object.assign(filters, {
        since: first === 0 ? "" : this.#bars[first].since,
        until: last === count - 1 ? "" : this.#bars[last].until,
      }),
    );
  }

  #at({ clientX }) {
    const { left, width } = this.track.getBoundingClientRect();
    return Math.max(0, Math.min(this.#bars.length - 1, Math.floor(((clientX - left) / width) * this.#bars.length)));
  }

  #start(event) {
    const at = this.#at(event),
      side = this.#handles.indexOf(event.target),
      [from, to] = this.#range,
      whole = to - from === this.#bars.length - 1;
    this.track.setPointerCapture(event.pointerId);
    if (side >= 0) this.#dragging = { anchor: this.#range[1 - side] };
    else if (!whole && at >= from && at <= to) this.#dragging = { move: at, from, to };
    else this.#dragging = { anchor: at };
    event.preventDefault();
    (this.#handles[side] || this.#handles[1]).focus();
  }

  #move(event) {
    const at = this.#at(event),
      { anchor, move, from, to } = this.#dragging;
    if (anchor !== undefined) return this.#apply(anchor, at);
    const step = Math.max(-from, Math.min(this.#bars.length - 1 - to, at - move));
    this.#apply(from + step, to + step);
  }

  #key(event, side) {
    const [from, to] = this.#range,
      now = this.#range[side],
      last = this.#bars.length - 1;
    const next = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      PageUp: now + 12,
      PageDown: now - 12,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (side) this.#apply(from, Math.max(from, Math.min(last, next)));
    else this.#apply(Math.min(to, Math.max(0, next)), to);
  }
}
