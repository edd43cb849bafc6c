// 总投资五亿元以上的项目有哪些，由谁建设？
// Which projects cost 500 million yuan or more, and who builds them?
MATCH (a:Attribute {attribute: '总投资', unit: '亿元'})-[:SUBJECT]->(p:Project)<-[b:BUILDS]-(c:Company)
WHERE a.value >= 5 AND b.status <> 'negated'
RETURN p.name AS project, a.value AS value, c.name AS builder, b.status AS status
ORDER BY value DESC, project
