"use strict";
// The search box: any part of a name or alias; arrows choose, Enter opens.

zonekg.search = (() => {
  const { NODE, make, say } = zonekg;
  const MOST = 30;
  let keys = null, hits = [], chosen = 0;

  const box = () => zonekg.element("query");
  const list = () => zonekg.element("hits");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  function find(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    keys = keys || zonekg.details.nodes.map((node) => [node[NODE.name], ...node[NODE.aliases]].map(fold));
    const found = [];
    keys.forEach((forms, id) => {
      const position = Math.min(...forms.map((form) => form.indexOf(wanted)).filter((at) => at >= 0));
      if (position === Infinity) return;
      found.push({ id, rank: forms.includes(wanted) ? -1 : position, weight: zonekg.details.nodes[id][NODE.statements] });
    });
    found.sort((a, b) => (a.rank < 0 ? 0 : 1) - (b.rank < 0 ? 0 : 1) || b.weight - a.weight || a.rank - b.rank || a.id - b.id);
    return found.slice(0, MOST).map((hit) => hit.id);
  }

  function line(id, index) {
    const [cls, name, aliases] = zonekg.details.nodes[id];
    const wanted = fold(box().value);
    const alias = fold(name).includes(wanted) ? null : aliases.find((form) => fold(form).includes(wanted));
    const words = make("span", {}, name, alias ? make("small", {}, ` ${alias}`) : null);
    const item = make("li", { role: "option", id: `hit-${index}`, "aria-selected": String(index === chosen) }, zonekg.sign(cls), words);
    item.onmousedown = (event) => {
      event.preventDefault();
      open(id);
    };
    return item;
  }

  function render() {
    const asked = box().value.trim() !== "";
    list().hidden = !asked;
    box().setAttribute("aria-expanded", String(asked && hits.length > 0));
    const lines = hits.length ? hits.map(line) : asked ? [make("li", {}, say("nothing"))] : [];
    list().replaceChildren(...lines);
    if (hits.length) box().setAttribute("aria-activedescendant", `hit-${chosen}`);
    else box().removeAttribute("aria-activedescendant");
    const current = list().querySelector('[aria-selected="true"]');
    if (current) current.scrollIntoView({ block: "nearest" });
  }

  function open(id) {
    close();
    zonekg.openNode(id, true);
  }

  function close() {
    hits = [];
    list().hidden = true;
    box().setAttribute("aria-expanded", "false");
    box().removeAttribute("aria-activedescendant");
  }

  function listen() {
    box().oninput = () => {
      hits = find(box().value);
      chosen = 0;
      render();
    };
    box().onblur = close;
    box().onkeydown = (event) => {
      if (event.isComposing) return; // the key belongs to the input method
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && hits.length) {
        chosen = (chosen + step + hits.length) % hits.length;
        render();
      } else if (event.key === "Enter" && hits.length) {
        open(hits[chosen]);
      } else if (event.key === "Escape") {
        box().value = "";
        close();
        return event.stopPropagation();
      } else return;
      event.preventDefault();
    };
  }

  return { listen, find };
})();
