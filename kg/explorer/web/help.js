// The help: every key, and whether single keys act at all.

import { make } from "./dom.js";

const KEYS = [
  [
    "helpAnywhere",
    [
      ["/", "keySearch"],
      ["?", "keyHelp"],
      ["Ctrl + Z", "keyUndo"],
      ["Ctrl + Shift + Z", "keyRedo"],
      ["1 … 7", "keyViews"],
      ["Esc", "keyEscape"],
    ],
  ],
  [
    "helpGraph",
    [
      ["← ↑ → ↓", "keyPan"],
      ["Shift + ← ↑ → ↓", "keyWalk"],
      ["+ −", "keyZoom"],
      ["0", "keyFit"],
      ["Enter", "keyOpen"],
      ["M", "keyMenu"],
      ["E", "keyExpand"],
      ["C", "keyCollapse"],
      ["H", "keyHide"],
      ["P", "keyPin"],
      ["N", "keyNeighbours"],
      ["K", "keyKeep"],
      ["Ctrl + A", "keyAll"],
      ["Delete", "keyRemove"],
    ],
  ],
  [
    "helpMouse",
    [
      ["click", "mouseClick"],
      ["double", "mouseDouble"],
      ["right", "mouseRight"],
      ["ctrl", "mouseCtrl"],
      ["drag", "mouseDrag"],
      ["lasso", "mouseLasso"],
    ],
  ],
];

export class Help {
  #app;
  #dialog = make("dialog", { id: "help" });

  constructor(app) {
    this.#app = app;
    document.body.append(this.#dialog);
  }

  get keysAct() {
    try {
      return localStorage.getItem("zonekg.keys") !== "off";
    } catch {
      return true;
    }
  }

  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  speak() {
    const { say } = this.#app,
      mouse = new Set(["click", "double", "right", "ctrl", "drag", "lasso"]);
    const tables = KEYS.map(([title, rows]) =>
      make(
        "section",
        {},
        make("h3", {}, say(title)),
        make(
          "table",
          {},
          make(
            "tbody",
            {},
            rows.map(([key, what]) =>
              make(
                "tr",
                {},
                make(
                  "th",
                  { scope: "row" },
                  mouse.has(key)
                    ? say(`${key}Name`)
                    : key
                        .split(" + ")
                        .flatMap((part, i) => [
                          i ? " + " : "",
                          ...part.split(" ").map((one) => (one === "…" ? " … " : make("kbd", {}, one))),
                        ]),
                ),
                make("td", {}, say(what)),
              ),
            ),
          ),
        ),
      ),
    );
    const box = make("input", { type: "checkbox", checked: this.keysAct });
    box.onchange = () => localStorage.setItem("zonekg.keys", box.checked ? "on" : "off");
    this.#dialog.setAttribute("aria-labelledby", "help-title");
    this.#dialog.replaceChildren(
      make(
        "form",
        { method: "dialog" },
        make("h2", { id: "help-title" }, say("help")),
        make("button", { className: "bare", "aria-label": say("close") }, "✕"),
      ),
      make("div", { className: "columns" }, tables),
      make("p", {}, make("label", {}, box, " ", say("keysAct"))),
      make("p", { className: "soft" }, say("helpAddress")),
    );
  }
}
