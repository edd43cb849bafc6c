"""Who may talk to the explorer, and what nobody may do."""

import re
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.errors import ConfigError
from kg.explorer import serving
from kg.settings import Settings
from tests.kg.explorer.api import TOKEN, Api, Fill, samples
from tests.kg.explorer.truth import GRAPHS, named
from tests.kg.stores.graphs import HOSTILE, hostile_graph

GET = ["/overview", "/start", "/search?q=区", "/schema", "/questions", "/map", "/review", "/conflicts", "/openapi.json"]


def bare(api: Api, path: str, method: str = "GET", **options: Any) -> httpx.Response:
    """Ask without a token."""
    with httpx.Client(base_url=api.base, follow_redirects=False) as client:
        return client.request(method, path, **options)


@pytest.mark.parametrize("path", [*(f"/api/v1{path}" for path in GET), "/", "/static/main.js", "/vendor/", "/nothing"])
@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}, {"cookie": "a=b"}]
)
def test_nothing_is_told_without_the_token(api: Api, path: str, headers: dict[str, str]) -> None:
    answer = bare(api, path, headers=headers)
    assert answer.status_code == 401
    assert "云川" not in answer.text


@pytest.mark.parametrize("path", ["/expand", "/graph", "/cypher", "/sparql", "/decisions", "/export"])
def test_nothing_is_done_without_the_token(api: Api, path: str) -> None:
    assert bare(api, f"/api/v1{path}", "POST", json={"query": "RETURN 1", "ids": []}).status_code == 401
    assert bare(api, "/api/v1/runs/a", "DELETE").status_code == 401


def test_the_address_lets_a_browser_in_by_a_cookie(api: Api) -> None:
    answer = bare(api, api.address.removeprefix(api.base))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    port = api.base.rpartition(":")[2]
    assert cookie.startswith(f"zonekg-{port}={TOKEN};")
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    told = bare(api, "/api/v1/overview", headers={"cookie": f"zonekg-{port}={TOKEN}"})
    assert told.status_code == 200
    assert bare(api, "/api/v1/overview", headers={"cookie": f"zonekg-1={TOKEN}"}).status_code == 401
    assert bare(api, f"/api/v1/overview?token={TOKEN}").status_code == 401
    for wrong in ("/?token=wrong", "/?token=", "/?token=%ff"):
        told = bare(api, wrong)
        assert told.status_code == 401
        assert "set-cookie" not in told.headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8040", "127.0.0.1.evil.example", "0.0.0.0", ""])
def test_another_name_of_this_machine_is_refused(api: Api, host: str) -> None:
    for path in ("/api/v1/overview", f"/?token={TOKEN}"):
        headers = {"host": host, "authorization": f"Bearer {TOKEN}"}
        assert bare(api, path, headers=headers).status_code == 400


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_cannot_ask(api: Api, site: str) -> None:
    headers = {"sec-fetch-site": site, "authorization": f"Bearer {TOKEN}"}
    assert bare(api, "/api/v1/overview", headers=headers).status_code == 403
    assert bare(api, "/api/v1/graph", "POST", json={"ids": []}, headers=headers).status_code == 403
    link = headers | {"sec-fetch-mode": "navigate"}
    assert bare(api, "/", headers=link).status_code == 200
    assert "access-control-allow-origin" not in bare(api, "/api/v1/overview", headers=headers).headers


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(api: Api, kind: str) -> None:
    answer = api.client.post("/graph", content=b'{"ids": []}', headers={"content-type": kind})
    assert answer.status_code == 415
    taken = api.client.post(
        "/graph", content=b'{"ids": []}', headers={"content-type": "application/json; charset=utf-8"}
    )
    assert taken.status_code == 200


def test_a_huge_request_is_refused(api: Api) -> None:
    headers = {"content-type": "application/json"}
    assert api.client.post("/cypher", content=b" " * 2**21, headers=headers).status_code == 413

    def pieces() -> Any:
        for _ in range(64):
            yield b" " * 2**16

    assert api.client.post("/cypher", content=pieces(), headers=headers).status_code == 413


