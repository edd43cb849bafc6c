// One industry chain as columns: each zone with its companies, parks and projects in the chain, its leaders first.

import { entityBox } from "../search.js";

export const id = "chain";

export const words = {
  chain: ["产业链", "Chains"],
  chainPick: ["产业链", "Industry chain"],
  chainMost: ["成员最多的产业链", "Chains with most members"],
  chainHint: ["选一条产业链，按开发区看链上的企业。", "Choose a chain to see its members by zone."],
  chainNoZone: ["没有说在哪个开发区", "no zone was named"],
  chainLeads: ["链主", "leads"],
  chainHome: ["落户：{0}", "in the zone: {0}"],
  chainFocus: ["重点发展", "focus"],
  chainMembers: ["{0} 个开发区 · {1} 个成员", "{0} zones · {1} members"],
  chainEmpty: ["文章没有说谁在这条链上。", "No article says who is in this chain."],
  chainDraw: ["在图中显示", "Show in the graph"],
};

const MOST = `MATCH (c:IndustryChain)<-[r:IN_CHAIN|LEADS_CHAIN|FOCUSES_ON]-(m)
WITH c, count(DISTINCT m) AS members
RETURN c.id AS id, c.name AS name, members ORDER BY members DESC, name LIMIT 40`;

export function mount(container, app) {
  const { make, say } = app;
  let found = null, top = null;
  container.classList.add("chain");
  const pick = entityBox(app, { id: "chain-pick", label: () => say("chainPick"), cls: "IndustryChain", onpick: (brief) => open(brief.id) });
  const listed = make("div"), side = make("nav", { className: "side" }, pick.element, listed);
  const body = make("div", { className: "sheet" });
  container.append(side, body);

  async function open(id) {
    try {
      found = await app.api.get(`chains/${id}`);
      pick.set(found.chain);
    } catch (error) {
      found = null;
      return body.replaceChildren(make("p", { className: "problem", role: "alert" }, error.message));
    }
    render();
    app.tell(body.querySelector("h2").textContent);
  }

  function render() {
    if (!found) return body.replaceChildren(make("p", { className: "soft" }, say("chainHint")));
    const members = new Set(found.columns.flatMap((column) => column.members.map((one) => one.entity.id)));
    const zones = found.columns.filter((column) => column.zone).length;
    body.replaceChildren(
      make("div", { className: "bar" }, make("h2", {}, name(found.chain)), make("span", { className: "soft" }, say("chainMembers", zones, members.size)), make("span", { className: "grow" }), make("button", { type: "button", onclick: draw }, say("chainDraw"))),
      found.columns.length ? make("div", { className: "columns", tabIndex: 0, role: "region", "aria-label": found.chain.name }, found.columns.map(column)) : make("p", { className: "soft" }, say("chainEmpty")),
    );
  }

  function column({ zone, members, focuses }) {
    const head = zone ? name(zone) : make("span", { className: "soft" }, say("chainNoZone"));
    return make(
      "section",
      { className: "column" },
      make("h3", {}, head, focuses ? make("span", { className: "chip" }, say("chainFocus")) : null),
      make("ul", {}, members.map(({ entity, relation, status, home }) => make("li", { className: relation === "leadsChain" ? "leads" : "" }, app.sign(entity.cls), name(entity), relation === "leadsChain" ? make("span", { className: "chip lead" }, say("chainLeads")) : null, app.chip(status)))),
    );
  }

  const name = (brief) => make("button", { type: "button", className: "name", onclick: () => app.openEntity(brief.id) }, brief.name);

  async function draw() {
    const ids = [found.chain.id, ...found.columns.flatMap((column) => [column.zone && column.zone.id, ...column.members.map((one) => one.entity.id)])];
    app.show(await app.api.post("graph", { ids: [...new Set(ids.filter(Boolean))] }), {});
    app.go("graph");
  }

  function list() {
    const lines = (top || []).map(([id, text, members]) => make("li", {}, make("button", { type: "button", className: "name", onclick: () => open(id) }, text), make("small", { className: "number" }, ` ${members}`)));
    listed.replaceChildren(make("h2", {}, say("chainMost")), make("ul", { className: "saved" }, lines));
  }

  function speak() {
    pick.speak();
    list();
    render();
  }

  speak();
  return {
    words: speak,
    async shown() {
      if (top) return;
      top = (await app.api.post("cypher", { query: MOST })).rows;
      list();
    },
    state: () => ({ id: found && found.chain.id }),
    restore: ({ id }) => id && open(id),
  };
}
