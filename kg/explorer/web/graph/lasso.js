// The lasso: draw around nodes to choose them. It acts while its tool is on, or while Shift is held.

import { makeSvg } from "../dom.js";

// Tell whether a point lies inside a polygon.
export function inside({ x, y }, polygon) {
  let odd = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [a, b] = [polygon[i], polygon[j]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

export class Lasso {
  #app;
  #container;
  #line = makeSvg("polygon", {});
  #sheet = makeSvg("svg", { class: "lasso", "aria-hidden": "true" }, this.#line);
  #points = null;
  on = false;

  constructor(app, container, canvas) {
    this.#app = app;
    this.#container = container;
    container.append(this.#sheet);
    // before vis-network sees them
    canvas.addEventListener("pointerdown", (event) => this.#start(event), true);
    for (const [type, act] of [
      ["pointermove", this.#move],
      ["pointerup", this.#stop],
      ["pointercancel", this.#stop],
    ])
      addEventListener(type, (event) => this.#points && act.call(this, event), true);
  }

  turn(on) {
    this.on = on;
    this.#container.classList.toggle("lassoing", on);
  }

  #at({ clientX, clientY }) {
    const { left, top } = this.#container.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #start(event) {
    if (event.button !== 0 || !(this.on || event.shiftKey)) return;
    event.stopPropagation();
    this.#points = [this.#at(event)];
    this.#container.classList.add("drawing");
  }

  #move(event) {
    event.stopPropagation();
    const point = this.#at(event),
      last = this.#points.at(-1);
    if (Math.hypot(point.x - last.x, point.y - last.y) < 4) return;
    this.#points.push(point);
    this.#line.setAttribute("points", this.#points.map(({ x, y }) => `${x},${y}`).join(" "));
  }

  #stop(event) {
    event.stopPropagation();
    const polygon = this.#points,
      { model, renderer, say, tell } = this.#app;
    this.#points = null;
    this.#line.setAttribute("points", "");
    this.#container.classList.remove("drawing");
    if (polygon.length < 3) {
      const node = renderer.nodeAt(polygon[0]); // no more than a click
      return node === null ? undefined : model.toggle(node);
    }
    const caught = [...model.visible().nodes].filter((id) => inside(renderer.onScreen(id), polygon));
    model.select(event.ctrlKey || event.metaKey ? [...model.selection.nodes, ...caught] : caught);
    tell(say("chosen", caught.length));
    this.turn(false);
    model.dispatchEvent(new Event("lasso"));
  }
}
