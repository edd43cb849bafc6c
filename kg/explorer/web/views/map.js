// Zones where they lie: points alone, no tiles and no borders, so that nothing is loaded from outside.

export const id = "map";

export const words = {
  map: ["地图", "Map"],
  mapLabel: ["开发区地图：方向键移动，加减号缩放，0 显示全部", "Map of zones: arrows move it, plus and minus zoom, 0 shows all"],
  mapUnplaced: ["没有位置的开发区（{0}）", "Zones without a place ({0})"],
  mapPlaced: ["{0} 个开发区", "{0} zones"],
  mapSize: ["圆的大小：提到它的文章数", "Size: articles that mention it"],
  mapApart: ["同一地点的开发区围成一圈", "Zones of one place stand in a ring around it"],
};

const SVG = "http://www.w3.org/2000/svg";
// Albers' equal-area conic projection with the standard parallels that maps of China use, 25 and 47 degrees north.
const RADIAN = Math.PI / 180, CENTRE = 105 * RADIAN, NORTH = 47 * RADIAN, SOUTH = 25 * RADIAN;
const CONE = (Math.sin(SOUTH) + Math.sin(NORTH)) / 2;
const CURVE = Math.cos(SOUTH) ** 2 + 2 * CONE * Math.sin(SOUTH);
const reach = (lat) => Math.sqrt(CURVE - 2 * CONE * Math.sin(lat * RADIAN)) / CONE;
const MIDDLE = reach(36);
const LEAST = 200; // map units, a little over a thousand kilometres, that are shown at least
const CITIES = 0.35; // map units in a pixel below which cities are named

export function project(lat, lon) {
  const turn = CONE * (lon * RADIAN - CENTRE);
  return [1000 * reach(lat) * Math.sin(turn), 1000 * (reach(lat) * Math.cos(turn) - MIDDLE)];
}

