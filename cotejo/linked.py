"""Names that hold outside a store: of documents, claims and findings, as exports give them."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from queries.finding import Finding

_SCHEMES = ("http://", "https://", "stdin:")


def document_iri(uri: str) -> str:
    """Return the IRI of a document: its own where it is on the web, else that of its file."""
    if uri.startswith(_SCHEMES):
        return uri
    path, mark, row = uri.partition("#")
    return f"{PurePosixPath(path).as_uri()}{mark}{row}" if path.startswith("/") else f"urn:cotejo:document:{_hash(uri)}"


def claim_iri(sourced: SourcedClaim) -> str:
    """Return the IRI of a claim: the same for the same place, subject and metric of the same document."""
    claim = sourced.claim
    return f"urn:cotejo:claim:{_hash(repr((sourced.uri, claim.start, claim.end, claim.subject, claim.metric)))}"


def finding_iri(finding: Finding) -> str:
    """Return the IRI of a finding, by its stable id."""
    return f"urn:cotejo:finding:{finding.id}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
