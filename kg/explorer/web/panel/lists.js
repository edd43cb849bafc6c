// Sections of a page that open, and lists that come page by page.

import { make } from "../dom.js";

const open = new Set(); // sections that the reader keeps open from page to page

// A section that can be folded; `fill(body)` is asked when it is first opened. `tool` stands beside its title.
export function fold(app, { key, title, count = null, tool = null, fill, level = "h4" }) {
  const body = make("div", { className: "inside" });
  const details = make(
    "details",
    { className: "fold" },
    make("summary", {}, make(level, {}, title, count === null ? null : make("small", {}, app.number(count)))),
    body,
  );
  let filled = false;
  const load = async () => {
    if (filled) return;
    filled = true;
    body.replaceChildren(make("p", { className: "soft" }, app.say("loading")));
    try {
      body.replaceChildren();
      await fill(body);
    } catch (error) {
      filled = false;
      body.replaceChildren(make("p", { className: "problem" }, error.message));
    }
  };
  details.addEventListener("toggle", () => {
    open[details.open ? "add" : "delete"](key);
    if (details.open) load();
  });
  if (open.has(key)) details.open = true;
  return make("div", { className: "fold-line" }, details, tool);
}

// A list whose items come from `ask(offset)` -> {total, items}, each made by `line(item)`.
export async function paged(app, body, ask, line) {
  const list = make("ul", {}),
    more = make("button", { type: "button", className: "more" });
  let shown = 0;
  const next = async () => {
    more.disabled = true;
    try {
      const { total, items } = await ask(shown);
      const lines = items.map(line);
      list.append(...lines);
      shown += items.length;
      more.hidden = shown >= total || !items.length;
      more.textContent = app.say("moreOf", Math.min(items.length, total - shown), total - shown);
      return lines[0];
    } finally {
      more.disabled = false;
    }
  };
  more.onclick = () => next().then((first) => first?.querySelector("button, summary")?.focus(), app.complain);
  body.append(list, more);
  await next();
}

// A line with a button at its end that shows more below it, which is made when it is first asked for.
export function opening(app, line, label, content) {
  const button = make(
    "button",
    { type: "button", className: "bare quote", title: label, "aria-label": label, "aria-expanded": "false" },
    "❝",
  );
  const item = make("li", {}, make("div", { className: "line" }, make("span", { className: "grow" }, line), button));
  let below = null;
  button.onclick = () => {
    if (!below) item.append((below = make("div", {}, content())));
    else below.hidden = !below.hidden;
    button.setAttribute("aria-expanded", String(!below.hidden));
  };
  return item;
}
