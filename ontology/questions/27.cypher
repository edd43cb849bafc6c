// 哪些企业见于两篇以上的文章？
// Which companies are spoken of in two articles or more?
MATCH (a:Article)-[:MENTIONS]->(c:Company)
WITH c, count(DISTINCT a) AS articles
WHERE articles > 1
RETURN c.name AS company, articles
ORDER BY articles DESC, company
