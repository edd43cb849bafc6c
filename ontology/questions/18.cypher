// 哪些开发区主攻同一条产业链？
// Which zones focus on the same chain?
MATCH (a:Zone)-[:FOCUSES_ON {status: 'stated'}]->(k:IndustryChain)<-[:FOCUSES_ON {status: 'stated'}]-(b:Zone)
WHERE a.name < b.name
RETURN k.name AS chain, a.name AS one, b.name AS other
ORDER BY chain, one, other
