"""The explorer's application: its interface under /api/v1, the page, and what the page is made of."""

import importlib.resources
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request, Security
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kg.errors import ConfigError, KgError, QueryError, StatementError, StoreError
from kg.explorer.api import ROUTERS
from kg.explorer.context import Context
from kg.explorer.refusals import Contradiction, NotFound, Refused
from kg.explorer.security import Guard
from kg.rdf.endpoint import HOSTS

__all__ = ["API", "WEB", "application"]

API = "/api/v1"
WEB = Path(__file__).parent / "web"
VENDOR = "templates/lib/vis-9.1.2"
DESCRIPTION = """\
What zonekg's explorer shows, as JSON, for programs on this machine. Read-only, but for decisions about which names are
one thing, where the explorer was started with `--edit`.

Send the token that `kg serve` prints as `Authorization: Bearer TOKEN`. Ids are opaque; an id that was merged into
another goes on working. Offsets count code points of the untouched document. An error is `{"error": "what is wrong and
what to do"}`.
"""
BEARER = HTTPBearer(auto_error=False, scheme_name="token", description="The token that `kg serve` prints.")
"""How programs send the token; the guard before all else checks it."""


def application(context: Context, *, token: str, web: Path = WEB) -> FastAPI:
    """Return the application that shows the store of a context to whoever has the token."""
    from importlib.metadata import version

    app = FastAPI(
        title="zonekg explorer",
        version=version("zonekg"),
        description=DESCRIPTION,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[*HOSTS], www_redirect=False),
            Middleware(Guard, token=token),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=1),
        ],
    )
    app.state.context = context
    for router in ROUTERS:
        app.include_router(router, prefix=API, dependencies=[Depends(_known), Security(BEARER)])
    app.mount("/static", Files(directory=web), name="static")
    vendor = importlib.resources.files("pyvis") / VENDOR
    app.mount("/vendor", Files(directory=str(vendor)), name="vendor")

    @app.get("/", include_in_schema=False)
    async def page(request: Request) -> Response:
        return await Files(directory=web).get_response("index.html", request.scope)

    app.openapi = _describing(app)  # type: ignore[method-assign]
    app.add_exception_handler(KgError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    return app


def _describing(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """Return what describes the application: a request that does not fit is answered by 400, never by 422."""
    describe = app.openapi

    def described() -> dict[str, Any]:
        told = describe()
        for operations in told["paths"].values():
            for operation in operations.values():
                operation["responses"].pop("422", None)
        for name in ("HTTPValidationError", "ValidationError"):
            told["components"]["schemas"].pop(name, None)
        return told

    return described


class Files(StaticFiles):
    """Serve files that a browser asks for again each time, and gets anew when they have changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or that it has not changed."""
        answer = await super().get_response(path, scope)
        answer.headers["cache-control"] = "no-cache"
        return answer


def _known(request: Request) -> None:
    """Refuse parameters that nothing reads: a misspelt one would be taken for none."""
    route: Any = request.scope["route"]
    known = {field.alias for field in _query_params(route.dependant)}
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
        raise QueryError(f"there is no parameter {unknown[0]!r}; {takes}")


def _query_params(dependant: Any) -> list[Any]:
    found = list(dependant.query_params)
    for part in dependant.dependencies:
        found += _query_params(part)
    return found


def _status(error: KgError) -> int:
    match error:
        case NotFound():
            return 404
        case Refused():
            return 403
        case Contradiction():
            return 409
        case QueryError():  # one that is wrong is found at once
            return 503 if "was stopped" in str(error) else 400
        case StoreError():
            return 503
        case ConfigError() | StatementError():  # a form that cannot hold what is in the graph
            return 400
    return 500


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, KgError)
    return JSONResponse({"error": str(error)}, _status(error))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = []
    for one in error.errors()[:3]:
        place = ".".join(str(part) for part in one["loc"][1:])
        told.append(f"{place}: {one['msg']}" if place else str(one["msg"]))
    return JSONResponse({"error": "; ".join(told)}, 400)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    text = "there is nothing at this address" if error.status_code == 404 else str(error.detail)
    return JSONResponse({"error": text}, error.status_code, error.headers)
