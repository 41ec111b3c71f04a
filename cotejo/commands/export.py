"""``cotejo export``: claims and findings for other programs."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cotejo.commands import options
from cotejo.commands.drawing import Target, deliver

if TYPE_CHECKING:
    from cotejo.archive import Archive


class What(StrEnum):
    """What is exported."""

    CLAIMS = "claims"
    FINDINGS = "findings"


class Exchange(StrEnum):
    """The formats of exports."""

    PARQUET = "parquet"
    CLAIMREVIEW = "claimreview"
    WEBANNOTATION = "webannotation"


def export(
    what: Annotated[What, typer.Argument(metavar="WHAT", help="claims or findings.")],
    *,
    form: Annotated[
        Exchange, typer.Option("--format", help="Apache Parquet, schema.org ClaimReview, or W3C Web Annotation.")
    ],
    output: Target = None,
    store: options.Store,
) -> None:
    """Write every claim or finding of the store for other programs.

    Examples:
      $ cotejo export claims --format parquet --output claims.parquet
      $ cotejo export findings --format claimreview > reviews.jsonld
      $ cotejo export findings --format webannotation --output annotations.jsonld
    """
    import cotejo

    with cotejo.open(store) as archive:
        data = table(archive, what) if form is Exchange.PARQUET else linked(archive, what, form)
    deliver(data, binary=form is Exchange.PARQUET, output=output)


def table(archive: "Archive", what: What) -> bytes:
    """Return the claims or the findings as a Parquet file."""
    from cotejo import rows
    from cotejo.parquet import CLAIMS, FINDINGS, parquet
    from queries.finding_rows import to_json

    if what is What.CLAIMS:
        return parquet(map(rows.claim, archive.claims()), CLAIMS)
    return parquet(map(to_json, archive.findings()), FINDINGS)


def linked(archive: "Archive", what: What, form: Exchange) -> bytes:
    """Return the claims or the findings as one JSON-LD document."""
    import json

    from cotejo import claim_review, web_annotation

    findings = tuple(archive.findings())
    if form is Exchange.CLAIMREVIEW:
        reviews = (
            claim_review.of_findings(findings)
            if what is What.FINDINGS
            else claim_review.of_claims(archive.claims(), findings)
        )
        document = claim_review.graph(reviews)
    else:
        annotations = (
            web_annotation.of_findings(findings)
            if what is What.FINDINGS
            else web_annotation.of_claims(archive.claims())
        )
        document = web_annotation.page(annotations, name=str(what))
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
