// 新能源电池产业链上的企业分布在哪些开发区？
// Which zones host companies of the battery chain?
MATCH (z:Zone)-[h:HOSTS {status: 'stated'}]->(c:Company)-[i:IN_CHAIN|LEADS_CHAIN]->(k:IndustryChain)
WHERE k.name = '新能源电池产业链' AND i.status = 'stated'
RETURN DISTINCT z.name AS zone, c.name AS company
ORDER BY zone, company
