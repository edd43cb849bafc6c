// 谁给谁供货，供方在哪个开发区？
// Who supplies whom, and in which zone is the supplier?
MATCH (a:Company)-[:SUPPLIES {status: 'stated'}]->(b:Company)
OPTIONAL MATCH (z:Zone)-[:HOSTS {status: 'stated'}]->(a)
RETURN a.name AS supplier, b.name AS customer, z.name AS zone
ORDER BY supplier, customer, zone
