// An article as printed, with all that was read from it marked in place; the sentence asked for is scrolled to.
// Offsets count code points of the document, as everywhere; the text begins at `start`.

import { make } from "../dom.js";

export async function articlePage(app, { id, statement, start: asked }, { body, kind, signal }) {
  const { say } = app,
    article = await app.api.get(`articles/${id}`, {}, { signal });
  kind.replaceChildren(say("article"));
  const facts = [
    article.outlet,
    article.date || say("undated"),
    article.author && say("by", article.author),
    article.zone,
  ].filter(Boolean);
  body.append(
    make("h2", {}, article.title || say("untitled")),
    make("p", { className: "soft" }, facts.join(" · ")),
    make(
      "p",
      { className: "fine" },
      say("source", article.document, article.start, article.start + [...article.text].length),
    ),
    make("div", { className: "text", lang: "zh-Hans" }, paragraphs(app, article, statement, asked)),
  );
}

// The pieces between all ends of marks: [start, stop, the statements that cover it].
export function pieces(length, marks) {
  const ends = [...new Set([0, length, ...marks.flatMap(({ start, stop }) => [start, stop])])]
    .filter((at) => at >= 0 && at <= length)
    .sort((a, b) => a - b);
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let live = [],
    next = 0;
  return ends.slice(0, -1).map((from, i) => {
    const to = ends[i + 1];
    while (next < sorted.length && sorted[next].start <= from) live.push(sorted[next++]);
    live = live.filter(({ stop }) => stop > from);
    return [from, to, [...new Set(live.map(({ statement }) => statement))]];
  });
}

// Tell whether a line of the page ends a paragraph, and does not only break for the column's sake.
const closes = (line, title) =>
  /[。！？!?…”』」：:；;）)]$/.test(line) || line.length < 16 || line.replace(/\s/g, "") === title.replace(/\s/g, "");

function paragraphs(app, article, statement, asked) {
  const letters = [...article.text];
  const marks = article.marks.map((mark) => ({
    ...mark,
    start: mark.start - article.start,
    stop: mark.stop - article.start,
  }));
  const lines = [make("p", {})];
  const add = (text, statements, at) => {
    text.split("\n").forEach((part, i) => {
      if (i && closes(lines.at(-1).textContent.trim(), article.title)) lines.push(make("p", {}));
      if (part) lines.at(-1).append(statements.length ? marked(app, part, statements, statement, at, asked) : part);
    });
  };
  for (const [from, to, statements] of pieces(letters.length, marks))
    add(letters.slice(from, to).join(""), statements, from + article.start);
  const first = lines.map((line) => line.querySelector(".now")).find(Boolean);
  lines.forEach((line) =>
    line.querySelectorAll(".now").forEach((one) => one !== first && asked === undefined && one.classList.add("also")),
  );
  return lines.filter((line) => line.textContent.trim());
}

function marked(app, text, statements, statement, at, asked) {
  const now = statements.includes(statement);
  const open = () => app.openStatement(statements.find((one) => one !== statement) || statements[0], { focus: true });
  const mark = make(
    "mark",
    { className: now ? "now" : "read", role: "button", tabIndex: 0, title: app.say("openMark"), onclick: open },
    text,
  );
  mark.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  return mark;
}
