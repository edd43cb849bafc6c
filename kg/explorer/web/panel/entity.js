// An entity's page: names, posts, properties, figures, statements by relation, timeline, articles.

import { make } from "../dom.js";
import { actionsOf } from "./deeds.js";
import { fold, opening, paged } from "./lists.js";
import { figureBlock, plain, series } from "./plot.js";
import { qualifierText, quotation } from "./quotation.js";

const PAGE = 20,
  SERIES = 6,
  DATED = 100,
  LATEST = 100, // of a timeline at first
  ALL = 2000;

export async function entityPage(app, { id }, { body, kind, signal }) {
  const { say } = app,
    found = await app.api.get(`entities/${id}`, {}, { signal });
  const { entity } = found;
  kind.replaceChildren(app.sign(entity.cls), app.className(entity.cls));
  body.append(
    ...[
      make("h2", {}, entity.name),
      entity.aliases.length
        ? make("p", {}, make("span", { className: "soft" }, `${say("aliases")} `), entity.aliases.join("、"))
        : null,
      make(
        "p",
        { className: "soft" },
        say("inArticles", app.number(found.articles)),
        found.replaces.length ? ` · ${say("merged", found.replaces.length)}` : null,
        found.replaced ? ` · ${say("replaced")}` : null,
      ),
      actionsOf(app, entity),
      ...attributes(app, found.attributes),
      ...posts(app, entity, found.posts),
      ...figures(app, found.figures),
      ...statements(app, entity, found.relations),
      fold(app, {
        key: "timeline",
        title: say("timeline"),
        level: "h3",
        fill: (inside) => timeline(app, entity, inside),
      }),
      fold(app, {
        key: "articles",
        title: say("articles"),
        count: found.articles,
        level: "h3",
        fill: (inside) => articles(app, entity, inside),
      }),
    ].filter(Boolean),
  );
}

const button = (text, onclick) => make("button", { type: "button", className: "name", onclick }, text);

function attributes(app, items) {
  if (!items.length) return [];
  const rows = items.map(({ id, attribute, value, unit, status }) => [
    make("dt", {}, app.propertyName(attribute)),
    make(
      "dd",
      {},
      button(`${plain(value)}${unit}`, () => app.openStatement(id, { focus: true })),
      app.chip(status),
    ),
  ]);
  return [make("h3", {}, app.say("attributes")), make("dl", {}, rows)];
}

function posts(app, entity, items) {
  if (!items.length) return [];
  const line = ({ edge, other }) => {
    const { title, ...rest } = edge.qualifiers;
    return make(
      "li",
      {},
      app.sign(other.cls),
      " ",
      button(other.name, () => app.openEntity(other.id)),
      " ",
      button(title || app.relationName(edge.relation), () => app.openStatement(edge.id, { focus: true })),
      make("span", { className: "soft" }, ` ${qualifierText(app, rest)}`),
      app.chip(edge.status),
    );
  };
  return [make("h3", {}, app.say("posts"), make("small", {}, String(items.length))), shortened(app, items.map(line))];
}

// A list of which the first are shown, and a button for the rest.
function shortened(app, lines, first = 8) {
  const list = make("ul", { className: "lines" }, lines.slice(0, first));
  if (lines.length <= first) return list;
  const more = make("button", { type: "button", className: "more" }, app.say("more", lines.length - first));
  more.onclick = () => {
    list.append(...lines.slice(first));
    more.remove();
  };
  return make("div", {}, list, more);
}

function figures(app, items) {
  if (!items.length) return [];
  const all = series(items).sort((a, b) => b.length - a.length);
  const block = make(
    "div",
    {},
    all.slice(0, SERIES).map((points) => figureBlock(app, points)),
  );
  if (all.length > SERIES) {
    const more = make("button", { type: "button", className: "more" }, app.say("more", all.length - SERIES));
    more.onclick = () => {
      more.remove();
      block.append(...all.slice(SERIES).map((points) => figureBlock(app, points)));
    };
    block.append(more);
  }
  return [make("h3", {}, app.say("figures"), make("small", {}, String(items.length))), block];
}

