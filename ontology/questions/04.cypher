// 各场活动由谁主持，由哪个组织举办？
// Who chaired each event, and which organization held it?
MATCH (p:Person)-[:CHAIRED {status: 'stated'}]->(e:Event)<-[:ORGANIZED {status: 'stated'}]-(o:Organization)
RETURN e.name AS event, p.name AS chair, o.name AS organizer
ORDER BY event, chair, organizer
