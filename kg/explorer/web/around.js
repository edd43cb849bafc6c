// Where the newcomers of an expansion stand: near the node that brought them, in free space. What the analyst has put
// somewhere stays; the rest gives way only where there is no room left.

import { boxOf, look } from "./drawing.js";
import { spread } from "./packing.js";

const TURN = Math.PI * (3 - Math.sqrt(5)),
  FLAT = 0.72,
  CELL = 90,
  TRIES = 900;

class Room {
  #grid = new Map();

  *#cells({ x, y, w, h }) {
    for (let column = Math.floor((x - w / 2) / CELL); column <= Math.floor((x + w / 2) / CELL); column++) {
      for (let row = Math.floor((y - h / 2) / CELL); row <= Math.floor((y + h / 2) / CELL); row++)
        yield column * 1e5 + row;
    }
  }

  take(box) {
    for (const cell of this.#cells(box)) {
      if (!this.#grid.has(cell)) this.#grid.set(cell, []);
      this.#grid.get(cell).push(box);
    }
  }

  free(box) {
    for (const cell of this.#cells(box)) {
      for (const other of this.#grid.get(cell) || []) {
        if (Math.abs(other.x - box.x) < (other.w + box.w) / 2 && Math.abs(other.y - box.y) < (other.h + box.h) / 2)
          return false;
      }
    }
    return true;
  }
}

// Return id -> {x, y} of the newcomers and of what had to give way. `places` are those of the nodes that are there,
// `anchor` is one of them or a point.
export function placeAround({ newcomers, nodes, edges, places, pinned, anchor }) {
  const start = typeof anchor === "string" && places.has(anchor) ? places.get(anchor) : anchor || middle(places);
  const room = new Room(),
    boxes = [];
  for (const [id, place] of places) {
    if (!nodes.has(id)) continue;
    const box = { id, ...boxOf(nodes.get(id), place), fixed: pinned.has(id) || id === anchor };
    boxes.push(box);
    room.take(box);
  }
  const fresh = new Set(newcomers.map(({ id }) => id)),
    ties = new Map(newcomers.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    if (fresh.has(from) && !fresh.has(to) && to !== anchor && places.has(to)) ties.get(from).push(places.get(to));
    if (fresh.has(to) && !fresh.has(from) && from !== anchor && places.has(from)) ties.get(to).push(places.get(from));
  }
  // those tied to others of the picture first, towards them; then class by class, so that like lies by like
  const order = [...newcomers].sort(
    (a, b) => ties.get(b.id).length - ties.get(a.id).length || (a.cls + a.name < b.cls + b.name ? -1 : 1),
  );
  const farthest = 140 + 75 * Math.sqrt(newcomers.length);
  for (const node of order) {
    const aim = towards(start, ties.get(node.id));
    const box = spot(node, aim, room, farthest, boxes.length);
    boxes.push(box);
    room.take(box);
  }
  spread(boxes, 40);
  const found = new Map();
  for (const box of boxes) {
    const node = nodes.get(box.id),
      { radius, height } = look(node);
    const place = { x: Math.round(box.x * 10) / 10, y: Math.round((box.y + radius + 4 - height / 2) * 10) / 10 };
    const was = places.get(box.id);
    if (!was || Math.hypot(was.x - place.x, was.y - place.y) > 0.5) found.set(box.id, place);
  }
  return found;
}

// A point a third of the way to what a newcomer is tied to as well, but not far off.
function towards(start, others) {
  if (!others.length) return start;
  const x = others.reduce((sum, place) => sum + place.x, 0) / others.length - start.x;
  const y = others.reduce((sum, place) => sum + place.y, 0) / others.length - start.y;
  const far = Math.hypot(x, y) || 1,
    step = Math.min(far / 3, 160) / far;
  return { x: start.x + x * step, y: start.y + y * step };
}

// The first free box on a spiral around a point; if there is none near, the one that lies in the order of the spiral.
function spot(node, aim, room, farthest, turn) {
  const first = 60;
  for (let at = 0; at < TRIES; at++) {
    const distance = first + 9 * Math.sqrt(at) * 1.6;
    if (distance > farthest) break;
    const box = boxOf(node, {
      x: aim.x + distance * Math.cos(at * TURN),
      y: aim.y + distance * FLAT * Math.sin(at * TURN),
    });
    if (room.free(box)) return { id: node.id, ...box };
  }
  const angle = turn * TURN;
  return {
    id: node.id,
    ...boxOf(node, { x: aim.x + farthest * 0.8 * Math.cos(angle), y: aim.y + farthest * 0.8 * FLAT * Math.sin(angle) }),
  };
}

function middle(places) {
  let x = 0,
    y = 0;
  for (const place of places.values()) [x, y] = [x + place.x / places.size, y + place.y / places.size];
  return { x, y };
}
