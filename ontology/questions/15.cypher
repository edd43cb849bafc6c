// “云川承载立勤装备”是哪些文章的哪句话说的？
// Which words of which articles say that Yunchuan hosts Liqin?
MATCH (z:Zone)-[h:HOSTS]->(c:Company {name: '立勤装备'})
MATCH (s:Statement {id: h.statement})-[:EVIDENCED_BY]->(e:Evidence)-[:IN]->(a:Article)
RETURN a.document AS document, a.number AS number, e.start AS start, e.quote AS quote
ORDER BY document, number, start
