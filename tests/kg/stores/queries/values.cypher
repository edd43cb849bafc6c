// map projection
MATCH (z:Zone {id: 'zone-q'}) RETURN z {.id, .name, firms: size([(z)-[:HOSTS]->(c) | c])} AS zone

// map projection of all
MATCH (c:Company {id: 'co-hy'}) RETURN c {.*} AS company

// nested collect of maps
MATCH (z:Zone)-[:HOSTS]->(c:Company) WITH z, c ORDER BY c.id RETURN z.id AS zone, collect({id: c.id, name: c.name}) AS firms ORDER BY zone

// a node
MATCH (c:Company {id: 'co-ld'}) RETURN c

// an edge
MATCH (:Person)-[r:HOLDS_POST {title: '主任'}]->() RETURN r

// lists of nodes and edges
MATCH (z:Zone {id: 'zone-l'})-[r:HOSTS]->(c) WITH z, r, c ORDER BY c.id RETURN collect(c) AS nodes, collect(r) AS edges

// labels and type
MATCH (a:FinancialInstitution)-[r:COOPERATES_WITH]->(b) RETURN labels(a) AS a, type(r) AS r, labels(b) AS b

// keys
MATCH (:Person {name: '秦朗'})-[r:HOLDS_POST]->() UNWIND keys(r) AS key RETURN key ORDER BY key

// properties
MATCH ()-[r:SUPPLIES]->(b {id: 'co-xm'}) RETURN properties(r) AS p

// text functions
MATCH (z:Zone {id: 'zone-q'}) RETURN size(z.name) AS n, left(z.name, 2) AS head, right(z.name, 3) AS tail, replace(z.name, '经济技术', '') AS short, split('2024-Q1', '-') AS parts, reverse('甲乙丙') AS back, toUpper('vega') AS up, trim('  两 端 ') AS trimmed

// list functions
RETURN range(1, 5) AS r, [x IN range(1, 6) WHERE x % 2 = 0 | x * x] AS squares, head([1, 2]) AS h, last([1, 2]) AS l, tail([1, 2, 3]) AS t, [1, 2] + [3] AS plus, 2 IN [1, 2] AS within

// numbers
RETURN 7 / 2 AS quotient, 7 % 2 AS rest, 7.0 / 2 AS exact, 2 ^ 3 AS power, abs(-2.5) AS a, ceil(1.2) AS c, floor(-1.2) AS f, round(2.567, 2) AS r, sign(-3) AS s, toInteger('42') AS i, toFloat('1.50') AS x, toString(4.5) AS t

// null handling
RETURN coalesce(null, 'x') AS c, null = null AS eq, null IS NULL AS isnull, [1, null, 2] AS l, size([null]) AS n, nullIf(1, 1) AS ni

// boolean logic with null
UNWIND [[true, null], [false, null], [true, false]] AS pair RETURN pair[0] AND pair[1] AS both, pair[0] OR pair[1] AS either

// quantified predicates
RETURN all(x IN [1, 2] WHERE x > 0) AS a, any(x IN [1, 2] WHERE x > 1) AS b, none(x IN [1, 2] WHERE x > 2) AS c, single(x IN [1, 2] WHERE x = 1) AS d

// date arithmetic
RETURN toString(date('2024-03-31') + duration('P1M')) AS next, duration.between(date('2024-01-01'), date('2024-03-18')).days AS days, date('2024-08-02').quarter AS q, date('2024-04-12') < date('2024-04-20') AS before

// date truncated
MATCH (a:Article) RETURN toString(date.truncate('month', date(a.date))) AS month, count(*) AS n ORDER BY month

// a parameter map
// params {"filter": {"status": "stated", "least": 2}}
MATCH (z:Zone)-[r:HOSTS]->(c) WHERE r.status = $filter.status AND r.articles >= $filter.least RETURN z.name, c.name, r.articles ORDER BY c.name

// names in quotes
MATCH (z:Zone {id: 'zone-q'}) RETURN z.name AS `名 称`, z.articles AS `count of "articles"`

// ordering by several keys with nulls
MATCH (o:Observation) RETURN o.indicator, o.period, o.value, o.yoy ORDER BY o.indicator, o.yoy DESC, o.value

// distinct rows
MATCH (o:Observation) RETURN DISTINCT o.indicator, o.unit ORDER BY o.indicator, o.unit

// an article and an evidence
MATCH (a:Article {number: 7})<-[:IN]-(e:Evidence) RETURN a, e ORDER BY e.start LIMIT 2

// booleans in lists and maps
MATCH (a:Article {number: 1}) RETURN a.year_inferred AS b, [a.year_inferred, not a.year_inferred] AS l, {x: a.year_inferred} AS m, a.year AS year, a.parts AS parts
