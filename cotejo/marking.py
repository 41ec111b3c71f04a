"""A document's text with its figures marked, for a terminal."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from cotejo.stating import stated
from ingest.document import CONTENT, Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.text import Text

    from ingest.document import Document
    from nlp.reading import Claim, Mention

    Stated = dict[tuple[int, int], list[Claim]]

UNDERSTOOD = "bold green"
"""The style of a figure with a metric."""

NOT_UNDERSTOOD = "yellow"
"""The style of a figure whose metric was not understood."""

NAMED = "cyan"
"""The style of a name."""

ASIDE = "dim"
"""The style of what is not the document's own text: navigation, bylines, disclaimers."""

OVERLAID = frozenset({Label.MAIN, Label.LEFTOVER})
"""Regions that lie over others, and are no part of their own."""

LONGEST = 1_200
"""Characters after which a paragraph's figures are listed at the next line end, where it has no end of its own."""

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


def mark(document: Document, claims: Iterable[Claim], mentions: Iterable[Mention] = ()) -> Text:
    """Return the text with a number after each figure, ``22x[1]``, and below each paragraph what its figures state.

    The numbers are there for terminals without colours, and for people who cannot tell them apart.
    """
    from rich.text import Text

    figures = list(enumerate(sorted(_by_span(claims).items()), 1))
    shaded, marked, at = _shade(document, mentions), Text(), 0
    for end in _paragraphs(document.text):
        here = [(number, held) for number, held in figures if at <= held[0][0] < end]
        marked.append_text(_numbered(shaded, here, at, end))
        if here:
            marked.append("\n").append_text(Text("\n").join(_legend(here))).append("\n" * (end < len(document.text)))
        at = end
    return marked


def _by_span(claims: Iterable[Claim]) -> Stated:
    by_span: Stated = defaultdict(list)
    for claim in claims:
        by_span[claim.start, claim.end].append(claim)
    return by_span


def _paragraphs(text: str) -> Iterator[int]:
    """Yield where paragraphs end: before an empty line, and at a line end where one grows too long."""
    at = 0
    while at < len(text):
        match = _PARAGRAPH.search(text, at + 1)
        end = match.start() if match else len(text)
        if end - at > LONGEST:
            line = text.find("\n", at + LONGEST, end)
            end = line if line > 0 else end
        yield end
        at = end


def _numbered(
    shaded: Text, figures: Sequence[tuple[int, tuple[tuple[int, int], list[Claim]]]], at: int, end: int
) -> Text:
    """Return a stretch of the text with the numbers of its figures.

    Spans of different quantities do not overlap; where they did, the text would still be whole.
    """
    marked = shaded[:0]
    for number, ((start, last), stated_here) in figures:
        begin = max(at, start)
        marked.append_text(shaded[at:begin])
        understood = any(claim.metric for claim in stated_here)
        marked.append(shaded.plain[begin : max(last, begin)], UNDERSTOOD if understood else NOT_UNDERSTOOD)
        marked.append(f"[{number}]", ASIDE)
        at = max(last, begin)
    return marked.append_text(shaded[at:end]) if at < end else marked


def _shade(document: Document, mentions: Iterable[Mention]) -> Text:
    from rich.text import Text

    text = Text(document.text)
    for mention in mentions:
        text.stylize(NAMED, mention.start, mention.end)
    for region in document.regions:
        if region.label not in CONTENT | OVERLAID:
            text.stylize(ASIDE, region.start, region.end)
    return text


def _legend(figures: Sequence[tuple[int, tuple[tuple[int, int], list[Claim]]]]) -> Iterator[Text]:
    from rich.text import Text

    for number, (_, held) in figures:
        for claim in held:
            value = " ".join(claim.value_text.split())
            about = stated(claim) if claim.metric else "not understood"
            style = UNDERSTOOD if claim.metric else NOT_UNDERSTOOD
            yield Text.assemble((f"  [{number}]", ASIDE), " ", (value, style), f"  {about}")
