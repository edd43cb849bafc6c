"""What is looked for in a query before an engine sees it, however it is written."""

import pytest

from kg.errors import QueryError
from kg.stores._readonly import refuse

RUN = "apoc.cypher.runFirstColumnSingle(\"LOAD CSV FROM 'http://127.0.0.1/x' AS line RETURN line\", {})"


@pytest.mark.parametrize(
    "cypher",
    [
        f"RETURN {RUN}",
        f"RETURN `apoc`{RUN.removeprefix('apoc')}",
        f"RETURN [x IN [1] | {RUN}]",
        f"RETURN {{key: {RUN}}}",
        f"RETURN 1 // a remark ends at any line end\rUNION RETURN {RUN}",
        f"RETURN '\\u0027, {RUN} //'",
        f"RETURN \\u0061poc{RUN.removeprefix('apoc')}",
        "RETURN 1 AS x // a remark ends at any line end\rUNION CALL dbms.listConfig() YIELD name AS x RETURN x",
        "RETURN '\\u0027 AS x UNION CALL dbms.listConfig() YIELD name AS x RETURN x //'",
    ],
)
def test_what_could_run_other_queries_is_found_in_disguise(cypher: str) -> None:
    with pytest.raises(QueryError, match=r"apoc\.cypher|procedure"):
        refuse(cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n {name: '\\u4e91\\u6749'}) RETURN n.apoc, n.cypher",
        "RETURN 'apoc.cypher.run' AS apoc // apoc.cypher.run",
        "RETURN apoc.text.join(['a'], '') AS x",
    ],
)
def test_what_only_looks_like_it_passes(cypher: str) -> None:
    refuse(cypher)
