// A statement: who, what, of whom, and the sentences that state it.

import { make } from "../dom.js";
import { qualifierText, quotation } from "./quotation.js";

export async function statementPage(app, { id }, { body, kind, signal }) {
  const { say } = app,
    found = await app.api.get(`statements/${id}`, {}, { signal });
  const { subject, object, status } = found;
  const name = (brief) =>
    make("button", { type: "button", className: "name", onclick: () => app.openEntity(brief.id) }, brief.name);
  const who = (brief) => make("span", { className: "who" }, app.sign(brief.cls), name(brief));
  kind.replaceChildren(app.stroke(status), app.statusName(status));
  if (found.kind === "statement") {
    body.append(
      make(
        "div",
        { className: "triple" },
        who(subject),
        make(
          "h2",
          {},
          make("span", { className: "way", "aria-hidden": "true" }, "↓"),
          app.relationName(found.relation),
          app.chip(status),
        ),
        object ? who(object) : null,
      ),
    );
  } else {
    const value = [found.value, found.unit]
      .filter((part) => part !== undefined && part !== null && part !== "")
      .join("");
    body.append(
      make(
        "div",
        { className: "triple" },
        who(subject),
        make("h2", {}, found.indicator || app.propertyName(found.attribute), app.chip(status)),
      ),
    );
    body.append(
      make(
        "p",
        { className: "figure" },
        make("b", {}, value),
        [found.period, found.scope, app.growth(found.yoy)]
          .filter(Boolean)
          .map((part) => ` · ${part}`)
          .join(""),
      ),
    );
  }
  const more = qualifierText(app, found.qualifiers);
  if (more) body.append(make("p", {}, more));
  if (object && !app.model.edges.has(id)) {
    const draw = make("button", { type: "button", onclick: () => show(app, found).catch(app.complain) }, say("draw"));
    body.append(make("div", { className: "deeds" }, draw));
  }
  body.append(make("h3", {}, `${say("evidence")} (${found.cited.length})`));
  body.append(
    ...(found.cited.length
      ? found.cited.map((cited) => quotation(app, cited, { statement: id }))
      : [make("p", { className: "soft" }, say("noEvidence"))]),
  );
}

// Bring a statement with its two ends into the picture.
async function show(app, { id, subject, object }) {
  app.go("graph");
  app.show(await app.api.post("graph", { ids: [subject.id, object.id] }), { around: subject.id, select: false });
  app.openStatement(id);
}
