// 哪些计划中的项目还没有已开工的报道？
// Which planned projects has no article reported as under way?
MATCH (z:Zone)-[:HAS_PROJECT {status: 'planned'}]->(p:Project)
WHERE NOT EXISTS { MATCH (:Zone)-[:HAS_PROJECT {status: 'stated'}]->(p) }
RETURN z.name AS zone, p.name AS project
ORDER BY zone, project
