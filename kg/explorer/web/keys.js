// Keys that act wherever the focus is; those of the graph are listened to there.

import { composing, takesText } from "./dom.js";

export function listenToKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || composing(event) || document.querySelector("dialog[open]")) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.altKey && /^[zy]$/i.test(event.key)) {
      if (takesText(event.target)) return;
      event.preventDefault();
      return event.key.toLowerCase() === "y" || event.shiftKey ? app.actions.redo() : app.actions.undo();
    }
    if (command || event.altKey || takesText(event.target)) return;
    if (event.key === "Escape") return app.panel.current ? app.panel.close() : app.model.select([]);
    if (!app.help.keysAct) return;
    const act = { "/": () => app.search.focus(), "?": () => app.help.open() }[event.key];
    const tab = /^[1-9]$/.test(event.key) ? app.tabs.ids[Number(event.key) - 1] : null;
    if (!act && !tab) return;
    event.preventDefault();
    if (act) act();
    else app.go(tab);
  });
}
