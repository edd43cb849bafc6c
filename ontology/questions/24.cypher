// 各开发区还有哪些别称？
// By which other names are the zones known?
MATCH (z:Zone)
UNWIND z.aliases AS alias
RETURN z.name AS zone, alias
ORDER BY zone, alias
