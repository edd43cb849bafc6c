// 哪些银行与哪些企业有合作（含意向）？
// Which banks cooperate with which companies, intentions included?
MATCH (b:FinancialInstitution)-[c:COOPERATES_WITH]-(o:Company)
WHERE NOT o:FinancialInstitution
RETURN b.name AS bank, o.name AS company, c.status AS status
ORDER BY bank, company
