"""The desk as a web application: its addresses, what it answers errors with, and whom it lets in."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from cotejo.desk import api, pages
from cotejo.desk.errors import status
from cotejo.desk.rendering import render
from cotejo.desk.store import SharedStore
from ingest.errors import CotejoError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.middleware.base import RequestResponseEndpoint
    from starlette.requests import Request

NAMES = ("localhost", "127.0.0.1", "[::1]")
"""The names of this machine to itself. Under another one a page of the web could read the desk (DNS rebinding)."""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Pages hold no script, and fetch nothing but what the desk itself serves."""


def create(location: str, *, hosts: Sequence[str] = NAMES) -> Starlette:
    """Return the application over a store.

    Args:
        location: the folder of the store, or the URL of a database server.
        hosts: the names under which it may be asked; ``*`` for any.

    Raises:
        CotejoError: there is no store to read.
    """
    store = SharedStore(location)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        store.prepare()
        yield
        store.close()

    return Starlette(
        routes=[*pages.routes(store), *api.routes(store)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(BaseHTTPMiddleware, dispatch=_guard),
        ],
        exception_handlers={CotejoError: _told, HTTPException: _told},
        lifespan=lifespan,
    )


async def _guard(request: Request, respond: RequestResponseEndpoint) -> Response:
    """Refuse what another site's page sends, and say what pages may hold."""
    origin = request.headers.get("origin")
    if request.method == "POST" and origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return PlainTextResponse("this was sent by a page of another site", status_code=403)
    answer = await respond(request)
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "same-origin")
    return answer


def _told(request: Request, error: Exception) -> Response:
    """Return what went wrong, as rows for programs and as a page for people."""
    code, message = (
        (error.status_code, error.detail) if isinstance(error, HTTPException) else (status(error), str(error))
    )
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": message}, status_code=code)
    return HTMLResponse(render("error.html", message=message, code=code), status_code=code)
