// Which nodes have neighbours that are not in the picture, and how many: where there is more to expand.

const WAIT = 400; // ms of rest before the store is asked
const NEAR =
  "UNWIND $ids AS id MATCH (n:Entity {id: id})-[]-(m:Entity) WHERE m.id <> id " +
  "RETURN id, count(DISTINCT m.id) AS near";

export class More {
  #app;
  #near = new Map(); // id -> neighbours in the store
  #unseen = new Map();
  #timer = 0;

  // `told` is called when something has been learnt.
  constructor(app, told) {
    this.#app = app;
    app.model.addEventListener("change", () => this.#later(told));
    this.#later(told);
  }

  // How many neighbours of a node are not in the picture.
  of(id) {
    return this.#unseen.get(id) || 0;
  }

  // The nodes that have some.
  get nodes() {
    return [...this.#unseen.keys()];
  }

  #later(told) {
    this.#count();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(told).catch(this.#app.complain), WAIT);
  }

  async #ask(told) {
    const { api, model } = this.#app;
    const ids = [...model.nodes.keys()].filter((id) => !this.#near.has(id));
    if (!ids.length) return;
    const { rows } = await api.post("cypher", { query: NEAR, params: { ids }, limit: ids.length });
    for (const id of ids) this.#near.set(id, 0);
    for (const [id, near] of rows) this.#near.set(id, near);
    this.#count();
    told();
  }

  #count() {
    const { model } = this.#app;
    const here = new Map();
    for (const { from, to } of model.edges.values()) {
      if (from === to) continue;
      for (const [one, other] of [
        [from, to],
        [to, from],
      ]) {
        if (!here.has(one)) here.set(one, new Set());
        here.get(one).add(other);
      }
    }
    this.#unseen = new Map();
    for (const id of model.nodes.keys()) {
      const unseen = (this.#near.get(id) || 0) - (here.get(id)?.size || 0);
      if (unseen > 0) this.#unseen.set(id, unseen);
    }
  }
}
