// 同一对象、同一指标、同一时期，哪些数字互相矛盾？
// Which figures of one subject, indicator and period contradict each other?
MATCH (a:Observation)-[:SUBJECT]->(n)<-[:SUBJECT]-(b:Observation)
WHERE a.indicator = b.indicator AND a.period = b.period AND a.unit = b.unit AND a.value < b.value
  AND coalesce(a.scope, '') = coalesce(b.scope, '') AND a.status = 'stated' AND b.status = 'stated'
RETURN n.name AS subject, a.indicator AS indicator, a.period AS period, a.value AS low, b.value AS high
ORDER BY subject, indicator, period
