// 哪些企业已迁出或没有落户？
// Which companies have left a zone or did not come?
MATCH (z:Zone)-[h:HOSTS]->(c:Company)
WHERE h.status IN ['ended', 'negated']
RETURN z.name AS zone, c.name AS company, h.status AS status
ORDER BY zone, company
