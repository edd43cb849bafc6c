"""The interface keeps its own description, whatever is sent to it."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from tests.kg.explorer.api import TOKEN, Api
from tests.kg.explorer.truth import GRAPHS, named, statements

load_all_checks()
HEADERS = {"authorization": f"Bearer {TOKEN}"}
PATHS = 24
"""Paths that are described."""


@pytest.fixture
def description(api: Api) -> Any:
    """Give the description, with ids that the store holds among those that are sent."""
    told = api.client.get("/openapi.json").json()
    known = {
        "/entities": [named("云川经济技术开发区"), named("葛文涛")],
        "/chains": [named("新能源电池产业链")],
        "/statements": sorted(statements())[:2],
        "/articles": [one.article.id for one in GRAPHS[:2]],
    }
    for path, operations in told["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                for start, ids in known.items():
                    if parameter["name"] == "id" and path.startswith(f"/api/v1{start}"):
                        other = {key: value for key, value in parameter["schema"].items() if key != "title"}
                        parameter["schema"] = {"anyOf": [{"enum": ids}, other]}
    return told


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_whatever_is_sent_is_answered_as_described(api: Api, description: Any, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_dict(description)
    schema.config.update(base_url=api.base, headers=HEADERS)
    before, tried = api.store.contents(), 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body or operation.path_parameters):
            continue

        @settings(
            max_examples=15,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            # what a query says, and which names there are, is beyond the description; the token goes with every request
            case.call_and_validate(excluded_checks=[positive_data_acceptance, ignored_auth], timeout=60)

        ask()
        tried += 1
    assert tried >= PATHS - 8
    assert api.store.contents() == before


def test_everything_is_described(api: Api) -> None:
    told = api.get("/openapi.json")
    assert told["openapi"].startswith("3.1")
    assert len(told["paths"]) == PATHS
    assert all(path.startswith("/api/v1/") for path in told["paths"])
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            assert operation["summary"], where
            assert operation["description"], where
            assert operation["security"] == [{"token": []}], where
            assert {"400", "401", "403", "503"} <= operation["responses"].keys(), where
            for parameter in operation.get("parameters", ()):
                assert parameter["description"], f"{where} {parameter['name']}"
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    edge = told["components"]["schemas"]["Edge"]
    assert {"from", "to", "qualifiers", "dates", "outlets"} <= edge["properties"].keys()
    assert "ValidationError" not in str(told["paths"])
    assert set(told["components"]["schemas"]["Brief"]["properties"]) == {"id", "cls", "name", "aliases", "articles"}
