// What can be done with an entity from its page.

import { make } from "../dom.js";
import { askPath } from "../graph/path.js";

export function actionsOf(app, { id, cls }) {
  const { actions, model, say } = app,
    row = make("div", { className: "deeds" });
  const deed = (key, act, extra = {}) => make("button", { type: "button", onclick: act, ...extra }, say(key));
  const unseen = () => (app.more?.of(id) ? { title: say("unseen", app.number(app.more.of(id))) } : {});
  const render = () => {
    const here = model.nodes.has(id) && !model.hidden.has(id);
    row.replaceChildren(
      deed("expand", () => (app.go("graph"), actions.expand([id]).catch(app.complain)), unseen()),
      ...(here
        ? [
            deed("collapse", () => actions.collapse(id)),
            deed("pin", () => actions.pin([id]), { "aria-pressed": String(model.pinned.has(id)) }),
            deed("hide", () => actions.hide([id])),
          ]
        : [deed("draw", () => (app.go("graph"), app.openEntity(id)))]),
      deed("pathTo", () => askPath(app, id)),
      ...(cls === "Zone" ? [deed("compareIt", () => send(app, "compare", id))] : []),
      ...(cls === "IndustryChain" ? [deed("chainIt", () => send(app, "chain", id))] : []),
    );
  };
  const listen = () => (row.isConnected ? render() : model.removeEventListener("change", listen));
  setTimeout(() => model.addEventListener("change", listen));
  render();
  return row;
}

// Open another view with this entity.
function send(app, view, id) {
  app.tabs.restore({ [view]: view === "compare" ? { ids: [id, null] } : { id } });
  app.go(view);
}
