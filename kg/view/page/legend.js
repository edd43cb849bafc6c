"use strict";
// The legend, whose boxes are also the filter: by class, relation, status and date of article.

zonekg.legend = (() => {
  const { NODE, EDGE, make, say } = zonekg;
  const off = { classes: new Set(), relations: new Set(), statuses: new Set() };
  const range = { since: "", until: "" };

  function count(values) {
    const result = new Map();
    for (const value of values) result.set(value, (result.get(value) || 0) + 1);
    return result;
  }

  function inRange(edge) {
    if (!range.since && !range.until) return true;
    return edge[EDGE.evidence].some(([article]) => {
      const { date } = zonekg.details.articles[article];
      return date && (!range.since || date >= range.since) && (!range.until || date <= range.until);
    });
  }

  function apply() {
    zonekg.graph.filter(
      (node) => !off.classes.has(node[NODE.cls]),
      (edge) => !off.relations.has(edge[EDGE.relation]) && !off.statuses.has(edge[EDGE.status]) && inRange(edge),
    );
    zonekg.sayExtent();
  }

  function row(kind, key, sign, name, number) {
    const box = make("input", { type: "checkbox", checked: !off[kind].has(key) });
    const line = make("label", { title: name }, box, sign, make("span", {}, name), make("small", {}, String(number)));
    line.dataset.key = key;
    line.classList.toggle("off", !box.checked);
    box.onchange = () => {
      off[kind][box.checked ? "delete" : "add"](key);
      line.classList.toggle("off", !box.checked);
      apply();
    };
    return line;
  }

  function group(kind, rows, keys) {
    const flip = make("button", { type: "button" }, off[kind].size ? say("all") : say("none"));
    flip.onclick = () => {
      off[kind] = off[kind].size ? new Set() : new Set(keys);
      render();
      apply();
      zonekg.element("legend").querySelector(`[data-kind="${kind}"] button`).focus();
    };
    const field = make("fieldset", {}, make("legend", {}, say(kind), flip), rows);
    field.dataset.kind = kind;
    return field;
  }

  function dates() {
    const known = zonekg.details.articles.map((article) => article.date).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date)).sort();
    if (!known.length) return null;
    const field = (which) => {
      const input = make("input", { type: "date", value: range[which], min: known[0], max: known[known.length - 1] });
      input.onchange = () => {
        range[which] = input.value;
        apply();
      };
      return make("label", {}, say(which), input);
    };
    return make("fieldset", {}, make("legend", {}, say("dates")), field("since"), field("until"));
  }

  function render() {
    const { details } = zonekg;
    const classes = count(details.nodes.map((node) => node[NODE.cls]));
    const relations = count(details.edges.map((edge) => edge[EDGE.relation]));
    const statuses = count(details.edges.map((edge) => edge[EDGE.status]));
    const lines = {
      classes: Object.keys(details.classes).map((cls) => row("classes", cls, zonekg.sign(cls), zonekg.className(cls), classes.get(cls))),
      statuses: Object.keys(details.statuses)
        .filter((status) => statuses.has(status))
        .map((status) => row("statuses", status, zonekg.stroke(status), say(status), statuses.get(status))),
      relations: Object.keys(details.relations).map((relation) =>
        row("relations", relation, null, zonekg.relationName(relation), relations.get(relation))),
    };
    const fields = Object.entries(lines).filter(([, rows]) => rows.length)
      .map(([kind, rows]) => group(kind, rows, rows.map((line) => line.dataset.key)));
    zonekg.element("legend").replaceChildren(...fields, ...[dates()].filter(Boolean));
    zonekg.element("legend").setAttribute("aria-label", say("legend"));
  }

  return { render };
})();
