// A sentence that states something: the quote marked, where it stands, how it was read.

import { make } from "../dom.js";

// `statement` names whose sentence it is, so that the article opens with it marked.
export function quotation(app, cited, { statement = null } = {}) {
  const { say } = app,
    { article, start, stop, before, quote, after, rule, confidence, inferred } = cited;
  const title = article.title || say("untitled");
  const where = [article.outlet, article.date || say("undated")].filter(Boolean).join(" · ");
  const link = make(
    "button",
    {
      type: "button",
      className: "name",
      onclick: () => app.openArticle(article.id, statement, { start, focus: true }),
    },
    title,
  );
  const notes = (inferred || []).map((what) =>
    make("span", { className: "inferred" }, say("inferred", app.propertyName(what))),
  );
  return make(
    "blockquote",
    {},
    make("q", {}, before, make("mark", {}, quote), after),
    make(
      "footer",
      {},
      make("p", {}, link, ` · ${where}`),
      make(
        "p",
        { className: "fine" },
        say("source", article.document, start, stop),
        " · ",
        say("rule", rule, confidence),
        notes.map((note) => [" ", note]),
      ),
    ),
  );
}

// The qualifiers of a statement in words, but for some.
export function qualifierText(app, qualifiers, but = []) {
  return Object.entries(qualifiers || {})
    .filter(([key]) => !but.includes(key))
    .map(([key, value]) => `${app.propertyName(key)} ${value}`)
    .join(" · ");
}
