"""A document's text with its figures marked, for a terminal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ingest.document import CONTENT, Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.text import Text

    from ingest.document import Document
    from nlp.reading import Claim

UNDERSTOOD = "bold green"
"""The style of a figure with a metric."""

NOT_UNDERSTOOD = "yellow"
"""The style of a figure whose metric was not understood."""

ASIDE = "dim"
"""The style of what is not the document's own text: navigation, bylines, disclaimers."""

_OVERLAID = frozenset({Label.MAIN, Label.LEFTOVER})


def mark(document: Document, claims: Iterable[Claim]) -> Text:
    """Return the text with a number after each figure, ``22x[1]``, and a list of what each figure is about.

    The numbers are there for terminals without colours, and for people who cannot tell them apart.
    """
    from rich.text import Text

    by_span: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_span[claim.start, claim.end].append(claim)
    marked, at = Text(), 0
    shaded = _shade(document)
    for number, ((start, end), stated) in enumerate(sorted(by_span.items()), 1):
        # Spans of different quantities do not overlap; where they did, the text would still be whole.
        begin = max(at, start)
        marked.append_text(shaded[at:begin])
        marked.append(document.text[begin : max(end, begin)], UNDERSTOOD if _understood(stated) else NOT_UNDERSTOOD)
        marked.append(f"[{number}]", ASIDE)
        at = max(end, begin)
    marked.append_text(shaded[at:])
    return marked.append("\n\n").append_text(_legend(by_span))


def _shade(document: Document) -> Text:
    from rich.text import Text

    text = Text(document.text)
    for region in document.regions:
        if region.label not in CONTENT | _OVERLAID:
            text.stylize(ASIDE, region.start, region.end)
    return text


def _legend(by_span: dict[tuple[int, int], list[Claim]]) -> Text:
    from rich.text import Text

    return Text("\n").join(_lines(by_span))


def _lines(by_span: dict[tuple[int, int], list[Claim]]) -> Iterator[Text]:
    from rich.text import Text

    for number, (_, stated) in enumerate(sorted(by_span.items()), 1):
        for claim in stated:
            value = " ".join(claim.value_text.split())
            about = " ".join(filter(None, (claim.subject or "?", claim.metric or "not understood", claim.as_of)))
            yield Text.assemble((f"[{number}]", ASIDE), " ", (value, "bold"), f"  {about}")


def _understood(stated: Sequence[Claim]) -> bool:
    return any(claim.metric for claim in stated)
