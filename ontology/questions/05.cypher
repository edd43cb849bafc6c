// 哪些企业获得了国家级荣誉？
// Which companies received an honour of the national level?
MATCH (c:Company)-[:RECEIVED_HONOUR {status: 'stated'}]->(h:Honour)
WHERE h.name STARTS WITH '国家级'
RETURN c.name AS company, h.name AS honour
ORDER BY company, honour
