// 院校与哪些组织合作？
// With which organizations do universities and schools cooperate?
MATCH (s:EducationalInstitution)-[c:COOPERATES_WITH]-(o:Organization)
RETURN s.name AS school, o.name AS partner, c.status AS status
ORDER BY school, partner
