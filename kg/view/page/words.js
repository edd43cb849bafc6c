"use strict";
// The words of the interface in both languages, and the few helpers that all parts of the page use.
// Whatever comes from the graph is set as text: nothing here or elsewhere writes markup.

const zonekg = { language: "zh", details: null };

zonekg.words = {
  search: ["搜索名称或别名", "Search names and aliases"],
  fit: ["全图", "Fit"],
  closer: ["放大", "Zoom in"],
  farther: ["缩小", "Zoom out"],
  other: ["English", "中文"],
  canvas: ["图：方向键移动，加减号缩放，0 显示全图", "Graph: arrows move it, plus and minus zoom, 0 shows all"],
  legend: ["图例与筛选", "Legend and filter"],
  classes: ["类别", "Classes"],
  relations: ["关系", "Relations"],
  statuses: ["状态", "Status"],
  dates: ["文章日期", "Article date"],
  since: ["起", "From"],
  until: ["止", "To"],
  all: ["全选", "All"],
  none: ["全不选", "None"],
  close: ["关闭", "Close"],
  aliases: ["别名", "Also called"],
  statements: ["{0} 条陈述", "{0} statements"],
  posts: ["职务", "Posts"],
  figures: ["数据", "Figures"],
  attributes: ["属性", "Attributes"],
  related: ["陈述", "Statements"],
  evidence: ["依据", "Evidence"],
  source: ["{0} 第 {1}–{2} 字", "{0}, characters {1}–{2}"],
  rule: ["规则 {0} · 置信度 {1}", "rule {0} · confidence {1}"],
  inferred: ["推断：{0}", "inferred: {0}"],
  undated: ["无日期", "undated"],
  untitled: ["（无标题）", "(untitled)"],
  noEvidence: ["没有依据句", "no evidence"],
  yoy: ["同比", "year on year"],
  more: ["再看 {0} 条", "{0} more"],
  shown: ["显示 {0} / {1} 个节点、{2} / {3} 条关系", "Showing {0} of {1} nodes, {2} of {3} relations"],
  capped: ["；其余按联系多少略去，先留联系最多的", "; the best connected are kept, the rest left out"],
  nothing: ["没有找到", "nothing found"],
  stated: ["已陈述", "stated"],
  planned: ["计划中", "planned"],
  intended: ["有意向", "intended"],
  ended: ["已结束", "ended"],
  negated: ["已否定", "negated"],
};

// Pick the Chinese or the English of a [zh, en] pair.
zonekg.pick = (zh, en) => (zonekg.language === "zh" ? zh : en);

// Say a word of the interface with values in place of {0}, {1} ...
zonekg.say = (key, ...values) =>
  zonekg.pick(...zonekg.words[key]).replace(/\{(\d)\}/g, (_, index) => String(values[index]));

zonekg.className = (cls) => zonekg.pick(...zonekg.details.classes[cls]);
zonekg.relationName = (relation) => zonekg.pick(...zonekg.details.relations[relation]);

// Say a relation from its object's side.
zonekg.backName = (relation) => {
  const [zh, en, backZh, backEn, symmetric] = zonekg.details.relations[relation];
  if (symmetric) return zonekg.pick(zh, en);
  return zonekg.pick(backZh || `被${zh}`, backEn || `${en} (from)`);
};

// Say a property such as `title` or `period`.
zonekg.propertyName = (property) => {
  const known = zonekg.details.properties;
  return Object.hasOwn(known, property) ? zonekg.pick(...known[property]) : property;
};

// Make an element: properties are set, strings become text, elements are appended.
zonekg.make = (tag, properties, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key.includes("-") || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};

const SVG = "http://www.w3.org/2000/svg";

zonekg.makeSvg = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

// Draw the shape of a class as the canvas draws it.
zonekg.sign = (cls) => {
  const [, , colour, shape] = zonekg.details.classes[cls];
  const corners = (count, radius, turn) =>
    Array.from({ length: count }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / count;
      const reach = typeof radius === "function" ? radius(i) : radius;
      return `${(8 + reach * Math.sin(angle)).toFixed(2)},${(8 - reach * Math.cos(angle)).toFixed(2)}`;
    }).join(" ");
  const points = {
    diamond: corners(4, 7, 0),
    star: corners(10, (i) => (i % 2 ? 3.2 : 7.5), 0),
    triangle: corners(3, 7.5, 0),
    triangleDown: corners(3, 7.5, Math.PI),
    square: corners(4, 8, Math.PI / 4),
    hexagon: corners(6, 7, Math.PI / 2),
  }[shape];
  const figure = points ? ["polygon", { points }] : ["circle", { cx: 8, cy: 8, r: 6.5 }];
  const drawn = zonekg.makeSvg(figure[0], { ...figure[1], fill: colour, stroke: "rgba(0,0,0,.45)" });
  return zonekg.makeSvg("svg", { class: "sign", viewBox: "0 0 16 16", "aria-hidden": "true" }, drawn);
};

// Draw the line of a status as the canvas draws it.
zonekg.stroke = (status) => {
  const [colour, dashes, width] = zonekg.details.statuses[status];
  const line = { x1: 0, y1: 5, x2: 30, y2: 5, stroke: colour, "stroke-width": width + 0.8 };
  if (dashes.length) line["stroke-dasharray"] = dashes.join(" ");
  const drawn = zonekg.makeSvg("line", line);
  return zonekg.makeSvg("svg", { class: "stroke", viewBox: "0 0 30 10", "aria-hidden": "true" }, drawn);
};

zonekg.element = (id) => document.getElementById(id);
