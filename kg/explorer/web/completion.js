// What may come next in a query: labels, types and properties of this graph, and the words of the language.
// Pure: text and schema in, proposals out.

const CYPHER = [
  "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "RETURN DISTINCT", "ORDER BY", "LIMIT", "SKIP", "WITH", "UNWIND", "UNION", "CALL",
  "AND", "OR", "NOT", "IN", "IS NULL", "IS NOT NULL", "CONTAINS", "STARTS WITH", "ENDS WITH", "EXISTS", "AS", "DESC", "CASE", "WHEN",
  "THEN", "ELSE", "END", "count(", "collect(", "sum(", "avg(", "min(", "max(", "size(", "coalesce(", "type(", "labels(", "nodes(",
  "relationships(", "length(", "shortestPath(", "toFloat(", "toInteger(", "substring(", "split(",
];
const SPARQL = [
  "SELECT", "SELECT DISTINCT", "CONSTRUCT", "ASK", "DESCRIBE", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "BIND", "VALUES",
  "GROUP BY", "ORDER BY", "HAVING", "LIMIT", "OFFSET", "NOT EXISTS", "EXISTS", "COUNT(", "SAMPLE(", "GROUP_CONCAT(", "STR(", "LANG(",
  "CONTAINS(", "REGEX(", "rdfs:label", "skos:altLabel", "a",
];
const MOST = 12;

// The words that fit at the caret, and where the word begun there starts: {from, words}.
export function complete(text, caret, schema, language) {
  const before = text.slice(0, caret);
  if (insideText(before)) return { from: caret, words: [] };
  return language === "sparql" ? sparql(before, schema) : cypher(before, schema);
}

function cypher(before, schema) {
  const typed = /([:|&!]\s*|\.)?([\p{L}_][\p{L}\p{N}_]*)?$/u.exec(before);
  const [, lead = "", begun = ""] = typed;
  const from = before.length - begun.length;
  if (lead === ".") return pick(begun, from, properties(before, schema));
  if (lead) return pick(begun, from, opened(before) === "[" ? schema.types : schema.labels);
  if (!begun) return { from, words: [] };
  return pick(begun, from, CYPHER);
}

function sparql(before, schema) {
  const [begun] = /(?:[\p{L}_]+:)?[\p{L}_]*$/u.exec(before);
  const from = before.length - begun.length;
  if (!begun) return { from, words: [] };
  return pick(begun, from, [...SPARQL, ...(schema.terms || []).map((term) => `zkg:${term}`)]);
}

// The properties of the variable before the dot, if its label was said; else all.
function properties(before, schema) {
  const [, variable] = /([\p{L}_][\p{L}\p{N}_]*)\.[\p{L}\p{N}_]*$/u.exec(before) || [];
  const said = variable && new RegExp(`[([]\\s*${variable}\\s*:\\s*([\\p{L}_]+)`, "u").exec(before);
  const known = said && schema.properties[said[1]];
  return known || [...new Set(Object.values(schema.properties).flat())].sort();
}

// The bracket that is open where the text ends.
function opened(before) {
  const stack = [];
  for (const sign of before) {
    if ("([{".includes(sign)) stack.push(sign);
    else if (")]}".includes(sign)) stack.pop();
  }
  return stack.filter((sign) => sign !== "{").pop();
}

// Tell whether the text ends inside quotes or a comment.
function insideText(before) {
  const rest = before.replace(/\\./g, "").replace(/"[^"]*"|'[^']*'|`[^`]*`|\/\/[^\n]*\n|\/\*[^]*?\*\//g, "");
  return /["'`]|\/\/|\/\*/.test(rest.replace(/https?:\/\//g, ""));
}

function pick(begun, from, words) {
  const wanted = begun.toLowerCase();
  const begins = words.filter((word) => word.toLowerCase().startsWith(wanted) && word !== begun);
  const holds = words.filter((word) => !word.toLowerCase().startsWith(wanted) && word.toLowerCase().includes(wanted));
  return { from, words: [...begins, ...(wanted.length > 1 ? holds : [])].slice(0, MOST) };
}
