"""Templates filled in: what is told of a record is worked out here, how it looks is the template's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from cotejo.stating import interval, qualities
from index.passages import prose
from nlp.metric_names import listed
from nlp.reading import Status
from nlp.tables import LANGUAGES
from queries.consensus import Period
from queries.explaining import explain
from queries.finding import Severity
from queries.findings import KINDS
from queries.words import metric_words, subject_words

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from queries.finding import Cited
    from queries.search import Hit

_EMPTY_LINES = re.compile(r"\s*\n\s*\n\s*")

Parts = tuple[str, str, str]
"""What stands before something, the thing itself, and what stands behind it."""


def render(template: str, **context: Any) -> str:
    """Return a page. Whatever a text or a user wrote is escaped."""
    return _environment().get_template(template).render(**context)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("cotejo.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "explain": explain,
        "address": address,
        "figure": figure,
        "best": best,
        "claims_of": claims_of,
        "metrics": {name: metric_words(name) for name in listed()},
        "with_query": with_query,
        "kinds": tuple(KINDS),
        "severities": tuple(Severity),
        "statuses": tuple(Status),
        "languages": LANGUAGES,
        "periods": tuple(Period),
    }
    made.filters |= {
        "interval": interval,
        "qualities": qualities,
        "subject_words": subject_words,
        "metric_words": metric_words,
        "line": line,
    }
    return made


def line(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


def address(cited: Cited) -> str:
    """Return where a figure stands: the page of its text, at its first character; nothing where it is in no text."""
    if cited.doc == cited.uri == cited.cluster:  # a row of a reference series, which is no document
        return ""
    start = cited.claim.start if hasattr(cited, "claim") else cited.mention.start
    return f"/document?{urlencode({'name': cited.uri, 'at': start})}#c{start}"


def figure(cited: Cited) -> Parts:
    """Return a figure's sentence, cut where the figure begins and ends."""
    if hasattr(cited, "claim"):
        start, end, sentence_start = cited.claim.start, cited.claim.end, cited.claim.sentence_start
    else:
        start, end, sentence_start = cited.mention.start, cited.mention.end, cited.sentence_start
    return _cut(cited.sentence, start - sentence_start, end - sentence_start)


def best(hit: Hit) -> Parts:
    """Return a passage, cut where its best sentence begins and ends, without the marks of Markdown and empty lines."""
    before, inside, after = _cut(hit.text, hit.sentence_start - hit.start, hit.sentence_end - hit.start)
    return _dense(before), _dense(inside), _dense(after)


def _dense(text: str) -> str:
    return _EMPTY_LINES.sub("\n", prose(text))


def claims_of(hit: Hit) -> tuple[SourcedClaim, ...]:
    """Return the figures of a passage's best sentence."""
    return tuple(
        each for each in hit.claims if hit.sentence_start <= each.claim.start and each.claim.end <= hit.sentence_end
    )


def with_query(asked: dict[str, str], **changed: object) -> str:
    """Return the query string of a request with some parameters changed; those that are null are left out."""
    merged = {**asked, **changed}
    return urlencode({name: value for name, value in merged.items() if value not in {None, ""}})


def _cut(text: str, start: int, end: int) -> Parts:
    return text[:start], text[start:end], text[end:]
