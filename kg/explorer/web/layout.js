// Where nodes stand. A whole picture: zones as hubs, what belongs to them around them, what several share between, as
// kg/view/layout.py has it. An expansion: the newcomers near the node that brought them, in free space, while all
// that was there stays. No chance and no clock: the same graph gives the same places.

import { boxOf, look } from "./drawing.js";
import { enclosing, pack, spread, tighten } from "./packing.js";

const HUB = "Zone",
  FLAT = 0.62,
  GAP = 1.08,
  MANY = 300;
const TURN = Math.PI * (3 - Math.sqrt(5));

// Return id -> {x, y} for all nodes of a graph.
export function layOut(nodes, edges) {
  const all = new Map([...nodes].sort((a, b) => (a.id < b.id ? -1 : 1)).map((node) => [node.id, node]));
  const near = adjacency(all, edges),
    hubs = hubsOf(all, near);
  const { owner, steps } = assign(near, hubs),
    children = trees(near, owner, steps);
  const { offsets, middles, extents } = balloons(all, children, hubs);
  const homes = placeHubs(near, owner, hubs, extents);
  const boxes = [];
  for (const hub of hubs) {
    const stack = [[hub, homes.get(hub)[0] - middles.get(hub)[0], homes.get(hub)[1] - middles.get(hub)[1]]];
    while (stack.length) {
      const [id, x, y] = stack.pop();
      boxes.push({ id, ...boxOf(all.get(id), { x, y: y * FLAT }) });
      for (const child of children.get(id)) stack.push([child, x + offsets.get(child)[0], y + offsets.get(child)[1]]);
    }
  }
  boxes.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (boxes.length) tighten(boxes);
  spread(boxes);
  return new Map(boxes.map((box) => [box.id, shapeOf(all.get(box.id), box)]));
}

// The centre of a node's shape, given the middle of its box.
function shapeOf(node, box) {
  const { radius, height } = look(node);
  return { x: Math.round(box.x * 10) / 10, y: Math.round((box.y + radius + 4 - height / 2) * 10) / 10 };
}

function adjacency(all, edges) {
  const near = new Map([...all.keys()].map((id) => [id, new Map()]));
  for (const { from, to } of edges) {
    if (from === to || !near.has(from) || !near.has(to)) continue;
    near.get(from).set(to, (near.get(from).get(to) || 0) + 1);
    near.get(to).set(from, (near.get(to).get(from) || 0) + 1);
  }
  return near;
}

// The zones, what several of them share, and the best connected node of any part without a zone.
function hubsOf(all, near) {
  const zones = [...all.values()].filter(({ cls }) => cls === HUB).map(({ id }) => id),
    among = new Set(zones);
  const shared = [...all.keys()].filter(
    (id) => !among.has(id) && [...near.get(id).keys()].filter((other) => among.has(other)).length > 1,
  );
  const hubs = zones.concat(zones.length + shared.length <= MANY ? shared : []),
    seen = new Set();
  hubs.forEach((hub) => reach(near, hub, seen));
  for (const id of [...all.keys()].sort((a, b) => near.get(b).size - near.get(a).size || (a < b ? -1 : 1))) {
    if (seen.has(id)) continue;
    hubs.push(id);
    reach(near, id, seen);
  }
  return hubs;
}

function reach(near, start, seen) {
  const stack = [start];
  seen.add(start);
  while (stack.length) for (const id of near.get(stack.pop()).keys()) if (!seen.has(id)) (seen.add(id), stack.push(id));
}

// The hub nearest to each node and the steps to it.
function assign(near, hubs) {
  const owner = new Map(hubs.map((id) => [id, id])),
    steps = new Map(hubs.map((id) => [id, 0])),
    queue = [...hubs];
  for (let at = 0; at < queue.length; at++) {
    const id = queue[at];
    for (const other of near.get(id).keys()) {
      if (owner.has(other)) continue;
      owner.set(other, owner.get(id));
      steps.set(other, steps.get(id) + 1);
      queue.push(other);
    }
  }
  return { owner, steps };
}

// What gathers around each node: a tree in each cluster; companies around their chain, people around their meeting.
function trees(near, owner, steps) {
  const inner = new Map(
    [...near].map(([id, others]) => [
      id,
      [...others.keys()].filter((other) => owner.get(other) === owner.get(id) && owner.get(id) !== other).length,
    ]),
  );
  const children = new Map([...near.keys()].map((id) => [id, []]));
  const more = (a, b) => inner.get(a) - inner.get(b) || (a > b ? 1 : -1);
  for (const [id, others] of near) {
    const hub = owner.get(id);
    if (id === hub) continue;
    let best = null;
    for (const other of others.keys()) {
      if (owner.get(other) !== hub || other === hub) continue;
      const up = steps.get(other) - steps.get(id);
      if ((up < 0 || (up === 0 && more(other, id) > 0)) && (best === null || more(other, best) > 0)) best = other;
    }
    children.get(best || hub).push(id);
  }
  return children;
}

