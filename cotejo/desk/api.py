"""The HTTP API: every question of the command line, answered with the rows that it prints as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route

from cotejo import lint, rows
from cotejo.desk import answers, asking
from queries import findings, timeline
from queries.search import to_json as hit_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from starlette.requests import Request

    from cotejo.archive import Archive
    from cotejo.desk.asking import Reader
    from cotejo.desk.store import SharedStore

    Answer = Callable[[Archive, dict[str, Any]], "Mapping[str, Any]"]


def search(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return passages, and the words of the query that no text has."""
    found = answers.search(archive, asked)
    unknown = [{"word": each.word, "near": list(each.near)} for each in found.unknown]
    return {"hits": [hit_row(hit) for hit in found.hits], "unknown": unknown}


def claims(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return figures by document and place."""
    listing = answers.claims(archive, asked)
    return _listed("claims", listing, map(rows.claim, listing.rows))


def found(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return the figures that disagree, the worst first."""
    listing = answers.findings(archive, asked)
    return _listed("findings", listing, map(findings.to_json, listing.rows))


def over_time(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return one figure over time: its points, what is expected, and the consensus of each period."""
    from dataclasses import asdict

    line = answers.timeline(archive, asked)
    return {
        "subject": line.subject,
        "metric": line.metric,
        "points": [timeline.to_json(point) for point in line.points],
        "forecasts": [timeline.to_json(point) for point in line.forecasts],
        "consensus": [asdict(agreed) for agreed in line.consensus],
        "parts": list(line.parts),
    }


def document(archive: Archive, asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return a document with its text and its figures."""
    shown = answers.document(archive, asked)
    return rows.document(shown.document, shown.claims)


def stats(archive: Archive, _asked: dict[str, Any]) -> Mapping[str, Any]:
    """Return what the store holds."""
    return {"stats": list(rows.stats(archive.stats()))}


QUESTIONS: Mapping[str, tuple[Answer, Mapping[str, Reader]]] = {
    "search": (search, asking.SEARCH),
    "findings": (found, asking.FINDINGS),
    "claims": (claims, asking.CLAIMS),
    "timeline": (over_time, asking.TIMELINE),
    "document": (document, asking.DOCUMENT),
    "stats": (stats, {}),
}
"""What can be asked under ``/api/``, and the parameters of each."""


def routes(store: SharedStore) -> list[Route]:
    """Return the addresses of the API over a store."""
    asked = [Route(f"/api/{name}", _question(store, *each), methods=["GET"]) for name, each in QUESTIONS.items()]

    async def check(request: Request) -> JSONResponse:
        given = asking.read(request.query_params.multi_items(), asking.CHECK)
        draft = (await request.body()).decode("utf-8", errors="replace")
        return JSONResponse(await run_in_threadpool(_checked, store, draft, given))

    async def decide(request: Request) -> JSONResponse:
        given = asking.read(request.query_params.multi_items(), asking.DECISION)
        decision = await run_in_threadpool(answers.decide, store, request.path_params["id"], given)
        return JSONResponse(None if decision is None else rows.decision(decision))

    return [
        Route("/api", _index, methods=["GET"]),
        *asked,
        Route("/api/check", check, methods=["POST"]),
        Route("/api/findings/{id}", decide, methods=["POST"]),
    ]


def _question(store: SharedStore, answer: Answer, known: Mapping[str, Reader]) -> Callable[[Request], JSONResponse]:
    def endpoint(request: Request) -> JSONResponse:
        given = asking.read(request.query_params.multi_items(), known)
        with store.judging() if answer is found else store.turn() as archive:
            return JSONResponse(answer(archive, given))

    return endpoint


def _index(_request: Request) -> JSONResponse:
    questions = {f"GET /api/{name}": list(known) for name, (_, known) in QUESTIONS.items()}
    told = {"POST /api/check": list(asking.CHECK), "POST /api/findings/{id}": ["verdict", "reason"]}
    return JSONResponse(questions | told)


def _checked(store: SharedStore, draft: str, given: dict[str, Any]) -> Mapping[str, Any]:
    with store.turn() as archive:
        checked = answers.check(archive, draft, given)
    return {"remarks": [lint.row(remark) for remark in checked.remarks]}


def _listed(name: str, listing: answers.Listing[Any], listed: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    counted = {} if listing.total is None else {"total": listing.total}
    return {name: list(listed), "page": listing.page, "more": listing.more, **counted}
