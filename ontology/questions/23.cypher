// 每个开发区直接或间接下设哪些机构？
// Which bodies does each zone comprise, directly or through others?
MATCH (o:Organization)-[:PART_OF*1..4 {status: 'stated'}]->(z:Zone)
RETURN DISTINCT z.name AS zone, o.name AS unit
ORDER BY zone, unit
