// 2024年一季度哪些指标同比下降？
// Which figures of the first quarter of 2024 fell on the year before?
MATCH (o:Observation)-[:SUBJECT]->(n)
WHERE o.yoy < 0 AND o.period IN ['2024-Q1', '2024-01/2024-03']
RETURN n.name AS subject, o.indicator AS indicator, o.yoy AS yoy
ORDER BY yoy, subject
