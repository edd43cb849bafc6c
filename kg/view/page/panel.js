"use strict";
// The panel beside the graph: what is known of a node or an edge, and the sentences that say so.

zonekg.panel = (() => {
  const { NODE, EDGE, make, say } = zonekg;
  const FIRST = 12; // statements of one relation shown before "more"
  let current = null;

  const panel = () => zonekg.element("panel");
  const node = (id) => zonekg.details.nodes[id];

  function nameButton(id) {
    return make("button", { type: "button", className: "name", onclick: () => zonekg.openNode(id, true) }, node(id)[NODE.name]);
  }

  function chip(status) {
    return status === "stated" ? null : make("span", { className: `chip ${status}` }, say(status));
  }

  function qualifierText(qualifiers) {
    return Object.entries(qualifiers).map(([key, value]) => `${zonekg.propertyName(key)} ${value}`).join(" · ");
  }

  // One evidence: the sentence with the quote marked, and where it stands.
  function quotation([article, start, stop, before, quote, after, rule, confidence, inferred]) {
    const { title, date, document } = zonekg.details.articles[article];
    const notes = inferred.map((what) => make("em", { className: "inferred" }, say("inferred", zonekg.propertyName(what))));
    return make(
      "blockquote",
      {},
      make("q", {}, before, make("mark", {}, quote), after),
      make(
        "footer",
        {},
        make("p", {}, `${title || say("untitled")} · ${date || say("undated")}`),
        make("p", {}, say("source", document, start, stop)),
        make("p", {}, say("rule", rule, confidence)),
        notes.length ? make("p", {}, notes.flatMap((note, i) => (i ? [" ", note] : [note]))) : null,
      ),
    );
  }

  function quotations(evidence) {
    return evidence.length ? evidence.map(quotation) : [make("p", { className: "soft" }, say("noEvidence"))];
  }

  // A line that opens to show its evidence, which is made when it is first opened.
  function openable(line, evidence) {
    const element = make("details", {}, make("summary", {}, line));
    element.addEventListener("toggle", () => element.children.length === 1 && element.append(...quotations(evidence)), { once: true });
    return make("li", {}, element);
  }

  // A list that shows its first items and a button for the rest.
  function list(items) {
    const element = make("ul", {}, items.slice(0, FIRST).map((item) => item()));
    if (items.length <= FIRST) return [element];
    const rest = make("button", { type: "button" }, say("more", items.length - FIRST));
    rest.onclick = () => {
      element.append(...items.slice(FIRST).map((item) => item()));
      rest.remove();
    };
    return [element, rest];
  }

  function statementLine(id, self) {
    const edge = zonekg.details.edges[id];
    const other = edge[EDGE.from] === self ? edge[EDGE.to] : edge[EDGE.from];
    const { title, ...rest } = edge[EDGE.qualifiers];
    const more = qualifierText(rest);
    const words = [nameButton(other), title ? ` ${title}` : null, more ? make("span", { className: "soft" }, ` ${more}`) : null];
    return () => openable([...words, chip(edge[EDGE.status])], edge[EDGE.evidence]);
  }

  function figureLine(figure) {
    const value = [figure.value, figure.unit].filter((part) => part !== undefined).join("");
    const growth = figure.yoy === undefined ? "" : `${say("yoy")} ${figure.yoy > 0 ? "+" : ""}${figure.yoy}%`;
    const name = figure.name === "date" ? zonekg.propertyName("date") : figure.name;
    const words = [figure.period, figure.scope, value, growth].filter(Boolean).join(" · ");
    return () => openable([make("b", {}, name), ` ${words}`, chip(figure.status)], figure.evidence);
  }

  // Statements of a node grouped by relation and direction, in the ontology's order.
  function groups(id) {
    const found = new Map();
    for (const edge of zonekg.graph.ties(id)) {
      const [from, , relation] = zonekg.details.edges[edge];
      const key = `${relation} ${from === id ? "out" : "in"}`;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(edge);
    }
    const order = Object.keys(zonekg.details.relations).flatMap((relation) => [`${relation} out`, `${relation} in`]);
    return order.filter((key) => found.has(key)).map((key) => [...key.split(" "), found.get(key)]);
  }

  function section(title, items) {
    return items.length ? [make("h3", {}, title), ...list(items)] : [];
  }

  function nodeContent(id) {
    const [cls, , aliases, statements, figures] = node(id);
    const all = groups(id);
    const posts = all.filter(([relation]) => relation === "holdsPost").flatMap(([, , ids]) => ids);
    const related = all.filter(([relation]) => relation !== "holdsPost");
    return [
      make("div", { className: "bar" }, make("span", {}, zonekg.sign(cls), zonekg.className(cls)), closeButton()),
      make("h2", {}, node(id)[NODE.name]),
      aliases.length ? make("p", {}, make("span", { className: "soft" }, `${say("aliases")} `), aliases.join("、")) : null,
      make("p", { className: "soft" }, say("statements", statements)),
      ...section(say("posts"), posts.map((edge) => statementLine(edge, id))),
      ...section(say("attributes"), figures.filter((figure) => !figure.observed).map(figureLine)),
      ...section(say("figures"), figures.filter((figure) => figure.observed).map(figureLine)),
      ...(related.length ? [make("h3", {}, say("related"))] : []),
      ...related.flatMap(([relation, way, ids]) => [
        make("h4", {}, `${way === "out" ? zonekg.relationName(relation) : zonekg.backName(relation)} (${ids.length})`),
        ...list(ids.map((edge) => statementLine(edge, id))),
      ]),
    ];
  }

  function edgeContent(id) {
    const [from, to, relation, status, qualifiers, evidence] = zonekg.details.edges[id];
    const more = qualifierText(qualifiers);
    return [
      make("div", { className: "bar" }, make("span", {}, zonekg.stroke(status), say(status)), closeButton()),
      make("h2", {}, zonekg.relationName(relation), chip(status)),
      make(
        "div",
        { className: "triple" },
        make("span", {}, zonekg.sign(node(from)[NODE.cls]), " ", nameButton(from)),
        make("span", { className: "arrow", "aria-hidden": "true" }, "↓"),
        make("span", {}, zonekg.sign(node(to)[NODE.cls]), " ", nameButton(to)),
      ),
      more ? make("p", {}, more) : null,
      make("h3", {}, `${say("evidence")} (${evidence.length})`),
      ...quotations(evidence),
    ];
  }

  function closeButton() {
    return make("button", { type: "button", "aria-label": say("close"), onclick: () => zonekg.openNothing() }, "✕");
  }

  function render(focus) {
    panel().hidden = current === null;
    if (current === null) return panel().replaceChildren();
    const content = current.node === undefined ? edgeContent(current.edge) : nodeContent(current.node);
    panel().replaceChildren(...content.filter(Boolean));
    panel().scrollTop = 0;
    if (focus) panel().focus();
  }

  const open = (what, focus) => ((current = what), render(focus));
  const isOpen = () => current !== null;
  return { open, render, isOpen };
})();
