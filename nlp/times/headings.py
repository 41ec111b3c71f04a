"""The month or the quarter that a headline names for what its text reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from nlp.times import time
from nlp.times.anchors import POINT
from nlp.times.dates import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from nlp.reading import Mention
    from nlp.times.layout import Layout
    from nlp.times.time import TimeExpression

_REPORTED = re.compile(r"\d{4}(?:-Q[1-4])?")
# Sections and bylines may stand over and under a headline.
_HEADINGS = 3
# From which day of it a month's first estimate comes out.
_FLASH = 25


@dataclass(frozen=True, slots=True)
class Headed:
    """What a headline says of time and companies.

    Attributes:
        month: the one month past that it names: "La actividad tropieza en julio".
        report: the company and the quarter or year past of its results: "Acme: reporte 4T25".
        banks: the central banks that it or the first sentence names.
    """

    month: str | None = None
    report: tuple[str, str] | None = None
    banks: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        doc: Doc,
        layout: Layout,
        times: Sequence[TimeExpression],
        mentions: Iterable[Mention],
        doc_date: str | None,
    ) -> Headed:
        """Read the title that stands outside a text, or the headings that it opens with."""
        context = doc._.cotejo_context
        heads = list(takewhile(lambda stretch: stretch.heading, layout.stretches[:_HEADINGS]))
        end = heads[-1].end if heads else 0
        named = [*context.titled, *(mention for mention in mentions if mention.end <= end)]
        found = [time for time in times if time.end <= end]
        if context.title:
            found += _outside(doc, context.title, doc_date)
        values = {each.value for each in found if each.kind == POINT and each.value}
        companies = {mention.id for mention in named if mention.type == "security"}
        first = next((stretch.end for stretch in layout.stretches if not stretch.heading), end)
        opened = [*context.titled, *(mention for mention in mentions if mention.end <= max(first, end))]
        report = _only(value for value in values if _REPORTED.fullmatch(value) and _is_over(value, doc_date))
        return cls(
            _only(value for value in values if MONTH.fullmatch(value) and _is_over(value, doc_date)),
            (companies.pop(), report) if len(companies) == 1 and report else None,
            frozenset(mention.id for mention in opened if mention.id.startswith("cb:")),
        )


def _outside(doc: Doc, title: str, doc_date: str | None) -> Iterable[TimeExpression]:
    return time.find(type(doc)(doc.vocab, words=title.split()), doc_date)


def _only(values: Iterable[str]) -> str | None:
    found = list(values)
    return found[0] if len(found) == 1 else None


def _is_over(value: str, doc_date: str | None) -> bool:
    """Say whether a month, a quarter or a year ended before a date."""
    if doc_date is None:
        return False
    year, month = int(doc_date[:4]), int(doc_date[5:7])
    if "Q" in value:
        return (int(value[:4]), int(value[-1])) < (year, (month + 2) // 3)
    # "Inflation picks up in February", on the 27th of it: an estimate of a month that is nearly over.
    flash = value == doc_date[:7] and int(doc_date[8:10]) >= _FLASH
    return flash or value < doc_date[: len(value)]
