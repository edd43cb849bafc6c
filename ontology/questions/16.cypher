// 每个开发区承载多少家企业？
// How many companies does each zone host?
MATCH (z:Zone)-[:HOSTS {status: 'stated'}]->(c:Company)
RETURN z.name AS zone, count(DISTINCT c) AS companies
ORDER BY companies DESC, zone
