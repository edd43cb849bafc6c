// The tools over the graph.

import { icon, make } from "../dom.js";
import { askPath } from "./path.js";

export function toolbar(app, { lasso, menu, brush }) {
  const { actions, model, say } = app,
    element = make("div", { className: "toolbar", role: "toolbar" });
  const between = () => {
    const [from, to, more] = [...model.selection.nodes];
    return to && !more ? actions.path(from, to).catch(app.complain) : askPath(app, from);
  };
  const tools = [
    ["closer", () => app.renderer.zoom(1.3)],
    ["farther", () => app.renderer.zoom(1 / 1.3)],
    ["fit", () => app.renderer.fit()],
    [],
    ["undo", () => actions.undo(), () => model.canUndo],
    ["redo", () => actions.redo(), () => model.canRedo],
    [],
    ["lasso", () => (lasso.turn(!lasso.on), render())],
    ["path", between],
    ["layout", () => actions.arrange()],
    ["time", () => (brush.turn(!brush.on), render())],
    ["eye", () => actions.unhide(), () => model.hidden.size > 0],
    [],
    ["export", ({ currentTarget }) => menu.openExports(currentTarget)],
  ].map(([name, act, can]) =>
    name
      ? {
          name,
          can,
          button: make("button", { type: "button", id: `tool-${name}`, tabIndex: -1, onclick: act }, icon(name)),
        }
      : { button: make("span", { className: "gap" }) },
  );
  const buttons = tools.filter(({ name }) => name).map(({ button }) => button);
  element.append(...tools.map(({ button }) => button));
  buttons[0].tabIndex = 0;
  element.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key],
      free = buttons.filter(({ disabled }) => !disabled);
    if (!step) return;
    event.preventDefault();
    const to = free[(free.indexOf(document.activeElement) + step + free.length) % free.length];
    for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
    to.focus();
  };
  const render = () => {
    for (const { button, can } of tools) if (can) button.disabled = !can();
    element.querySelector("#tool-lasso").setAttribute("aria-pressed", String(lasso.on));
    element.querySelector("#tool-time").setAttribute("aria-pressed", String(brush.on));
  };
  const speak = () => {
    element.setAttribute("aria-label", say("tools"));
    for (const { name, button } of tools) {
      if (!name) continue;
      button.title = say(`tool.${name}`);
      button.setAttribute("aria-label", say(`tool.${name}`));
    }
    render();
  };
  for (const event of ["change", "lasso"]) model.addEventListener(event, render);
  return { element, speak, render };
}
