// 每份协议由哪些组织签署？
// Which organizations signed each agreement?
MATCH (o:Organization)-[:SIGNED {status: 'stated'}]->(g:Agreement)
RETURN g.name AS agreement, o.name AS party
ORDER BY agreement, party
