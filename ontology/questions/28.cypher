// 原先计划落户的企业和园区，后来有哪些被报道为已建成或已入驻？
// Which settlements once planned does a later article report as done?
MATCH (z:Zone)-[:HOSTS {status: 'planned'}]->(o:Organization)<-[:HOSTS {status: 'stated'}]-(z)
RETURN z.name AS zone, o.name AS settled
ORDER BY zone, settled