export function mount(container, app) {
  const { make, say } = app;
  let found = null, box = null, whole = null;
  container.classList.add("map");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("role", "application");
  svg.setAttribute("tabindex", "0");
  const side = make("aside", { className: "side" });
  container.append(svg, side);

  const draw = (tag, attributes, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // Zones with their points; those of one place stand in a ring so that each can be seen.
  function placed() {
    const groups = new Map();
    for (const zone of found.zones) {
      const key = `${zone.lat},${zone.lon}`;
      groups.set(key, [...(groups.get(key) || []), zone]);
    }
    return [...groups.values()].flatMap((zones) => {
      const [x, y] = project(zones[0].lat, zones[0].lon);
      return zones.map((zone, at) => {
        const ring = zones.length > 1 ? 3 + zones.length * 0.5 : 0, angle = (2 * Math.PI * at) / zones.length;
        return { zone, x: x + ring * Math.sin(angle), y: y - ring * Math.cos(angle) };
      });
    });
  }

  function render() {
    if (!found || !svg.clientWidth) return; // its tab may have been left before the answer came
    const points = placed();
    const unit = box[2] / svg.clientWidth || 1; // map units in a pixel
    const largest = Math.max(1, ...points.map(({ zone }) => zone.articles));
    const lines = [];
    for (let lat = 20; lat <= 50; lat += 5) lines.push(Array.from({ length: 33 }, (_, i) => project(lat, 73 + i * 2)));
    for (let lon = 75; lon <= 135; lon += 5) lines.push(Array.from({ length: 20 }, (_, i) => project(17 + i * 2, lon)));
    const grid = lines.map((line) => draw("polyline", { class: "grid", points: line.map((point) => point.join(",")).join(" "), "stroke-width": unit }));
    const size = (zone) => (4 + 8 * Math.sqrt(zone.articles / largest)) * unit;
    const taken = points.map(({ zone, x, y }) => [x - size(zone), y - size(zone), x + size(zone), y + size(zone)]);
    const marks = points
      .sort((a, b) => b.zone.articles - a.zone.articles || (a.zone.name < b.zone.name ? -1 : 1))
      .map(({ zone, x, y }) => {
        const radius = size(zone);
        const circle = draw("circle", { cx: x, cy: y, r: radius, "stroke-width": unit }, draw("title", {}, `${zone.name} · ${zone.place}`));
        const label = free(taken, x + radius + unit, y, zone.name.length * 12 * unit, 14 * unit);
        const text = label ? draw("text", { x: x + radius + 3 * unit, y: y + 4 * unit, "font-size": 12 * unit }, zone.name) : "";
        const mark = draw("g", { class: "zone", role: "button", tabindex: "0", "aria-label": `${zone.name}，${zone.place}` }, circle, text);
        mark.addEventListener("click", () => app.openEntity(zone.id));
        mark.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          event.stopPropagation();
          app.openEntity(zone.id);
        });
        return mark;
      });
    svg.setAttribute("viewBox", box.join(" "));
    svg.replaceChildren(...grid, ...landmarks(taken, unit), ...marks.reverse());
  }

  // Names of provinces and, from near, of cities, where the zones leave room.
  function landmarks(taken, unit) {
    const near = unit < CITIES;
    return found.landmarks.flatMap(({ name, kind, lat, lon }) => {
      if (kind !== "province" && !near) return [];
      const [x, y] = project(lat, lon), size = (kind === "province" ? 12 : 11) * unit;
      if (x < box[0] || x > box[0] + box[2] || y < box[1] || y > box[1] + box[3]) return [];
      const width = name.length * size * 1.2;
      if (!free(taken, x - width / 2, y, width, size * 1.3)) return [];
      return [draw("text", { class: `landmark ${kind}`, x, y: y + size * 0.35, "font-size": size, "text-anchor": "middle" }, name)];
    });
  }

  // Tell whether a label has room, and take it.
  function free(taken, x, y, width, height) {
    const mine = [x, y - height / 2, x + width, y + height / 2];
    if (taken.some((one) => mine[0] < one[2] && one[0] < mine[2] && mine[1] < one[3] && one[1] < mine[3])) return false;
    taken.push(mine);
    return true;
  }

  function frame() {
    const points = placed();
    const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
    const [left, right, top, bottom] = points.length ? [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)] : [-500, 500, -400, 400];
    const ratio = svg.clientHeight / svg.clientWidth || 0.7;
    const width = Math.max((right - left) * 1.3, ((bottom - top) * 1.3) / ratio, LEAST);
    whole = [(left + right - width) / 2, (top + bottom - width * ratio) / 2, width, width * ratio];
    box = [...whole];
  }

  function zoom(factor, at = [box[0] + box[2] / 2, box[1] + box[3] / 2]) {
    const scale = Math.min(Math.max(factor, 4 / box[2]), (whole[2] * 4) / box[2]);
    box = [at[0] - (at[0] - box[0]) * scale, at[1] - (at[1] - box[1]) * scale, box[2] * scale, box[3] * scale];
    render();
  }

  function move(x, y) {
    box = [box[0] + x * box[2], box[1] + y * box[3], box[2], box[3]];
    render();
  }

  svg.addEventListener("wheel", (event) => {
    if (!box) return;
    event.preventDefault();
    const frame = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, [box[0] + ((event.clientX - frame.left) / frame.width) * box[2], box[1] + ((event.clientY - frame.top) / frame.height) * box[3]]);
  }, { passive: false });
  let held = null;
  svg.addEventListener("pointerdown", (event) => (held = [event.clientX, event.clientY]));
  svg.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons || !box) return;
    move((held[0] - event.clientX) / svg.clientWidth, (held[1] - event.clientY) / svg.clientHeight);
    held = [event.clientX, event.clientY];
  });
  svg.addEventListener("keydown", (event) => {
    const act = {
      ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
      "+": () => zoom(1 / 1.3), "=": () => zoom(1 / 1.3), "-": () => zoom(1.3), 0: () => ((box = [...whole]), render()),
    }[event.key];
    if (!act || !box || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  new ResizeObserver(() => found && svg.clientWidth && (frame(), render())).observe(svg);

  function speak() {
    svg.setAttribute("aria-label", say("mapLabel"));
    if (!found) return;
    const name = (brief) => make("li", {}, make("button", { type: "button", className: "name", onclick: () => app.openEntity(brief.id) }, brief.name));
    side.replaceChildren(
      make("p", {}, say("mapPlaced", found.zones.length)),
      make("p", { className: "soft" }, say("mapSize")),
      make("p", { className: "soft" }, say("mapApart")),
      ...(found.unplaced.length ? [make("h2", {}, say("mapUnplaced", found.unplaced.length)), make("ul", { className: "saved" }, found.unplaced.map(name))] : []),
      make("p", { className: "soft" }, found.credit),
    );
  }

  speak();
  return {
    words: speak,
    async shown() {
      if (found) return;
      found = await app.api.get("map");
      speak();
      frame();
      render();
    },
    state: () => (box ? { box: box.map((part) => Math.round(part * 10) / 10) } : {}),
    restore({ box: kept }) {
      if (!Array.isArray(kept) || kept.length !== 4 || !kept.every(Number.isFinite)) return;
      box = kept;
      render();
    },
  };
}
