"""Claims and findings as schema.org ClaimReview in JSON-LD: what was stated, where, and what cotejo makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cotejo.linked import claim_iri, document_iri, finding_iri
from cotejo.stating import stated
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.sourced import SourcedClaim
    from queries.finding import Cited, Finding

CONTEXT = "https://schema.org"

AUTHOR = {"@type": "Organization", "name": "cotejo"}

RATINGS: Mapping[Severity | None, tuple[int, str]] = {
    Severity.ERROR: (1, "Cannot be right beside the other figures"),
    Severity.WARNING: (2, "Disagrees with other figures"),
    Severity.INFO: (3, "Differs for a reason that can be explained"),
    None: (4, "No figure found that disagrees"),
}
"""What each severity is as a rating, from worst to best: it says whether figures agree, not whether they are true."""


def of_findings(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Yield one review a finding, of a claim a side."""
    for finding in findings:
        yield {
            "@type": "ClaimReview",
            "@id": finding_iri(finding),
            "author": AUTHOR,
            "claimReviewed": finding.message,
            "reviewAspect": finding.kind,
            "reviewRating": _rating(finding.severity),
            "itemReviewed": [_side(side) for side in finding.sides],
        }


def of_claims(claims: Iterable[SourcedClaim], findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Yield one review a claim, rated by the gravest of the findings that it stands in.

    Args:
        claims: what was stated.
        findings: the findings among them, the gravest first.
    """
    gravest: dict[Cited, Finding] = {}
    for finding in findings:
        for cited in (cited for side in finding.sides for cited in side):
            gravest.setdefault(cited, finding)
    for sourced in claims:
        found = gravest.get(sourced)
        yield {
            "@type": "ClaimReview",
            "@id": claim_iri(sourced),
            "author": AUTHOR,
            "claimReviewed": " ".join(sourced.sentence.split()),
            "reviewRating": _rating(found.severity if found else None),
            **({"reviewBody": found.message} if found else {}),
            "itemReviewed": {**_side((sourced,)), "description": stated(sourced.claim)},
        }


def graph(reviews: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return reviews as one document."""
    return {"@context": CONTEXT, "@graph": list(reviews)}


def _rating(severity: Severity | None) -> dict[str, Any]:
    value, words = RATINGS[severity]
    return {"@type": "Rating", "ratingValue": value, "worstRating": 1, "bestRating": 4, "alternateName": words}


def _side(side: Iterable[Cited]) -> dict[str, Any]:
    cited = list(side)
    return {
        "@type": "Claim",
        "text": " ".join(cited[0].sentence.split()) if cited else "",
        "appearance": list({each.uri: _work(each) for each in cited}.values()),
    }


def _work(cited: Cited) -> dict[str, Any]:
    told = {"@type": "CreativeWork", "@id": document_iri(cited.uri), "name": cited.doc}
    if cited.doc_date:
        told["datePublished"] = cited.doc_date
    if cited.publisher:
        return told | {"publisher": {"@type": "Organization", "name": cited.publisher}}
    return told
