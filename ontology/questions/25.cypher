// 每种关系各种状态的陈述有多少条？
// How many statements are there of each relation and status?
MATCH (s:Statement)
WHERE s.relation IS NOT NULL
RETURN s.relation AS relation, s.status AS status, count(s) AS statements
ORDER BY relation, status
