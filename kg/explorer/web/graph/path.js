// Ask between whom the shortest way is wanted.

import { make } from "../dom.js";
import { entityBox } from "../search.js";

// Open the dialog; `from` and `to` are ids that are known already, of nodes or of an entity in the panel.
export async function askPath(app, from = null, to = null) {
  const { say } = app,
    ends = [null, null];
  const status = make("p", { className: "problem", role: "alert" });
  const go = make("button", { type: "submit", className: "primary", disabled: true }, say("pathFind"));
  const boxes = ["pathFrom", "pathEnd"].map((key, at) =>
    entityBox(app, {
      id: `path-${at}`,
      label: () => say(key),
      onpick: (brief) => {
        ends[at] = brief.id;
        go.disabled = !ends[0] || !ends[1];
        if (at === 0 && !ends[1]) boxes[1].input.focus();
        else go.focus();
      },
    }),
  );
  const form = make(
    "form",
    { className: "path-form" },
    boxes.map(({ element }, at) => make("label", {}, make("span", {}, say(at ? "pathEnd" : "pathFrom")), element)),
    status,
    make(
      "div",
      { className: "ends" },
      make("button", { type: "button", onclick: () => dialog.close() }, say("cancel")),
      go,
    ),
  );
  const dialog = make(
    "dialog",
    { className: "path", "aria-labelledby": "path-title" },
    make("h2", { id: "path-title" }, say("path")),
    form,
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    status.textContent = "";
    try {
      if (await app.actions.path(...ends)) dialog.close();
      else status.textContent = say("noPath");
    } catch (error) {
      status.textContent = error.message;
    }
  };
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
  for (const [at, id] of [from, to].entries()) {
    if (!id) continue;
    const known = app.model.nodes.get(id) || (await app.api.get(`entities/${id}`)).entity;
    boxes[at].set(known);
    ends[at] = known.id;
  }
  go.disabled = !ends[0] || !ends[1];
  boxes[ends[0] ? 1 : 0].input.focus();
}
