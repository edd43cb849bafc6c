// Short messages that appear at the foot of the page and go by themselves, unless they tell of a problem.

import { element, icon, make } from "./dom.js";

const STAYS = 6000,
  MOST = 3;

export function notice(app, text, kind = "news", action = null) {
  const box = element("notices");
  for (const old of [...box.children]) if (old.firstChild.textContent === text) old.remove();
  const note = make("div", { className: `notice ${kind}` }, make("span", {}, text));
  if (action)
    note.append(make("button", { type: "button", onclick: () => (note.remove(), action.act()) }, action.name));
  note.append(
    make(
      "button",
      { type: "button", className: "bare", "aria-label": app.say("close"), onclick: () => note.remove() },
      icon("close"),
    ),
  );
  box.append(note);
  while (box.children.length > MOST) box.firstChild.remove();
  if (kind !== "problem") setTimeout(() => note.remove(), STAYS);
}
