// zones by name
MATCH (z:Zone) RETURN z.name ORDER BY z.name

// companies of a zone by parameter
// params {"zone": "青岚经济技术开发区"}
MATCH (:Zone {name: $zone})-[:HOSTS]->(c:Company) RETURN c.name ORDER BY c.name

// a chinese substring
MATCH (c:Company) WHERE c.name CONTAINS '新材' RETURN c.name

// a prefix and a suffix
MATCH (c:Organization) WHERE c.name STARTS WITH '青岚' OR c.name ENDS WITH '集团' RETURN c.name ORDER BY c.name

// a regular expression
MATCH (c:Company) WHERE c.name =~ '.*(有限|股份)公司' RETURN c.name ORDER BY c.name

// a regular expression that ignores case
MATCH (c:Company) WHERE c.name =~ '(?i)vega.*' RETURN c.name

// an alias
// params {"alias": "云杉机电"}
MATCH (n:Entity) WHERE $alias IN n.aliases RETURN n.id, n.name

// any alias by predicate
MATCH (n:Entity) WHERE any(alias IN n.aliases WHERE alias CONTAINS '高新') RETURN n.name

// entities without an alias
MATCH (n:Zone) WHERE size(n.aliases) = 0 RETURN n.name

// by status of the edge
MATCH (z:Zone)-[r:HOSTS]->(c) WHERE r.status <> 'stated' RETURN z.name, r.status, c.name ORDER BY r.status

// status in a list parameter
// params {"statuses": ["planned", "intended"]}
MATCH (a)-[r]->(b) WHERE r.status IN $statuses RETURN type(r) AS t, a.name, b.name ORDER BY t, a.name

// confidence threshold
MATCH (z:Zone)-[r:HOSTS]->(c) WHERE r.confidence >= 0.9 AND r.status = 'stated' RETURN z.name, c.name ORDER BY z.name, c.name

// dates compared as strings
MATCH (a:Article) WHERE a.date >= '2024-04-01' AND a.date < '2024-08-01' RETURN a.title, a.date ORDER BY a.date

// the year of a date
MATCH (a:Article) WHERE date(a.date).year = 2023 RETURN a.title

// months between
MATCH (a:Article) RETURN date(a.date).month AS month, count(*) AS n ORDER BY month

// property existence
MATCH (:Person)-[r:HOLDS_POST]->(o) WHERE r.from IS NOT NULL RETURN r.title, r.from, o.name

// property absence
MATCH (p:Person)-[r:HOLDS_POST]->(o) WHERE r.to IS NULL RETURN p.name, r.title, o.name ORDER BY p.name

// not
MATCH (c:Company) WHERE NOT (c)-[:IN_CHAIN|LEADS_CHAIN]->() RETURN c.name ORDER BY c.name

// subclass by label test
MATCH (c:Company) WHERE c:FinancialInstitution RETURN c.name

// labels counted
MATCH (n:Entity) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY n DESC, label

// numbers in a range
MATCH (o:Observation) WHERE 10 <= o.value <= 40 RETURN o.indicator, o.period, o.value ORDER BY o.value

// in a list of names
MATCH (p:Person) WHERE p.name IN ['何敏', '秦朗', '无名'] RETURN p.name ORDER BY p.name

// xor and precedence
MATCH (o:Observation) WHERE (o.yoy > 5 XOR o.value > 40) AND o.yoy IS NOT NULL RETURN o.indicator, o.period, o.value, o.yoy ORDER BY o.indicator, o.period, o.value

// null logic
MATCH (o:Observation) WHERE coalesce(o.value, 0) = 0 RETURN o.indicator, o.yoy
