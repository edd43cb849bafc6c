// companies by zone
MATCH (z:Zone)-[r:HOSTS]->(c:Company) WHERE r.status = 'stated' RETURN z.name, count(c) AS n ORDER BY n DESC, z.name

// collected names
MATCH (z:Zone)-[r:HOSTS]->(c) WITH z, c ORDER BY c.name RETURN z.name, collect(c.name) AS names ORDER BY z.name

// distinct collected
MATCH (p:Person)-[:ATTENDED|CHAIRED|ADDRESSED]->(e:Event) WITH e, p ORDER BY p.name RETURN e.name, collect(DISTINCT p.name) AS people ORDER BY e.name

// average, smallest, greatest
MATCH (o:Observation {indicator: '规上工业总产值'}) RETURN avg(o.value) AS mean, min(o.value) AS low, max(o.value) AS high, sum(o.value) AS total

// aggregation by period
MATCH (o:Observation {indicator: '规上工业总产值'})-[:SUBJECT]->(z) RETURN o.period, count(DISTINCT z) AS zones, sum(o.value) AS total ORDER BY o.period

// having
MATCH (z:Zone)-[:HOSTS]->(c) WITH z, count(*) AS n WHERE n >= 3 RETURN z.name, n ORDER BY z.name

// top by support
MATCH ()-[r:HOSTS]->(c) RETURN c.name, r.articles ORDER BY r.articles DESC, c.name LIMIT 3

// skip and limit
MATCH (c:Company) RETURN c.name ORDER BY c.name SKIP 2 LIMIT 3

// count of all edges by type
MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS relation, count(*) AS n ORDER BY n DESC, relation

// statements by relation and status
MATCH (s:Statement) WHERE s.relation IS NOT NULL RETURN s.relation, s.status, count(*) AS n ORDER BY s.relation, s.status

// articles by month
MATCH (a:Article) RETURN substring(a.date, 0, 7) AS month, count(*) AS n, collect(a.number) AS numbers ORDER BY month

// list arithmetic
MATCH (o:Observation {indicator: '规上工业总产值'}) WITH o ORDER BY o.value WITH collect(o.value) AS v RETURN size(v) AS n, v[0] AS first, v[-1] AS last, v[1..3] AS middle

// reduce
MATCH (o:Observation {indicator: '固定资产投资'}) WITH o ORDER BY o.value WITH collect(o.value) AS v RETURN reduce(total = 0.0, x IN v | total + x) AS total

// percent of a whole
MATCH (c:Company) WITH count(c) AS whole MATCH (c:Company)-[:RECEIVED_HONOUR]->() WITH whole, count(DISTINCT c) AS some RETURN round(100.0 * some / whole, 1) AS percent

// case
MATCH (o:Observation) WHERE o.yoy IS NOT NULL RETURN CASE WHEN o.yoy < 0 THEN '下降' WHEN o.yoy < 6 THEN '平稳' ELSE '快增' END AS trend, count(*) AS n ORDER BY trend

// median by percentile
MATCH (o:Observation) WHERE o.unit = '亿元' RETURN percentileCont(o.value, 0.5) AS median

// spread
MATCH (o:Observation {indicator: '规上工业总产值', period: '2024-Q1'}) RETURN round(stDev(o.value), 4) AS spread

// confidence by rule
MATCH (e:Evidence) RETURN e.rule, round(avg(e.confidence), 3) AS mean, count(*) AS n ORDER BY e.rule

// counting what is not there
OPTIONAL MATCH (z:Zone {name: '无此区'})-[:HOSTS]->(c) RETURN count(c) AS n, collect(c.name) AS names

// max by collecting in order
MATCH (z:Zone)-[:HOSTS]->(c:Company) WITH z, c ORDER BY c.articles DESC, c.name WITH z, collect(c.name)[0] AS most RETURN z.name, most ORDER BY z.name
