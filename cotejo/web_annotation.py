"""Claims and findings as W3C Web Annotations: each points at its characters, by place and by quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cotejo.linked import claim_iri, document_iri, finding_iri
from cotejo.stating import stated
from index.sourced import SourcedClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from queries.finding import Cited, Finding

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 40
"""Characters before and after a quotation that tell it from its like; they end where the sentence does."""


def of_claims(claims: Iterable[SourcedClaim]) -> Iterator[dict[str, Any]]:
    """Yield one annotation a claim: what it states, over its value."""
    for sourced in claims:
        yield {
            "id": claim_iri(sourced),
            "type": "Annotation",
            "motivation": "describing",
            "body": [_text(stated(sourced.claim), "describing"), *_tags(sourced.claim.subject, sourced.claim.metric)],
            "target": _target(sourced),
        }


def of_findings(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Yield one annotation a finding: what disagrees, over every figure that stands in it."""
    for finding in findings:
        cited = dict.fromkeys(each for side in finding.sides for each in side)
        yield {
            "id": finding_iri(finding),
            "type": "Annotation",
            "motivation": "assessing",
            "body": [_text(finding.message, "assessing"), *_tags(finding.kind, str(finding.severity))],
            "target": [_target(each) for each in cited],
        }


def page(annotations: Iterable[dict[str, Any]], *, name: str) -> dict[str, Any]:
    """Return annotations as one page of a collection; ``name`` says what they are of (``claims``)."""
    return {
        "@context": CONTEXT,
        "id": f"urn:cotejo:{name}:page",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": list(annotations),
    }


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _tags(*values: str | None) -> list[dict[str, Any]]:
    return [{"type": "TextualBody", "value": value, "purpose": "tagging"} for value in values if value]


def _target(cited: Cited) -> dict[str, Any]:
    if isinstance(cited, SourcedClaim):
        start, end, base = cited.claim.start, cited.claim.end, cited.claim.sentence_start
    else:
        start, end, base = cited.mention.start, cited.mention.end, cited.sentence_start
    first, last = start - base, end - base
    quote = {
        "type": "TextQuoteSelector",
        "exact": cited.sentence[first:last],
        "prefix": cited.sentence[max(0, first - AROUND) : first],
        "suffix": cited.sentence[last : last + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": document_iri(cited.uri), "selector": [place, quote]}
