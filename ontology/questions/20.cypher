// 产业链上的企业生产什么产品？
// What do the companies of each chain make?
MATCH (c:Company)-[i:IN_CHAIN|LEADS_CHAIN]->(k:IndustryChain)
MATCH (c)-[:PRODUCES {status: 'stated'}]->(p:Product)
WHERE i.status = 'stated'
RETURN DISTINCT k.name AS chain, c.name AS company, p.name AS product
ORDER BY chain, company, product
