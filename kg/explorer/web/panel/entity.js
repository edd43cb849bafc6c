// An entity's page: names, posts, figures, statements by relation, timeline, articles.

import { make } from "../dom.js";
import { qualifierText, quotation } from "./quotation.js";

const PAGE = 20;

export async function entityPage(app, { id }, { body, kind, signal }) {
  const { say } = app, found = await app.api.get(`entities/${id}`, {}, { signal });
  const { entity } = found;
  kind.replaceChildren(app.sign(entity.cls), app.className(entity.cls));
  body.append(
    make("h2", {}, entity.name),
    entity.aliases.length ? make("p", {}, make("span", { className: "soft" }, `${say("aliases")} `), entity.aliases.join("、")) : "",
    make("p", { className: "soft" }, say("inArticles", found.articles)),
  );
  for (const { relation, direction, count } of found.relations) body.append(relationSection(app, entity, relation, direction, count));
}

function relationSection(app, entity, relation, direction, count) {
  const section = make("details", { className: "fold" }, make("summary", {}, app.relationName(relation, direction), make("small", {}, ` ${count}`)));
  section.ontoggle = async () => {
    if (!section.open || section.dataset.loaded) return;
    section.dataset.loaded = "true";
    const { items } = await app.api.get(`entities/${entity.id}/statements`, { relation, direction, limit: PAGE });
    section.append(make("ul", {}, items.map(({ edge, other, cited }) => make("li", {}, app.sign(other.cls), make("button", { type: "button", className: "name", onclick: () => app.openEntity(other.id) }, other.name), " ", qualifierText(app, edge.qualifiers), app.chip(edge.status), quotation(app, cited, { statement: edge.id })))));
  };
  return section;
}
