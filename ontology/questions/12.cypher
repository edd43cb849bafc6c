// 谁在哪个机构担任什么职务？
// Who holds which post in which body?
MATCH (p:Person)-[h:HOLDS_POST {status: 'stated'}]->(o:Organization)
RETURN DISTINCT p.name AS person, h.title AS title, o.name AS body
ORDER BY person, title, body
