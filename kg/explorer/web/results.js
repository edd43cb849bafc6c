// The answer to a query: as a table, and what of it can be drawn.

const OTHERS = new Set(["statement", "observation", "attribute", "evidence", "article", "document", "mention"]);
const ROWS = 500; // rows put into the page at once; a button shows more

export const isNode = (value) => isMap(value) && Array.isArray(value._labels);
export const isEdge = (value) => isMap(value) && typeof value._type === "string";
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// The ids of all entities in an answer: nodes, ends of edges, parts of paths, and cells that are an id.
export function idsIn(rows) {
  const found = new Set();
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isEdge(value)) [value._from, value._to].forEach((id) => id && found.add(id));
    else if (isNode(value)) value._labels.includes("Entity") && found.add(value.id);
    else if (isMap(value)) Object.values(value).forEach(visit);
    else if (typeof value === "string" && entityId(value)) found.add(entityId(value));
  };
  rows.forEach(visit);
  return [...found];
}

// The id of an entity that a text is, or the IRI of one.
function entityId(text) {
  const [, local] = /^https?:\/\/\S+\/id\/([^/\s]+)$/.exec(text) || [];
  const id = local === undefined ? text : decodeURIComponent(local);
  const [, kind] = (local === undefined ? /^([a-z]+)-[0-9a-f]{20}$/ : /^([a-z]+)-\S+$/).exec(id) || [];
  return kind && !OTHERS.has(kind) ? id : null;
}

// A table of the answer whose nodes open their page.
export function table(answer, app) {
  const { make, say } = app;
  const body = make("tbody");
  let shown = 0;
  const more = make("button", { type: "button", className: "more" });
  const grow = () => {
    const next = answer.rows.slice(shown, shown + ROWS);
    body.append(...next.map((row) => make("tr", {}, row.map((value) => make("td", numeric(value), cell(value, app))))));
    shown += next.length;
    more.hidden = shown >= answer.rows.length;
    more.textContent = say("resultsMore", answer.rows.length - shown);
  };
  more.onclick = grow;
  grow();
  const head = make("thead", {}, make("tr", {}, answer.columns.map((column) => make("th", { scope: "col" }, column))));
  return make("div", { className: "results", tabIndex: 0, role: "region", "aria-label": say("resultsTable") }, make("table", {}, head, body), more);
}

function numeric(value) {
  return typeof value === "number" ? { className: "number" } : {};
}

function cell(value, app) {
  if (value === null || value === undefined) return app.make("span", { className: "soft" }, "—");
  if (isNode(value)) return nodeCell(value, app);
  if (isEdge(value)) return edgeCell(value, app);
  if (Array.isArray(value)) return value.some(isEdge) ? path(value, app) : value.flatMap((part, at) => (at ? ["、", cell(part, app)] : [cell(part, app)])).flat();
  if (isMap(value)) return app.make("code", {}, JSON.stringify(value));
  const id = typeof value === "string" ? entityId(value) : null;
  if (id) return app.make("button", { type: "button", className: "name", onclick: () => app.openEntity(id) }, value);
  return String(value);
}

// A path from node to node, each edge with an arrow in the direction in which it was stated.
function path(parts, app) {
  return parts.flatMap((part, at) => {
    if (!isEdge(part)) return [cell(part, app)].flat();
    const along = at === 0 || parts[at - 1].id === undefined || part._from === parts[at - 1].id;
    return along ? [" ─", edgeCell(part, app), "→ "] : [" ←", edgeCell(part, app), "─ "];
  });
}

function edgeCell(edge, app) {
  const words = [relationName(edge._type, app), app.chip(edge.status)];
  if (!edge.statement) return app.make("span", {}, words);
  return app.make("button", { type: "button", className: "name quiet", onclick: () => app.openStatement(edge.statement) }, words);
}

function nodeCell(node, app) {
  const name = node.name || node.title || node.quote || node.indicator || node.attribute || node.id;
  const open = opener(node, app);
  return open ? app.make("button", { type: "button", className: "name", onclick: open }, String(name)) : String(name);
}

// What opens a node of the graph: an entity's page, a statement's evidence, an article.
function opener(node, app) {
  if (node._labels.includes("Entity")) return () => app.openEntity(node.id);
  if (node._labels.includes("Statement")) return () => app.openStatement(node.id);
  if (node._labels.includes("Article")) return () => app.openArticle(node.id);
  return null;
}

function relationName(type, app) {
  const known = app.overview.relations.find((relation) => relation.cypher === type);
  return known ? app.pick(known.zh, known.en) : type;
}

// The answer as CSV by RFC 4180, for a spreadsheet: text that could be taken for a formula begins with an apostrophe.
export function csv(answer) {
  const flat = (value) => (value === null || value === undefined ? "" : typeof value === "object" ? nameOf(value) : String(value));
  const nameOf = (value) => (isNode(value) ? String(value.name || value.title || value.id) : Array.isArray(value) ? value.map(flat).join("；") : JSON.stringify(value));
  const quote = (text, number) => {
    const safe = !number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [answer.columns.map((column) => quote(column, false)), ...answer.rows.map((row) => row.map((value) => quote(flat(value), typeof value === "number")))];
  return "\ufeff" + lines.map((cells) => cells.join(",")).join("\r\n") + "\r\n";
}
