// The views, in the order of their tabs: one line a view.
// A view is a module that exports `id`, `words` (with a word named like the id: its tab) and `mount(container, app)`,
// which returns what the page may ask of it: `words()` after the language changed, `shown()` when its tab is opened,
// `state()` and `restore(state)` for the address, `theme()` after light and dark changed. `filters: true` keeps the
// filters beside it.

const VIEWS = [
  () => import("./views/graph.js"),
  () => import("./views/query.js"),
  () => import("./views/table.js"),
  () => import("./views/compare.js"),
  () => import("./views/chain.js"),
  () => import("./views/map.js"),
  () => import("./views/review.js"),
];

export const loadViews = () => Promise.all(VIEWS.map((load) => load()));
