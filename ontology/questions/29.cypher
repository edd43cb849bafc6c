// 哪些数值互相矛盾，各出自哪篇文章？
// Which figures and properties contradict each other, and in which article does each stand?
MATCH (n)<-[:SUBJECT]-(s:Statement)-[c:CONTRADICTS]-(other:Statement)
MATCH (s)-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(a:Article)
WHERE c.kind IN ['figure', 'attribute']
RETURN DISTINCT n.name AS subject, coalesce(s.indicator, s.attribute) AS about, s.value AS value, s.unit AS unit, s.yoy AS yoy, a.title AS article
ORDER BY subject, about, value, yoy, article
