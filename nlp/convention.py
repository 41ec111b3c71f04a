"""How a document writes numbers: which mark separates thousands and which decimals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Convention:
    """The number convention of a document and the evidence for it.

    Attributes:
        decimal: the decimal mark, ``"."`` or ``","``; null while the document does not settle it.
        currency: the currency that a bare ``$`` stands for (ISO 4217), null while nothing settles it.
        evidence: the expressions that decided, as written.
    """

    decimal: str | None = None
    currency: str | None = None
    evidence: tuple[str, ...] = ()