def test_every_answer_forbids_what_comes_from_elsewhere(api: Api) -> None:
    answers = [
        bare(api, "/"),
        bare(api, f"/?token={TOKEN}"),
        api.client.get("/overview"),
        api.client.get("/entities/none"),
        api.client.get(f"{api.base}/"),
        api.client.get(f"{api.base}/static/none.js"),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in policy
        for directive in ("connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"):
            assert directive in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
    assert api.client.get("/overview").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "../app.py",
        "..%2fapp.py",
        "%2e%2e/app.py",
        "..%5capp.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "....//app.py",
        "%00",
        ".",
    ],
)
@pytest.mark.parametrize("folder", ["static", "vendor"])
def test_no_path_leads_out_of_the_folder(api: Api, folder: str, path: str) -> None:
    host, port = api.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as raw:  # a client would tidy the path
        lines = (
            f"GET /{folder}/{path} HTTP/1.1",
            "host: 127.0.0.1",
            f"authorization: Bearer {TOKEN}",
            "connection: close",
        )
        raw.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        told = b""
        while piece := raw.recv(65536):
            told += piece
    assert re.match(rb"HTTP/1.1 (404|400|405) ", told), told[:100]
    assert b"root:" not in told
    assert b"import" not in told


def test_what_the_page_is_made_of_is_served_and_asked_for_again(api: Api) -> None:
    answer = api.client.get(f"{api.base}/vendor/vis-network.min.js")
    assert answer.status_code == 200
    assert "javascript" in answer.headers["content-type"]
    assert answer.headers["cache-control"] == "no-cache"
    again = api.client.get(f"{api.base}/vendor/vis-network.min.js", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert api.client.get(f"{api.base}/").headers["content-type"].startswith("text/html")


def test_nobody_writes_without_being_allowed_to(api: Api) -> None:
    before = api.store.contents()
    body = {"one": named("天曜电池"), "other": named("天曜电池科技有限公司"), "verdict": "merged", "why": ""}
    assert "--edit" in api.post("/decisions", body, 403)["error"]
    for method in ("PUT", "PATCH", "DELETE"):
        headers = {"content-type": "application/json"}
        assert api.client.request(method, "/graph", content=b"{}", headers=headers).status_code == 405
    assert api.store.contents() == before
    assert len(before) == len(GRAPHS)


def test_hostile_names_come_back_as_they_are(fill: Fill) -> None:
    api = fill([hostile_graph()])
    names = {str(row[0]) for row in api.store.query("MATCH (n:Entity) RETURN n.name").rows}
    assert set(HOSTILE) & names
    every = [str(row[0]) for row in api.store.query("MATCH (n:Entity) RETURN n.id").rows]
    told = api.post("/graph", {"ids": every})
    assert {node["name"] for node in told["nodes"]} == names
    for id in every:
        assert api.client.get(f"/entities/{id}").json()["entity"]["id"] == id
        assert api.client.get(f"/entities/{id}/statements").status_code == 200
    for name in HOSTILE:
        assert api.client.get("/search", params={"q": name[:200]}).status_code == 200
    for form, status in (("csv", 200), ("graphml", 200), ("turtle", 400)):  # RDF cannot hold such ids
        assert api.client.post("/export", json={"ids": every, "format": form}).status_code == status


def test_a_taken_port_is_told(fill: Fill) -> None:
    api = fill(samples()[:1])
    port = int(api.base.rpartition(":")[2])
    with pytest.raises(ConfigError, match=f"port {port} is taken"), serving(api.store, Settings(), port=port):
        pass


def test_it_listens_on_this_machine_alone(api: Api, tmp_path: Path) -> None:
    assert api.base.startswith("http://127.0.0.1:")
    found = socket.gethostbyname_ex(socket.gethostname())[2]
    for own in {address for address in found if not address.startswith("127.")}:
        with pytest.raises(OSError), socket.create_connection((own, int(api.base.rpartition(":")[2])), timeout=2):
            pass
