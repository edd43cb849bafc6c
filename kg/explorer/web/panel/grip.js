// The edge of the panel, by which its width is changed with mouse or keys; the width is remembered.

import { element, make } from "../dom.js";

const LEAST = 300,
  MOST = 760,
  STEP = 24,
  KEY = "zonekg.panel";

export function grip(app) {
  const bar = make("div", {
    id: "grip",
    role: "separator",
    tabIndex: 0,
    "aria-orientation": "vertical",
    "aria-controls": "panel",
    "aria-valuemin": LEAST,
    "aria-valuemax": MOST,
  });
  let width = 384,
    from = null;

  function set(wanted) {
    width = Math.round(Math.max(LEAST, Math.min(MOST, innerWidth * 0.6, wanted)));
    document.body.style.setProperty("--panel", `${width}px`);
    bar.setAttribute("aria-valuenow", width);
  }

  function keep() {
    try {
      localStorage.setItem(KEY, width);
    } catch {
      // storage is switched off: the width lasts as long as the page
    }
  }

  bar.onpointerdown = (event) => {
    from = { x: event.clientX, width };
    bar.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  bar.onpointermove = (event) => from && set(from.width + from.x - event.clientX);
  bar.onpointerup = bar.onpointercancel = () => {
    from = null;
    keep();
  };
  bar.onkeydown = (event) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (!step) return;
    event.preventDefault();
    set(width + step);
    keep();
  };
  element("stage").append(bar);
  try {
    set(Number(localStorage.getItem(KEY)) || 384);
  } catch {
    set(384);
  }
  return { speak: () => bar.setAttribute("aria-label", app.say("panelWidth")) };
}