// Each node's offset from the node it hangs on, and the circle that it fills with what hangs on it.
function balloons(all, children, hubs) {
  const order = [],
    stack = [...hubs];
  while (stack.length) {
    const id = stack.pop();
    order.push(id);
    stack.push(...children.get(id));
  }
  const offsets = new Map(),
    middles = new Map(),
    extents = new Map();
  for (const id of order.reverse()) {
    const around = children
      .get(id)
      .sort((a, b) => extents.get(a) - extents.get(b) || (all.get(a).cls + a < all.get(b).cls + b ? -1 : 1));
    const { width, height } = look(all.get(id));
    const radii = [Math.max(width / 2, height / 2 / FLAT) * GAP, ...around.map((child) => extents.get(child))];
    const centres = pack(radii),
      { centre, radius } = enclosing(centres, radii);
    middles.set(id, centre);
    extents.set(id, radius);
    around.forEach((child, i) =>
      offsets.set(child, [centres[i + 1][0] - middles.get(child)[0], centres[i + 1][1] - middles.get(child)[1]]),
    );
  }
  return { offsets, middles, extents };
}

// The centre of each cluster: near those it shares edges with, overlapping none.
function placeHubs(near, owner, hubs, extents) {
  const order = [...hubs].sort((a, b) => extents.get(b) - extents.get(a) || (a < b ? -1 : 1));
  const radii = order.map((id) => extents.get(id)),
    places = pack(radii.map((radius) => radius * 1.06));
  if (order.length > 2 && order.length <= MANY) {
    const index = new Map(order.map((id, i) => [id, i])),
      pull = new Map();
    for (const [id, others] of near) {
      for (const [other, count] of others) {
        const i = index.get(owner.get(id)),
          j = index.get(owner.get(other));
        if (i < j) pull.set(i * order.length + j, (pull.get(i * order.length + j) || 0) + count);
      }
    }
    attract(places, radii, pull);
  }
  return new Map(order.map((id, i) => [id, places[i]]));
}

// Move circles towards those they are tied to, and apart where they overlap; the largest come first.
function attract(places, radii, pull) {
  const count = places.length,
    rounds = Math.max(40, Math.min(300, Math.floor(2_000_000 / count ** 2)));
  const scale = radii.reduce((sum, radius) => sum + radius, 0) / Math.sqrt(count);
  places.forEach((place, i) => {
    const distance = scale * Math.sqrt(i / count) * 1.5;
    [place[0], place[1]] = [distance * Math.cos(i * TURN), distance * Math.sin(i * TURN)];
  });
  for (let turn = 0; turn < rounds; turn++) {
    const heat = 0.5 * (1 - turn / rounds);
    for (const [key, edges] of pull) {
      const i = Math.floor(key / count),
        j = key % count,
        a = places[i],
        b = places[j];
      const dx = b[0] - a[0],
        dy = b[1] - a[1],
        apart = Math.hypot(dx, dy) || 1e-9;
      const stretch = (heat * Math.min(1, 0.25 + edges / 8) * Math.max(0, apart - radii[i] - radii[j])) / apart / 2;
      const mass = radii[i] ** 2 + radii[j] ** 2,
        ofA = (2 * radii[j] ** 2) / mass,
        ofB = (2 * radii[i] ** 2) / mass;
      a[0] += stretch * dx * ofA;
      a[1] += stretch * dy * ofA;
      b[0] -= stretch * dx * ofB;
      b[1] -= stretch * dy * ofB;
    }
    for (const place of places) [place[0], place[1]] = [place[0] * 0.97, place[1] * 0.97];
    separate(places, radii);
  }
  for (let turn = 0; turn < 100 && separate(places, radii); turn++);
}

function separate(places, radii) {
  let moved = false;
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      let dx = places[j][0] - places[i][0],
        dy = places[j][1] - places[i][1];
      const need = (radii[i] + radii[j]) * 1.04;
      if (Math.abs(dx) >= need || Math.abs(dy) >= need) continue;
      let apart = Math.hypot(dx, dy);
      if (apart >= need - 0.5) continue;
      if (apart < 1e-6) [dx, dy, apart] = [1e-3 * (i + 1), 1e-3 * (j + 1), Math.hypot(1e-3 * (i + 1), 1e-3 * (j + 1))];
      const step = (need - apart) / apart,
        mass = radii[i] ** 2 + radii[j] ** 2;
      const ofI = radii[j] ** 2 / mass,
        ofJ = radii[i] ** 2 / mass;
      places[i][0] -= step * dx * ofI;
      places[i][1] -= step * dy * ofI;
      places[j][0] += step * dx * ofJ;
      places[j][1] += step * dy * ofJ;
      moved = true;
    }
  }
  return moved;
}
