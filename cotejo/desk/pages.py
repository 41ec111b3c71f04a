"""The web pages: search, findings to decide, figures over time, drafts to check, and the texts themselves.

They work without scripts; only the chart, which is a page of its own inside another, has one.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from cotejo import draft_page, page
from cotejo.desk import answers, asking
from cotejo.desk.errors import RequestError
from cotejo.desk.rendering import render
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from cotejo.archive import Archive
    from cotejo.desk.asking import Reader
    from cotejo.desk.store import SharedStore

    Show = Callable[[Archive, dict[str, Any]], "Mapping[str, Any]"]

STYLES = {
    "desk.css": ("cotejo.desk", "desk.css"),
    "show.css": ("cotejo", "data", "show.css"),
    "check.css": ("cotejo", "data", "check.css"),
}
"""The style sheets by the name that pages ask for, and where each is."""

CHART_POLICY = (
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'unsafe-inline'; img-src data: blob:; frame-ancestors 'self'"
)
"""A chart draws itself by the scripts in it, and reaches neither the desk nor anything else."""


def search(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return what the page of a search shows; without a query, what the store holds."""
    if "q" in asked or "like" in asked:
        return {"found": answers.search(archive, asked)}
    return {"found": None, "stats": archive.stats(), "location": archive.location}


def findings(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return what the page of findings shows; notes only where they are asked for."""
    wanted = {"min_severity": Severity.WARNING, **asked} if "severity" not in asked else asked
    return {"listing": answers.findings(archive, wanted), "least": str(wanted.get("min_severity", ""))}


def claims(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return what the page of figures shows."""
    return {"listing": answers.claims(archive, asked)}


def over_time(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return what the page of a figure over time shows; without a subject and metric, only what to fill in."""
    return {"line": answers.timeline(archive, asked) if asked else None}


def document(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return what the page of a text shows."""
    shown = answers.document(archive, asked)
    body = page.marked(shown.document, (each.claim for each in shown.claims), shown.mentions, at=asked.get("at"))
    return {"document": shown.document, "body": body}


PAGES: Mapping[str, tuple[str, Show, Mapping[str, Reader]]] = {
    "/": ("search.html", search, asking.SEARCH),
    "/findings": ("findings.html", findings, asking.FINDINGS),
    "/figures": ("figures.html", claims, asking.CLAIMS),
    "/timeline": ("timeline.html", over_time, asking.TIMELINE),
    "/document": ("document.html", document, asking.DOCUMENT),
}
"""Each page by its address: its template, what it shows, and its parameters."""


def routes(store: SharedStore) -> list[Route]:
    """Return the addresses of the pages over a store."""
    shown = [Route(address, _page(store, *each), methods=["GET"]) for address, each in PAGES.items()]

    async def check(request: Request) -> HTMLResponse:
        given = asking.read(await _form(request), {**asking.CHECK, "draft": asking.text})
        return HTMLResponse(await run_in_threadpool(_checked, store, given))

    async def decide(request: Request) -> RedirectResponse:
        given = asking.read(await _form(request), asking.DECISION)
        await run_in_threadpool(answers.decide, store, request.path_params["id"], given)
        return RedirectResponse(_back(given.get("back", "")), status_code=303)

    return [
        *shown,
        Route("/check", lambda _request: HTMLResponse(render("check.html", asked={}, checked=None)), methods=["GET"]),
        Route("/check", check, methods=["POST"]),
        Route("/findings/{id}", decide, methods=["POST"]),
        Route("/chart", _chart(store), methods=["GET"]),
        Route("/styles/{name}", _style, methods=["GET"]),
    ]


def _page(store: SharedStore, template: str, show: Show, known: Mapping[str, Reader]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        typed = request.query_params.multi_items()
        with store.judging() if show is findings else store.turn() as archive:
            context = show(archive, asking.read(typed, known))
        # What was typed is shown as it was, also where it stands for something else ("Fed" for cb:FED).
        return HTMLResponse(render(template, asked=dict(typed), query=urlencode(typed), **context))

    return endpoint


def _checked(store: SharedStore, given: dict[str, Any]) -> str:
    with store.turn() as archive:
        checked = answers.check(archive, given.get("draft", ""), given)
    return render("check.html", asked=given, checked=checked, sections=draft_page.sections(checked))


def _chart(store: SharedStore) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        from cotejo import chart
        from cotejo.plot import plot

        with store.turn() as archive:
            line = answers.timeline(archive, asking.read(request.query_params.multi_items(), asking.TIMELINE))
        return HTMLResponse(chart.html(plot([line])), headers={"Content-Security-Policy": CHART_POLICY})

    return endpoint


def _style(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STYLES:
        raise RequestError(f"no style sheet {name!r}")
    package, *path = STYLES[name]
    return Response(files(package).joinpath(*path).read_text(encoding="utf-8"), media_type="text/css")


async def _form(request: Request) -> list[tuple[str, str]]:
    return parse_qsl((await request.body()).decode("utf-8", errors="replace"), keep_blank_values=True)


def _back(query: str) -> str:
    """Return the listing that a decision was made in, by its query alone, so that nobody is led elsewhere."""
    return f"/findings?{urlencode(parse_qsl(query))}" if query else "/findings"
