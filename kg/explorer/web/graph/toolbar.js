// The tools over the graph.

import { icon, make } from "../dom.js";

export function toolbar(app) {
  const { actions, model, say } = app, element = make("div", { className: "toolbar", role: "toolbar" });
  const tools = [
    ["closer", () => app.renderer.zoom(1.3)],
    ["farther", () => app.renderer.zoom(1 / 1.3)],
    ["fit", () => app.renderer.fit()],
    ["undo", () => actions.undo(), () => model.canUndo],
    ["redo", () => actions.redo(), () => model.canRedo],
    ["layout", () => actions.arrange()],
    ["eye", () => actions.unhide(), () => model.hidden.size > 0],
  ].map(([name, act, can]) => {
    const button = make("button", { type: "button", id: `tool-${name}`, onclick: act }, icon(name));
    return { name, button, can };
  });
  element.append(...tools.map(({ button }) => button));
  const render = () => tools.forEach(({ button, can }) => can && (button.disabled = !can()));
  const speak = () => {
    element.setAttribute("aria-label", say("tools"));
    for (const { name, button } of tools) {
      button.title = say(`tool.${name}`);
      button.setAttribute("aria-label", say(`tool.${name}`));
    }
    render();
  };
  model.addEventListener("change", render);
  return { element, speak, render };
}
