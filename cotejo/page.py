"""A document as one HTML page, displaCy-style: figures and names marked, what is beside the text greyed.

The page holds all that it needs, nothing of it is fetched, and it works without scripts: what a figure states shows
when it is pointed at, or reached with the tabulator key.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from cotejo.marking import OVERLAID
from cotejo.stating import interval
from ingest.document import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.document import Document
    from nlp.reading import Claim, Mention

STATUSES = ("actual", "forecast", "target", "hypothetical")
"""What figures are coloured by; the words of the card say it too."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text that is marked: a figure with its claims, or a name; a mere place is empty."""

    start: int
    end: int
    claims: tuple[Claim, ...] = ()
    mention: Mention | None = None


def page(document: Document, claims: Iterable[Claim], mentions: Iterable[Mention]) -> str:
    """Return the page of a document, its figures and its names."""
    title = escape(document.metadata.title or document.name)
    css = files("cotejo").joinpath("data", "show.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{escape(document.metadata.lang or "en")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>\n"
        f"{marked(document, claims, mentions)}</body>\n</html>\n"
    )


def marked(document: Document, claims: Iterable[Claim], mentions: Iterable[Mention], *, at: int | None = None) -> str:
    """Return what the page shows: the title and where the text is from, what the colours mean, and the text.

    A mark has the place of its first character as its address (``#c1650``), and so has the character ``at``, be it
    marked or not.
    """
    marks = list(_marks(claims, mentions))
    if at is not None and not any(mark.start <= at < mark.end for mark in marks):
        marks = sorted([*marks, _Mark(at, at)], key=lambda mark: mark.start)
    title = escape(document.metadata.title or document.name)
    return (
        f"<header>\n<h1>{title}</h1>\n<p>{_origin(document)}</p>\n{_key(marks)}\n</header>\n"
        f"<main>{''.join(_body(document, marks))}</main>\n"
    )


def _marks(claims: Iterable[Claim], mentions: Iterable[Mention]) -> Iterator[_Mark]:
    """Yield what is marked in the order of the text; a name inside a figure is left out."""
    by_span: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_span.setdefault((claim.start, claim.end), []).append(claim)
    marks = [_Mark(*span, claims=tuple(held)) for span, held in by_span.items()]
    marks += [_Mark(each.start, each.end, mention=each) for each in mentions]
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.mention is not None)):
        if mark.start >= at:
            yield mark
            at = mark.end


def _body(document: Document, marks: Iterable[_Mark]) -> Iterator[str]:
    at = 0
    for mark in marks:
        yield from _plain(document, at, mark.start)
        text = escape(document.text[mark.start : mark.end])
        yield _figure(mark, text) if mark.claims else _name(mark, text) if mark.mention else _place(mark)
        at = mark.end
    yield from _plain(document, at, len(document.text))


def _plain(document: Document, start: int, end: int) -> Iterator[str]:
    """Yield a stretch without marks, cut where what is beside the text begins and ends."""
    at = start
    for region in document.regions:
        if region.label in CONTENT | OVERLAID or region.end <= at or region.start >= end:
            continue
        first, last = max(region.start, at), min(region.end, end)
        yield escape(document.text[at:first])
        yield f'<span class="aside" title="{region.label}">{escape(document.text[first:last])}</span>'
        at = last
    yield escape(document.text[at:end])


def _name(mark: _Mark, text: str) -> str:
    identifier = escape(mark.mention.id) if mark.mention else ""
    return f'<span class="name" id="c{mark.start}" title="{identifier}">{text}</span>'


def _place(mark: _Mark) -> str:
    return f'<span id="c{mark.start}"></span>'


def _figure(mark: _Mark, text: str) -> str:
    understood = [claim for claim in mark.claims if claim.metric]
    kind = str(understood[0].status) if understood else "unknown"
    about = (f"{claim.subject or '?'} {claim.metric}" for claim in understood)
    labels = "".join(f"<small>{escape(each)}</small>" for each in about)
    cards = "".join(map(_card, mark.claims))
    opened = f'<mark class="{kind}" id="c{mark.start}" tabindex="0">'
    return f'{opened}<b>{text}</b>{labels}<span class="card">{cards}</span></mark>'


def _card(claim: Claim) -> str:
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>{escape(value)}</dd>' for name, value in _fields(claim))}</dl>"


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the fields of a claim that hold something, in the order in which they are asked for."""
    if claim.metric is None:
        yield "metric", "not understood"
    told = {
        "subject": claim.subject or ("not named" if claim.metric else None),
        "metric": claim.metric,
        "value": interval(claim),
        "against": claim.counterpart,
        "part": claim.part,
        "basis": claim.basis,
        "status": str(claim.status) if claim.metric else None,
        "denied": "yes" if claim.negated else None,
        "as of": claim.as_of,
        "period": claim.period,
        "says": claim.attribution,
        "or rather": " or ".join(f"{each.low} to {each.high}" for each in claim.readings) or None,
        "confidence": f"{claim.confidence:.2f}" if claim.metric else None,
        "rule": claim.rule,
    }
    yield from ((name, value) for name, value in told.items() if value)


def _origin(document: Document) -> str:
    metadata = document.metadata
    told = (document.name, metadata.publisher, metadata.author, metadata.doc_date)
    return escape(" · ".join(each for each in told if each))


def _key(marks: Sequence[_Mark]) -> str:
    """Return what the colours mean, with how many figures have each."""
    counts = Counter(
        next((str(claim.status) for claim in mark.claims if claim.metric), "unknown") for mark in marks if mark.claims
    )
    shown = [(kind, kind) for kind in STATUSES] + [("unknown", "not understood")]
    keys = (f'<span><mark class="{kind}">{words}</mark> {counts[kind]:,}</span>' for kind, words in shown)
    names = sum(mark.mention is not None for mark in marks)
    return f'<p class="key">{"".join(keys)}<span><span class="name">names</span> {names:,}</span></p>'
