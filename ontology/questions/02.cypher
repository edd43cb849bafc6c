// 每条产业链的链主企业是谁，落户在哪些开发区？
// Which company leads each chain, and which zones host it?
MATCH (c:Company)-[:LEADS_CHAIN {status: 'stated'}]->(k:IndustryChain)
MATCH (z:Zone)-[:HOSTS {status: 'stated'}]->(c)
RETURN k.name AS chain, c.name AS company, z.name AS zone
ORDER BY chain, company, zone
