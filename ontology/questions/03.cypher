// 谁与周启明出席过同一场活动？
// Who was at an event together with Zhou Qiming?
MATCH (p:Person {name: '周启明'})-[a:ATTENDED|CHAIRED|ADDRESSED]->(e:Event)<-[b:ATTENDED|CHAIRED|ADDRESSED]-(q:Person)
WHERE q.name <> p.name AND a.status = 'stated' AND b.status = 'stated'
RETURN DISTINCT e.name AS event, q.name AS person
ORDER BY event, person
