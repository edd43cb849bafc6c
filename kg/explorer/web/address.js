// The state in the address: what is shown, where, what is hidden, pinned, chosen and filtered, so that a view can be shared.
// It is JSON, deflated, in base64 for addresses; ids lose the class before their hash only as far as that is shorter.

const WAIT = 350; // ms of rest before it is written
const PREFIX = "#z1.";

const bytesOf = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());

async function encode(state) {
  const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  let text = "";
  for (const byte of await bytesOf(stream)) text += String.fromCharCode(byte);
  return PREFIX + btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

async function decode(hash) {
  const text = atob(hash.slice(PREFIX.length).replace(/-/g, "+").replace(/_/g, "/"));
  const stream = new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(new TextDecoder().decode(await bytesOf(stream)));
}

// What the address says, or nothing if it says nothing that can be read.
export async function readAddress() {
  if (!location.hash.startsWith(PREFIX)) return {};
  try {
    return await decode(location.hash);
  } catch {
    return { broken: true };
  }
}

function take(app) {
  const { model, words, tabs, panel } = app,
    ids = [...model.nodes.keys()],
    at = new Map(ids.map((id, i) => [id, i]));
  const numbers = (set) => [...set].map((id) => at.get(id)).filter((i) => i !== undefined);
  const { filters, selection } = model;
  const off = Object.fromEntries(
    Object.entries(filters)
      .map(([key, value]) => [key, value instanceof Set ? [...value] : value])
      .filter(([, value]) => value.length),
  );
  return {
    view: tabs.current,
    ids,
    at: ids.flatMap((id) => [Math.round(model.places.get(id).x), Math.round(model.places.get(id).y)]),
    hidden: numbers(model.hidden),
    pinned: numbers(model.pinned),
    chosen: numbers(selection.nodes),
    edge: selection.edge,
    filters: off,
    page: panel.current,
    views: tabs.state(),
    language: words.language,
    theme: document.documentElement.dataset.theme,
  };
}

// Keep the address up to date with what is seen.
export function keepAddress(app) {
  let timer = 0,
    written = "";
  const write = async () => {
    const hash = await encode(take(app));
    if (hash === written) return;
    written = hash;
    history.replaceState(null, "", hash);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, WAIT);
  };
  for (const event of ["change", "select", "filter", "view", "panel"]) app.model.addEventListener(event, later);
  app.model.addEventListener("look", write);
  for (const event of ["change", "keyup", "click"]) document.addEventListener(event, later); // what views keep of their own
  addEventListener(
    "hashchange",
    () => location.hash.startsWith(PREFIX) && location.hash !== written && location.reload(),
  );
  later();
}

// Show what an address says; returns false if it says nothing of a picture.
export async function restore(app, state) {
  if (state.broken) app.notice(app.say("brokenAddress"), "warning");
  app.tabs.restore(state.views);
  if (!Array.isArray(state.ids) || !state.ids.length) {
    app.go(state.view || "graph");
    return false;
  }
  const graph = await app.api.post("graph", { ids: state.ids.slice(0, app.overview.limits.visible) });
  const { model } = app,
    here = new Set(graph.nodes.map(({ id }) => id));
  state.ids = state.ids.map((id) => graph.renamed[id] || id); // some may have been merged since
  const pick = (numbers) => (numbers || []).map((i) => state.ids[i]).filter((id) => here.has(id));
  for (const [key, value] of Object.entries(state.filters || {}))
    if (key in model.filters) model.filters[key] = Array.isArray(value) ? new Set(value) : value;
  app.actions.begin(graph);
  state.ids.forEach(
    (id, i) =>
      here.has(id) &&
      Number.isFinite(state.at?.[2 * i]) &&
      model.places.set(id, { x: state.at[2 * i], y: state.at[2 * i + 1] }),
  );
  model.reset({ hidden: new Set(pick(state.hidden)), pinned: new Set(pick(state.pinned)) });
  if (graph.missing?.length) app.notice(app.say("missing", graph.missing.length), "warning");
  app.go(state.view || "graph");
  model.select(pick(state.chosen), model.edges.has(state.edge) ? state.edge : null);
  if (state.page) app.panel.open(state.page);
  app.renderer?.fit(null, { fly: false });
  return true;
}
