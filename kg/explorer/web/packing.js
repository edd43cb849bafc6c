// Circles packed tightly around the first, and boxes moved apart: the geometry of the layout.
// Packing follows the front-chain method of Wang, Wang, Dai and Wang (CHI 2006), as kg/view/packing.py does.

const SCREEN = 1.45,
  CLOSER = 0.91,
  STEADY = 0.98;

// Centres of circles that touch but do not overlap, the first at the origin.
export function pack(radii) {
  const centres = radii.map(() => [0, 0]);
  if (radii.length < 2) return centres;
  centres[1] = [radii[0] + radii[1], 0];
  if (radii.length < 3) return centres;
  centres[2] = against(centres[1], radii[1], centres[0], radii[0], radii[2]);
  const after = [1, 2, 0],
    before = [2, 0, 1]; // the outline, both ways round
  let left = nearest(centres, radii, after, 0),
    right = after[left],
    current = 3;
  while (current < radii.length) {
    const spot = against(centres[left], radii[left], centres[right], radii[right], radii[current]);
    const hit = firstHit(spot, radii[current], centres, radii, after, before, left, right);
    if (hit === null) {
      centres[current] = spot;
      after[left] = current;
      before[current] = left;
      after[current] = right;
      before[right] = current;
      left = nearest(centres, radii, after, current);
      right = after[left];
      current += 1;
    } else {
      if (hit.ahead)
        right = hit.at; // what lies ahead is in the way: the outline skips to it
      else left = hit.at;
      after[left] = right;
      before[right] = left;
    }
  }
  return centres;
}

// The centre of a circle that touches circles a and b, on the left of the way from a to b.
function against(a, aRadius, b, bRadius, radius) {
  const dx = b[0] - a[0],
    dy = b[1] - a[1],
    apart = Math.hypot(dx, dy) || 1e-9;
  const toA = aRadius + radius,
    toB = bRadius + radius;
  const along = (apart ** 2 + toA ** 2 - toB ** 2) / (2 * apart);
  const aside = Math.sqrt(Math.max(0, toA ** 2 - along ** 2));
  return [a[0] + (along * dx + aside * dy) / apart, a[1] + (along * dy - aside * dx) / apart];
}

function nearest(centres, radii, after, start) {
  let best = start,
    shortest = Infinity,
    current = start;
  do {
    const next = after[current],
      r = radii[current],
      s = radii[next];
    const distance =
      Math.hypot(centres[current][0] * s + centres[next][0] * r, centres[current][1] * s + centres[next][1] * r) /
      (r + s);
    if (distance < shortest) [best, shortest] = [current, distance];
    current = next;
  } while (current !== start);
  return best;
}

function firstHit(spot, radius, centres, radii, after, before, left, right) {
  const overlaps = (at) =>
    Math.hypot(spot[0] - centres[at][0], spot[1] - centres[at][1]) < (radius + radii[at]) * (1 - 1e-6);
  let ahead = after[right],
    behind = before[left],
    goneAhead = radii[right],
    goneBehind = radii[left];
  do {
    if (goneAhead <= goneBehind) {
      if (overlaps(ahead)) return { ahead: true, at: ahead };
      goneAhead += radii[ahead];
      ahead = after[ahead];
    } else {
      if (overlaps(behind)) return { ahead: false, at: behind };
      goneBehind += radii[behind];
      behind = before[behind];
    }
  } while (ahead !== after[behind]);
  return null;
}

// Centre and radius of a small circle that holds all circles (Badoiu and Clarkson 2003).
export function enclosing(centres, radii, rounds = 60) {
  let x =
    (Math.min(...centres.map((c, i) => c[0] - radii[i])) + Math.max(...centres.map((c, i) => c[0] + radii[i]))) / 2;
  let y =
    (Math.min(...centres.map((c, i) => c[1] - radii[i])) + Math.max(...centres.map((c, i) => c[1] + radii[i]))) / 2;
  let best = [x, y],
    reach = Infinity;
  for (let turn = 1; turn <= rounds; turn++) {
    let far = 0,
      distance = -1;
    centres.forEach((centre, i) => {
      const d = Math.hypot(centre[0] - x, centre[1] - y) + radii[i];
      if (d > distance) [far, distance] = [i, d];
    });
    if (distance < reach) [best, reach] = [[x, y], distance];
    const apart = distance - radii[far];
    if (apart < 1e-9) break;
    const step = (distance / (turn + 1) / apart) * 0.5;
    x += (centres[far][0] - x) * step;
    y += (centres[far][1] - y) * step;
  }
  return { centre: best, radius: reach };
}

// Push overlapping boxes {x, y, w, h, fixed?} apart, half each, or the one that is not fixed; gives up after some passes.
export function spread(boxes, passes = 60) {
  const cell = Math.max(1, ...boxes.map((box) => Math.max(box.w, box.h)));
  for (let pass = 0; pass < passes; pass++) if (!push(boxes, cell)) return;
}

function push(boxes, cell) {
  const grid = new Map(),
    key = (column, row) => column * 65536 + row;
  for (const box of boxes) {
    const at = key(Math.floor(box.x / cell), Math.floor(box.y / cell));
    if (!grid.has(at)) grid.set(at, []);
    grid.get(at).push(box);
  }
  let moved = false;
  for (const [at, members] of grid) {
    const around = [1, 65535, 65536, 65537].flatMap((step) => grid.get(at + step) || []);
    members.forEach((box, i) => {
      for (let j = i + 1; j < members.length; j++) moved = part(box, members[j]) || moved;
      for (const other of around) moved = part(box, other) || moved;
    });
  }
  return moved;
}

// Part two boxes along the axis on which they overlap least; tell whether they overlapped.
function part(a, b) {
  if (a.fixed && b.fixed) return false;
  const dx = b.x - a.x,
    dy = b.y - a.y;
  const overX = (a.w + b.w) / 2 - Math.abs(dx),
    overY = (a.h + b.h) / 2 - Math.abs(dy);
  if (overX <= 0.5 || overY <= 0.5) return false;
  const [axis, over, way] = overX < overY ? ["x", overX, dx] : ["y", overY, dy];
  const step = way >= 0 ? over : -over,
    share = a.fixed ? 0 : b.fixed ? 1 : 0.5;
  a[axis] -= step * share;
  b[axis] += step * (1 - share);
  return true;
}

// Draw boxes together, keeping their arrangement, towards the proportions of a screen, until they fill enough of it.
export function tighten(boxes, fill = 0.34, steps = 14) {
  const area = boxes.reduce((sum, { w, h }) => sum + w * h, 0),
    passes = Math.max(4, Math.min(25, Math.floor(10_000 / boxes.length)));
  for (let step = 0; step < steps; step++) {
    const { width, height } = extent(boxes);
    if (area > fill * width * height) return;
    const [across, down] = width > SCREEN * height ? [CLOSER, STEADY] : [STEADY, CLOSER];
    const closer = boxes.map((box) => ({ ...box, x: box.x * across, y: box.y * down }));
    spread(closer, passes);
    const now = extent(closer);
    if (now.width * now.height > 0.99 * width * height) return;
    closer.forEach(({ x, y }, i) => Object.assign(boxes[i], { x, y }));
  }
}

export function extent(boxes) {
  let left = Infinity,
    right = -Infinity,
    top = Infinity,
    low = -Infinity;
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x - w / 2);
    right = Math.max(right, x + w / 2);
    top = Math.min(top, y - h / 2);
    low = Math.max(low, y + h / 2);
  }
  return { left, right, top, low, width: right - left, height: low - top };
}
