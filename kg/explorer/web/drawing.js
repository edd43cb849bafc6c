// What a node or an edge looks like: size, lines of its label, bend. Shared by the picture, the layout and exports.

export const FONT = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";
export const LINE_HEIGHT = 1.25;
const HUB = "Zone";
const WIDEST = 7,
  LINES = 3; // ems in a line, lines in a label
const TAILS = [
  "经济技术开发区",
  "经济开发区",
  "高新技术产业开发区",
  "高新区",
  "产业示范区",
  "有限公司",
  "产业园",
  "管委会",
];
const CLOSING = "、，。；：！？）》〉」』】”’…",
  OPENING = "（《〈「『【“‘";
const WIDE =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u2018-\u201d\u2026]/;
const BEND = 0.18;

const ems = (char) => (WIDE.test(char) || char.codePointAt(0) > 0xffff ? 1 : 0.58);
export const textWidth = (text) => [...text].reduce((sum, char) => sum + ems(char), 0);

// A text on one line, without marks that turn its direction or cannot be seen.
export const plainLine = (text) => text.replace(/\p{C}/gu, " ").replace(/\s+/g, " ").trim();

// The lines of a label, cut short with an ellipsis where a name is too long.
export function wrap(name) {
  let chars = [...plainLine(name)];
  const most = WIDEST * LINES;
  if (chars.length > most * 2 || textWidth(chars.join("")) > most) {
    chars = chars.slice(0, most * 2);
    while (textWidth(chars.join("")) > most - 1) chars.pop();
    chars.push("…");
  }
  const text = chars.join(""),
    width = textWidth(text);
  const tail = TAILS.find((one) => text.endsWith(one) && width > WIDEST && width <= WIDEST + 1 + textWidth(one));
  if (tail) return [text.slice(0, -tail.length).trim(), tail].filter(Boolean);
  const count = Math.ceil((width - 0.5) / WIDEST) || 1,
    room = width / count,
    lines = [];
  let line = "",
    filled = 0;
  for (const piece of pieces(text)) {
    const wide = textWidth(piece);
    if (line && lines.length + 1 < count && filled + wide / 2 > room) {
      lines.push(line.trim());
      line = "";
      filled = 0;
    }
    line += piece;
    filled += wide;
  }
  return [...lines, line.trim()].filter((one, i) => one || !i);
}

const segmenter = new Intl.Segmenter("zh-Hans", { granularity: "word" });

// A text in pieces between which a line may break: words, a number with its unit, a comma with what it follows.
function pieces(text) {
  const found = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = found.at(-1);
    if (
      last !== undefined &&
      (CLOSING.includes(segment[0]) ||
        OPENING.includes(last.at(-1)) ||
        (/\d[万亿千百]*$/.test(last) && segment.length < 3))
    )
      found[found.length - 1] += segment;
    else found.push(segment);
  }
  return found.flatMap((piece) => (textWidth(piece) > WIDEST + 2 ? [...piece] : [piece]));
}

const looks = new Map(); // by id and what a look depends on

// How a node is drawn: the lines of its label, size of letters, radius of its shape, the room it takes.
export function look(node) {
  const key = `${node.id} ${node.name} ${node.articles}`;
  const known = looks.get(key);
  if (known) return known;
  const weight = Math.sqrt(Math.max(0, node.articles || 0)),
    hub = node.cls === HUB;
  const radius = Math.min(30, hub ? 11 + 2 * weight : 6 + 1.6 * weight);
  const font = hub ? Math.min(26, Math.round(15 + 1.2 * weight)) : weight > 3.5 ? 14 : 12;
  const lines = wrap(node.name);
  const width = Math.max(2 * radius, font * Math.max(...lines.map(textWidth))) + 10;
  const height = 2 * radius + 5 + font * LINE_HEIGHT * lines.length + 8;
  const made = { lines, font, radius, width, height, hub };
  looks.set(key, made);
  return made;
}

// The box that a node takes with its label when the centre of its shape is at a place: middle, width, height.
export function boxOf(node, { x, y }) {
  const { radius, width, height } = look(node);
  return { x, y: y - radius - 4 + height / 2, w: width, h: height };
}

// How far each edge bends, so that those of one pair do not lie on each other: the first runs straight, the others
// to either side in turn.
export function bends(edges) {
  const groups = new Map();
  for (const edge of edges) {
    const key = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  const found = new Map();
  for (const group of groups.values()) {
    if (group.length > 1) group.sort((a, b) => (a.id < b.id ? -1 : 1));
    group.forEach((edge, turn) => {
      const side = (turn % 2 ? 1 : -1) * (edge.from < edge.to ? 1 : -1);
      found.set(edge.id, group.length > 1 ? BEND * Math.floor((turn + 1) / 2) * side : 0);
    });
  }
  return found;
}

export function darker(colour, share = 0.65) {
  return `#${[1, 3, 5]
    .map((at) =>
      Math.round(parseInt(colour.slice(at, at + 2), 16) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
