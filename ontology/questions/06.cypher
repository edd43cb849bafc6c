// 各开发区的规上工业总产值分时期是多少，同比如何？
// How did the industrial output of each zone move by period?
MATCH (o:Observation {indicator: '规上工业总产值', status: 'stated'})-[:SUBJECT]->(z:Zone)
RETURN z.name AS zone, o.period AS period, o.value AS value, o.unit AS unit, o.yoy AS yoy
ORDER BY zone, period
