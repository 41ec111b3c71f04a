"""Claims made for tests: figures in sentences of documents, without a reader that would have to find them.

A module and no fixtures: the rows of parametrised tests are made while tests are collected.
"""

from __future__ import annotations

from typing import Any

from index.sourced import SourcedClaim
from nlp.reading import Claim

Value = float | tuple[float | None, float | None] | None
"""A point, the two ends of an interval, or what a text leaves unsaid."""

Fact = tuple[str, dict[str, Any]]
"""The words of a figure, and its ``value`` with the fields of its claim."""

PLAIN: dict[str, Any] = {
    "start": 0,
    "end": 1,
    "value_text": "",
    "sentence_start": 0,
    "sentence_end": 1,
    "lang": "en",
    "subject": None,
    "metric": None,
    "unit": None,
    "step": 1.0,
    "confidence": 0.9,
    "rule": "test",
}


def claim(value: Value, **fields: Any) -> Claim:
    """Make a claim that is plain in all but the fields that are given."""
    low, high = value if isinstance(value, tuple) else (value, value)
    return Claim(**(PLAIN | {"low": low, "high": high} | fields))


def written(sentence: str, text: str, value: Value, *, at: int = 0, behind: int = 0, **fields: Any) -> Claim:
    """Make a claim of words where they stand in a sentence.

    Args:
        sentence: what is said.
        text: the words of the figure.
        value: what they stand for.
        at: where the sentence begins in its document.
        behind: the character of the sentence from which on the words are looked for.
        fields: those of the claim.
    """
    start = at + sentence.index(text, behind)
    place = {"start": start, "end": start + len(text), "sentence_start": at, "sentence_end": at + len(sentence)}
    return claim(value, **(place | {"value_text": text} | fields))


def sourced(
    made: Claim,
    sentence: str,
    *,
    doc: str = "a.txt",
    date: str | None = "2026-03-03",
    cluster: str | None = None,
    by: str | None = None,
) -> SourcedClaim:
    """Put a claim into a document, whose name is its uri, and its cluster too unless one is named."""
    return SourcedClaim(made, doc, doc, sentence, date, cluster or doc, by)


def figure(
    sentence: str,
    text: str,
    value: Value,
    *,
    doc: str = "a.txt",
    date: str | None = "2026-03-03",
    cluster: str | None = None,
    **fields: Any,
) -> SourcedClaim:
    """Make a claim of words where they stand in a sentence of a document; see `written` and `sourced`."""
    return sourced(written(sentence, text, value, **fields), sentence, doc=doc, date=date, cluster=cluster)


def in_order(sentence: str, *facts: Fact, **common: Any) -> list[SourcedClaim]:
    """Make the claims of one sentence, each found behind the one before; ``common`` is what no fact says otherwise."""
    found, behind = [], 0
    for text, fields in facts:
        found.append(figure(sentence, text, behind=behind, **(common | fields)))
        behind = sentence.index(text, behind) + len(text)
    return found
