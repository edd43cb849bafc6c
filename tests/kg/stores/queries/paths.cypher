// two hops
MATCH (z:Zone)-[:HOSTS]->(c:Company)-[:BUILDS]->(p:Project) RETURN z.name, c.name, p.name ORDER BY p.name

// who met whom
MATCH (a:Person)-[:ATTENDED|CHAIRED|ADDRESSED]->(e:Event)<-[:ATTENDED|CHAIRED|ADDRESSED]-(b:Person) WHERE a.name < b.name RETURN DISTINCT a.name, b.name, e.name ORDER BY a.name, b.name, e.name

// shared honours
MATCH (a:Organization)-[:RECEIVED_HONOUR]->(h:Honour)<-[:RECEIVED_HONOUR]-(b:Organization) WHERE a.id < b.id RETURN h.name, a.name, b.name ORDER BY a.name, b.name

// variable length upwards
MATCH (g:GovernmentBody {name: '青岚经开区管委会'})-[:PART_OF*1..3]->(up) RETURN DISTINCT up.name ORDER BY up.name

// variable length with bounds in both directions
MATCH (c:Company {id: 'co-ys'})-[:HOSTS|IN_CHAIN|FOCUSES_ON*1..3]-(x) RETURN DISTINCT x.name ORDER BY x.name

// zero length included
MATCH (p:Place {name: '青岚市'})-[:CONTAINED_IN_PLACE*0..2]->(x) RETURN x.name ORDER BY x.name

// shortest path length
MATCH p = shortestPath((a:Person {name: '何敏'})-[*..6]-(b:Person {name: '谭青'})) RETURN length(p) AS steps

// shortest path along chosen relations
MATCH p = shortestPath((a:Company {id: 'co-v'})-[:SUPPLIES|HOSTS*..5]-(b:Zone {id: 'zone-q'})) RETURN [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | type(r)] AS types

// all shortest paths
MATCH p = allShortestPaths((a:Company {id: 'co-cs'})-[:SUPPLIES|SIGNED|HOSTS*..3]-(b:Company {id: 'co-v'})) RETURN length(p) AS steps, count(*) AS n

// no path
MATCH (a:Zone {id: 'zone-l'}), (b:Zone {id: 'zone-b'}) OPTIONAL MATCH p = shortestPath((a)-[:HOSTS*..4]-(b)) RETURN p IS NULL AS apart

// path values
MATCH p = (z:Zone {id: 'zone-q'})-[:HAS_PROJECT]->(x)<-[:BUILDS]-(c) RETURN p ORDER BY c.id

// nodes of a path
MATCH p = (:Person {name: '何敏'})-[:HOLDS_POST]->(:GovernmentBody)-[:PART_OF]->(:Zone) RETURN [n IN nodes(p) | n.name] AS names

// relationships with properties along a path
MATCH (z:Zone)-[rs:HOSTS*1..1]->(c:Company) WHERE all(r IN rs WHERE r.status = 'stated') RETURN z.name, c.name ORDER BY z.name, c.name

// a triangle
MATCH (z:Zone)-[:HOSTS]->(a:Company)-[:SUPPLIES]->(b:Company)<-[:HOSTS]-(z) RETURN z.name, a.name, b.name ORDER BY a.name

// from edge to sentence
MATCH (z:Zone)-[r:HOSTS]->(c:Company {id: 'co-cs'}) MATCH (s:Statement {id: r.statement})-[:EVIDENCED_BY]->(e)-[:IN]->(a:Article) RETURN a.date, e.quote, e.start, e.stop ORDER BY a.date

// undirected degree
MATCH (n:Entity)-[r]-(:Entity) RETURN n.name, count(r) AS degree ORDER BY degree DESC, n.name LIMIT 5

// statements about an entity
MATCH (n:Zone {id: 'zone-b'})<-[:SUBJECT]-(s:Statement) RETURN labels(s) AS labels, count(*) AS n ORDER BY n DESC

// articles that mention two
MATCH (a:Article)-[:MENTIONS]->(:Zone {id: 'zone-q'}) MATCH (a)-[:MENTIONS]->(:Company {id: 'co-ys'}) RETURN a.title ORDER BY a.date

// what an article calls it
MATCH (a:Article)-[m:MENTIONS]->(z:Zone {id: 'zone-q'}) RETURN a.number, m.name, m.aliases, m.cls ORDER BY a.number

// authors and outlets
MATCH (p:Person)-[:AUTHOR_OF]->(a:Article)-[:PUBLISHED_IN]->(o:NewsOutlet) RETURN p.name, o.name, count(a) AS n

// from edge to sentence in one pattern
MATCH (z:Zone)-[r:HOSTS]->(c:Company {id: 'co-ys'}), (:Statement {id: r.statement, status: 'stated'})-[:EVIDENCED_BY]->(e:Evidence) WHERE e.confidence > 0.8 OR e.confidence < 0.1 RETURN e.quote ORDER BY e.quote

// from edge to article in a subquery
MATCH (z:Zone)-[r:HOSTS {status: 'planned'}]->(c) CALL (r) { MATCH (s:Statement {id: r.statement})-[:EVIDENCED_BY]->()-[:IN]->(a) RETURN a.title AS title } RETURN z.name, c.name, title

// edges whose statement has much support
MATCH (a:Entity)-[r]->(b:Entity) WHERE EXISTS { MATCH (s:Statement {id: r.statement}) WHERE s.articles >= 2 } RETURN type(r) AS t, a.name, b.name ORDER BY t, a.name, b.name

// entities named as an edge says
MATCH (:Article {number: 1})-[m:MENTIONS]->(:Zone) MATCH (n:Entity {name: m.name}) RETURN n.id
