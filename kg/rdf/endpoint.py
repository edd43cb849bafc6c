"""The SPARQL 1.1 Protocol over a view of the graph: an ASGI application, read-only, for programs on this machine."""

import hmac
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import KgError, QueryError
from kg.rdf.query import SparqlView
from kg.rdf.worker import GRAPHS, RESULTS

__all__ = ["application", "choose"]

PATH = "/sparql"
HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""Names by which this machine is called: a page whose own name was turned to this address is refused."""
LONGEST = 2**20
"""Bytes that a request may have."""

ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
    "application/x-turtle": "text/turtle",
}
Views = Callable[[], AbstractContextManager[SparqlView]]
"""Lend a view of the graph as it is now, for one query."""

DESCRIPTION = """\
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix format: <http://www.w3.org/ns/formats/> .
<{url}> a sd:Service ;
    sd:endpoint <{url}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat format:SPARQL_Results_JSON , format:SPARQL_Results_XML , format:SPARQL_Results_CSV ,
        format:SPARQL_Results_TSV , format:Turtle , format:N-Triples , format:RDF_XML , format:JSON-LD .
"""


def application(views: Views, *, timeout: float = 30.0, token: str = "") -> Starlette:
    """Return the application that answers queries at `/sparql` with views that it is lent.

    A query that runs longer than `timeout` seconds is stopped. With a `token`, requests must bear it.
    """

    async def sparql(request: Request) -> Response:
        return await _answer(request, views, timeout, token)

    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[*HOSTS], www_redirect=False)
    return Starlette(routes=[Route(PATH, sparql, methods=["GET", "POST"])], middleware=[hosts])


class _Refused(Exception):
    """Carry the status and the text of an answer that is none."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


async def _answer(request: Request, views: Views, timeout: float, token: str) -> Response:
    begun = time.monotonic()
    try:
        if token and not hmac.compare_digest(request.headers.get("authorization", "").encode(), _bearer(token)):
            raise _Refused(401, "this endpoint asks for its token: send Authorization: Bearer TOKEN")
        asked = await _read(request)
        if asked is None:
            return Response(DESCRIPTION.format(url=str(request.url).partition("?")[0]), media_type="text/turtle")
        query, default, named = asked
        accept = request.headers.get("accept", "*/*")
        wanted = choose(accept, [*RESULTS]), choose(accept, [*GRAPHS])
        if wanted == ("", ""):
            raise _Refused(406, f"the media types are {', '.join((*RESULTS, *GRAPHS))}")
        media, body = await run_in_threadpool(_ask, views, query, wanted, default, named, timeout)
        if body is None:
            raise _Refused(406, f"{accept} does not fit this form of query; ask for {', '.join((*RESULTS, *GRAPHS))}")
        return Response(body, media_type=media)
    except _Refused as refused:
        headers = {"WWW-Authenticate": "Bearer"} if refused.status == 401 else {}
        return PlainTextResponse(f"{refused}\n", refused.status, headers)
    except QueryError as error:
        # what is wrong is found at once; what was stopped took its time
        return PlainTextResponse(f"{error}\n", 503 if timeout and time.monotonic() - begun >= timeout else 400)
    except KgError as error:
        return PlainTextResponse(f"{error}\n", 500)


def _bearer(token: str) -> bytes:
    return f"Bearer {token}".encode()


async def _read(request: Request) -> tuple[str, list[str], list[str]] | None:
    """Return the query and the graphs to ask, as the three forms of the protocol bring them; None without a query."""
    asked = request.query_params
    if request.method == "POST":
        if int(request.headers.get("content-length") or 0) > LONGEST:
            raise _Refused(413, f"a request may have {LONGEST} bytes")
        data = b""
        async for piece in request.stream():
            data += piece
            if len(data) > LONGEST:
                raise _Refused(413, f"a request may have {LONGEST} bytes")
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise _Refused(400, "the request is no UTF-8 text") from None
        if kind == "application/sparql-query":
            return text, asked.getlist("default-graph-uri"), asked.getlist("named-graph-uri")
        if kind == "application/sparql-update":
            raise _Refused(403, "updates are refused: the graph changes by `kg build` and `kg forget` alone")
        if kind != "application/x-www-form-urlencoded":
            raise _Refused(415, "send application/sparql-query or application/x-www-form-urlencoded")
        asked = QueryParams(text)
    if "update" in asked:
        raise _Refused(403, "updates are refused: the graph changes by `kg build` and `kg forget` alone")
    queries = asked.getlist("query")
    if not queries and request.method == "GET":
        return None
    if len(queries) != 1:
        raise _Refused(400, f"one query is needed, not {len(queries)}")
    return queries[0], asked.getlist("default-graph-uri"), asked.getlist("named-graph-uri")


def _ask(
    views: Views, query: str, wanted: tuple[str, str], default: Iterable[str], named: Iterable[str], timeout: float
) -> tuple[str, str | None]:
    results, graphs = wanted
    with views() as view:
        return view.serialized(query, results=results, graphs=graphs, default=default, named=named, timeout=timeout)


def choose(accept: str, offered: Sequence[str]) -> str:
    """Return the media type offered that a client likes best, the first of equals; empty if it likes none.

    >>> choose("text/csv;q=0.5, application/json", ["application/sparql-results+json", "text/csv"])
    'application/sparql-results+json'
    >>> choose("image/png", ["text/csv"])
    ''
    """
    liked: dict[str, float] = {}
    for part in (accept or "*/*").split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        name = ALIASES.get(name, name)
        liked[name] = max(quality, liked.get(name, 0.0))

    def grade(media: str) -> float:
        # the most exact range speaks for a type
        ranges = (media, media.partition("/")[0] + "/*", "*/*")
        return next((liked[one] for one in ranges if one in liked), 0.0)

    best = max(offered, key=grade)
    return best if grade(best) > 0 else ""