function statements(app, entity, relations) {
  if (!relations.length) return [];
  const line = ({ relation, direction, count }) => {
    const name = app.relationName(relation, direction);
    const expand = make(
      "button",
      {
        type: "button",
        className: "bare add",
        title: app.say("expandBy", name),
        "aria-label": app.say("expandBy", name),
      },
      "＋",
    );
    expand.onclick = () =>
      app.actions.expand([entity.id], { relations: [relation] }).then(() => app.go("graph"), app.complain);
    return fold(app, {
      key: `${relation} ${direction}`,
      title: name,
      count,
      tool: expand,
      fill: (inside) => related(app, entity, relation, direction, inside),
    });
  };
  const total = relations.reduce((sum, { count }) => sum + count, 0);
  return [make("h3", {}, app.say("statements"), make("small", {}, app.number(total))), ...relations.map(line)];
}

function related(app, entity, relation, direction, inside) {
  const ask = (offset) => app.api.get(`entities/${entity.id}/statements`, { relation, direction, offset, limit: PAGE });
  return paged(app, inside, ask, ({ edge, other, cited }) => {
    const { title, ...rest } = edge.qualifiers,
      more = qualifierText(app, rest);
    const words = [
      app.sign(other.cls),
      " ",
      button(other.name, () => app.openEntity(other.id)),
      title ? ` ${title}` : null,
      more ? make("span", { className: "soft" }, ` ${more}`) : null,
      app.chip(edge.status),
    ];
    return opening(app, words, app.say("evidence"), () =>
      [
        quotation(app, cited, { statement: edge.id }),
        edge.articles > 1 ? button(app.say("allEvidence"), () => app.openStatement(edge.id, { focus: true })) : null,
      ].filter(Boolean),
    );
  });
}

async function timeline(app, entity, inside, limit = LATEST) {
  const { items, cut } = await app.api.get(`entities/${entity.id}/timeline`, { limit });
  if (!items.length) return inside.append(make("p", { className: "soft" }, app.say("nothingDated")));
  const list = make("ol", { className: "timeline" });
  let year = "",
    shown = 0;
  const add = () => {
    for (const item of items.slice(shown, (shown += DATED))) {
      if (item.date.slice(0, 4) !== year)
        list.append(make("li", { className: "year" }, (year = item.date.slice(0, 4))));
      list.append(
        make("li", {}, make("time", {}, item.date.slice(5).replace("-", "/") || "—"), happened(app, entity, item)),
      );
    }
    more.hidden = shown >= items.length;
    more.textContent = app.say("moreOf", Math.min(DATED, items.length - shown), items.length - shown);
  };
  const more = make("button", { type: "button", className: "more", onclick: add });
  add();
  const all = () => timeline(app, entity, body, ALL).then(() => earlier.remove(), app.complain);
  const earlier = make("button", { type: "button", className: "more", hidden: !cut || limit === ALL, onclick: all }, app.say("earlier"));
  const body = make("div", {}, list, more);
  inside.replaceChildren(earlier, body);
}

function happened(app, entity, { edge, observation, attribute, other }) {
  if (edge) {
    const direction = edge.from === entity.id ? "out" : "in",
      title = edge.qualifiers.title ? `（${edge.qualifiers.title}）` : "";
    return make(
      "span",
      {},
      button(app.relationName(edge.relation, direction) + title, () => app.openStatement(edge.id, { focus: true })),
      " ",
      other ? button(other.name, () => app.openEntity(other.id)) : null,
      app.chip(edge.status),
    );
  }
  const one = observation || attribute,
    name = one.indicator || app.propertyName(one.attribute);
  const value = [
    one.value === null || one.value === undefined ? "" : `${plain(one.value)}${one.unit}`,
    app.growth(one.yoy),
  ]
    .filter(Boolean)
    .join(" ");
  return make(
    "span",
    {},
    button(name, () => app.openStatement(one.id, { focus: true })),
    ` ${value}`,
    app.chip(one.status),
  );
}

function articles(app, entity, inside) {
  const ask = (offset) => app.api.get(`entities/${entity.id}/articles`, { offset, limit: PAGE });
  return paged(app, inside, ask, ({ id, title, date, outlet }) =>
    make(
      "li",
      {},
      button(title || app.say("untitled"), () => app.openArticle(id, null, { focus: true })),
      make("span", { className: "soft" }, ` ${[outlet, date || app.say("undated")].filter(Boolean).join(" · ")}`),
    ),
  );
}
