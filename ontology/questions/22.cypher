// 各场活动在何时举行？
// When did each event take place?
MATCH (a:Attribute {attribute: 'date'})-[:SUBJECT]->(e:Event)
RETURN a.value AS date, e.name AS event
ORDER BY date, event
