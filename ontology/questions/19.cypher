// 哪些荣誉已申报而尚未获得？
// Which honours are applied for and not received?
MATCH (o:Organization)-[:APPLIED_FOR {status: 'stated'}]->(h:Honour)
WHERE NOT EXISTS { MATCH (o)-[:RECEIVED_HONOUR {status: 'stated'}]->(h) }
RETURN o.name AS applicant, h.name AS honour
ORDER BY applicant, honour
