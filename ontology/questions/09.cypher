// 谁写了关于哪些开发区的文章？
// Who writes about which zones?
MATCH (p:Person)-[:AUTHOR_OF {status: 'stated'}]->(a:Article)-[:MENTIONS]->(z:Zone)
RETURN p.name AS author, z.name AS zone, count(DISTINCT a) AS articles
ORDER BY author, zone
