// optional match
MATCH (c:Company) OPTIONAL MATCH (c)-[:BUILDS]->(p:Project) RETURN c.name, p.name ORDER BY c.name

// optional match with a filter of its own
MATCH (z:Zone) OPTIONAL MATCH (z)-[r:HOSTS]->(c:Company) WHERE r.status = 'planned' RETURN z.name, c.name ORDER BY z.name

// exists as a subquery
MATCH (z:Zone) WHERE EXISTS { MATCH (z)-[:HOSTS]->(c:Company)-[:RECEIVED_HONOUR]->(h:Honour) WHERE h.name CONTAINS '国家' } RETURN z.name

// not exists
MATCH (p:Project) WHERE NOT EXISTS { (:Company)-[:BUILDS]->(p) } RETURN p.name ORDER BY p.name

// exists as a pattern
MATCH (c:Company) WHERE EXISTS { (c)-[:SUPPLIES]->() } RETURN c.name ORDER BY c.name

// a count subquery
MATCH (z:Zone) RETURN z.name, COUNT { (z)-[:HOSTS]->(:Company) } AS firms, COUNT { (z)-[:HAS_PROJECT]->() } AS projects ORDER BY z.name

// a pattern comprehension
MATCH (z:Zone {id: 'zone-b'}) RETURN z.name, size([(z)-[:HOSTS]->(c:Company) | c.name]) AS n

// a filtered pattern comprehension
MATCH (z:Zone {id: 'zone-q'}) RETURN [(z)-[r:HOSTS]->(c:Company) WHERE r.status = 'planned' | c.name] AS planned

// a call subquery
MATCH (z:Zone) CALL { WITH z MATCH (z)-[:HOSTS]->(c:Company) RETURN count(c) AS n } RETURN z.name, n ORDER BY z.name

// a call subquery with order and limit for each
MATCH (z:Zone) CALL { WITH z MATCH (z)-[r:HOSTS]->(c) RETURN c.name AS best ORDER BY r.articles DESC, c.name LIMIT 1 } RETURN z.name, best ORDER BY z.name

// a call subquery in the new scope syntax
MATCH (z:Zone) CALL (z) { MATCH (z)<-[:SUBJECT]-(o:Observation) RETURN max(o.value) AS high } RETURN z.name, high ORDER BY z.name

// a call subquery with a union inside
CALL { MATCH (p:Project) RETURN p.name AS name UNION MATCH (e:Event) RETURN e.name AS name } RETURN name ORDER BY name

// union removes what is twice
MATCH (c:Company)-[:RECEIVED_HONOUR]->() RETURN c.name AS name UNION MATCH (c:Company)-[:SUPPLIES]->() RETURN c.name AS name

// union all keeps it
MATCH (c:Company)-[:RECEIVED_HONOUR]->() RETURN c.name AS name UNION ALL MATCH (c:Company)-[:SUPPLIES]->() RETURN c.name AS name

// unwind a parameter
// params {"ids": ["co-ys", "co-xx", "co-cs"]}
UNWIND $ids AS id OPTIONAL MATCH (c:Company {id: id}) RETURN id, c.name ORDER BY id

// unwind maps
// params {"rows": [{"id": "zone-q", "want": "出口额"}, {"id": "zone-b", "want": "固定资产投资"}]}
UNWIND $rows AS row MATCH (o:Observation {indicator: row.want})-[:SUBJECT]->(z:Zone {id: row.id}) RETURN z.name, o.indicator, o.value, o.yoy ORDER BY z.name, o.value

// with and a second match
MATCH (h:Honour)<-[:RECEIVED_HONOUR]-(c) WITH h, count(c) AS n ORDER BY n DESC LIMIT 1 MATCH (h)<-[:RECEIVED_HONOUR]-(c) RETURN h.name, n, c.name ORDER BY c.name

// cartesian comparison
MATCH (a:Observation {indicator: '规上工业总产值'})-[:SUBJECT]->(z)<-[:SUBJECT]-(b:Observation {indicator: '规上工业总产值'}) WHERE a.period = b.period AND a.value < b.value RETURN z.name, a.period, a.value, b.value

// growth between quarters
MATCH (z:Zone)<-[:SUBJECT]-(a:Observation {indicator: '规上工业总产值', period: '2024-Q1'}), (z)<-[:SUBJECT]-(b:Observation {indicator: '规上工业总产值', period: '2024-Q2'}) RETURN z.name, a.value, round(b.value - a.value, 2) AS gain ORDER BY z.name, a.value

// planned and never stated
MATCH (z:Zone)-[r:HOSTS {status: 'planned'}]->(c:Company) WHERE NOT EXISTS { MATCH (z)-[s:HOSTS]->(c) WHERE s.status = 'stated' } RETURN z.name, c.name
