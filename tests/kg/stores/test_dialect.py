"""Queries are rewritten for ArcadeDB only where it needs it, and then mean the same."""

import pytest

from kg.stores._dialect import rewrite


@pytest.mark.parametrize(
    ("cypher", "expected"),
    [
        (
            "MATCH (a)-[r:X]->(b {k: 1, id: r.statement}) WHERE a.x = 1 OR b.y STARTS WITH 'q' RETURN r",
            "MATCH (a)-[r:X]->(b {k: 1}) WHERE b.id = r.statement AND (a.x = 1 OR b.y STARTS WITH 'q') RETURN r",
        ),
        (
            "MATCH ()-[r]->() MATCH (:Statement {id: r.statement})-[:EVIDENCED_BY]->(e {x: 1}) RETURN e",
            "MATCH ()-[r]->() MATCH (_zk0:Statement)-[:EVIDENCED_BY]->(e {x: 1}) WHERE _zk0.id = r.statement RETURN e",
        ),
        (
            "MATCH (a)-[r]->(b), (c)-[q:HOSTS {statement: r.statement}]->(d) RETURN q",
            "MATCH (a)-[r]->(b), (c)-[q:HOSTS]->(d) WHERE q.statement = r.statement RETURN q",
        ),
        (
            "MATCH (s) WHERE EXISTS { MATCH (a)-[r]->(b) MATCH (n {id: r.statement}) WHERE n.x = s.x } RETURN s",
            "MATCH (s) WHERE EXISTS { MATCH (a)-[r]->(b) MATCH (n) WHERE n.id = r.statement AND (n.x = s.x) } RETURN s",
        ),
        (
            "MATCH (a)-[`r x`]->(b) MATCH (s {id: `r x`.statement}) RETURN s ORDER BY s.id",
            "MATCH (a)-[`r x`]->(b) MATCH (s) WHERE s.id = `r x`.statement RETURN s ORDER BY s.id",
        ),
    ],
)
def test_conditions_on_edges_move_behind_where(cypher: str, expected: str) -> None:
    assert rewrite(cypher) == expected


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a)-[r]->(b {id: 'r.statement'}) RETURN r",
        "MATCH (a)-[r]->(b {id: a.r}) RETURN {id: r.statement} AS m",
        "MATCH (a)-[:X]->(b {id: a.x}) RETURN b // MATCH ({id: r.x})",
        "RETURN [1][0] AS x",
        "MATCH (n",
        "MATCH ()-[r]->() MATCH (s) WHERE",
    ],
)
def test_other_queries_stay_as_they_are(cypher: str) -> None:
    assert rewrite(cypher) == cypher
