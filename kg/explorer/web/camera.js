// What part of the picture is seen, and how it moves there. Made by the renderer: it knows vis-network too.

const HEAD = 58; // pixels that the tools take above
const FARTHEST = 0.04;
const CLOSEST = 5;
const READABLE = 0.45; // scale below which names cannot be read

export class Camera {
  #network;
  #box;
  #flight = 0;
  #corner = null; // where the left upper corner of the canvas is in the picture

  constructor(network, box) {
    this.#network = network;
    this.#box = box;
  }

  get #scale() {
    return this.#network.getScale();
  }

  // Keep in mind what was seen when the picture was last painted.
  painted() {
    this.#corner = this.#network.DOMtoCanvas({ x: 0, y: 0 });
  }

  // Show these nodes as large as there is room for, at most so large.
  fit(ids, most, { fly = true } = {}) {
    const box = this.#box.getBoundingClientRect();
    if (!ids.length || !box.width) return;
    const bounds = ids.map((id) => this.#network.getBoundingBox(id));
    const [left, top] = ["left", "top"].map((side) => Math.min(...bounds.map((one) => one[side])));
    const [right, low] = ["right", "bottom"].map((side) => Math.max(...bounds.map((one) => one[side])));
    const room = Math.min((box.width - 40) / (right - left + 1), (box.height - HEAD - 20) / (low - top + 1));
    const scale = Math.max(FARTHEST, Math.min(most, room));
    const position = { x: (left + right) / 2, y: (top + low) / 2 - (HEAD - 20) / 2 / scale };
    if (fly) this.#fly(position, scale);
    else this.#network.moveTo({ position, scale });
  }

  // Bring nodes into view if they are out of it or too small to read, no farther than needed.
  show(ids) {
    const box = this.#box.getBoundingClientRect();
    if (!ids.length || !box.width) return;
    const points = ids.map((id) => this.#network.canvasToDOM(this.#network.getPosition(id)));
    const [left, top] = ["x", "y"].map((axis) => Math.min(...points.map((point) => point[axis])));
    const [right, low] = ["x", "y"].map((axis) => Math.max(...points.map((point) => point[axis])));
    const inside = left > 30 && top > 30 && right < box.width - 30 && low < box.height - 50;
    if (inside && this.#scale > READABLE) return;
    const wide = right - left > box.width - 100 || low - top > box.height - 120;
    if (this.#scale <= READABLE || wide) return this.fit(ids, 1.4);
    this.#fly(this.#network.DOMtoCanvas({ x: (left + right) / 2, y: (top + low) / 2 }), this.#scale);
  }

  zoom(factor) {
    this.land();
    this.#network.moveTo({ scale: Math.min(CLOSEST, Math.max(FARTHEST, this.#scale * factor)) });
  }

  pan(right, down) {
    this.land();
    const { x, y } = this.#network.getViewPosition();
    const step = 90 / this.#scale;
    this.#network.moveTo({ position: { x: x + right * step, y: y + down * step } });
  }

  // When the panel opens or the window changes, what is drawn stays where it is; only the edge of the canvas moves.
  // What is chosen is brought back into view if it was cut off.
  resized(chosen) {
    const { width } = this.#box.getBoundingClientRect();
    const corner = this.#corner;
    const scale = this.#scale;
    if (!width || !corner) return;
    queueMicrotask(() => {
      const box = this.#box.getBoundingClientRect();
      const position = { x: corner.x + box.width / 2 / scale, y: corner.y + box.height / 2 / scale };
      this.#network.moveTo({ scale, position });
      if (chosen !== undefined) this.show([chosen]);
    });
  }

  // End the flight, since something else moves the view.
  land() {
    this.#flight += 1;
  }

  // Move the view in a third of a second.
  #fly(position, scale) {
    this.land();
    const from = this.#network.getViewPosition();
    const [first, start, flown] = [this.#scale, performance.now(), this.#flight];
    const time = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 320;
    const step = (now) => {
      if (flown !== this.#flight) return;
      const passed = Math.min(1, Math.max(0, now - start) / time);
      const share = passed * passed * (3 - 2 * passed);
      const at = (axis) => from[axis] + (position[axis] - from[axis]) * share;
      this.#network.moveTo({ position: { x: at("x"), y: at("y") }, scale: first * (scale / first) ** share });
      if (passed < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
}
