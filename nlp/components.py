"""The project's spaCy components, registered so that any spaCy pipeline can use them.

``nlp.add_pipe("cotejo_sentences")`` works in every environment where the project is installed: the package publishes
the factories as entry points.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp import context, sentences
from nlp.claims.claimer import claimer
from nlp.claims.scene import Tokens
from nlp.grids import amounts
from nlp.names import mentions
from nlp.names.gazetteer import gazetteer
from nlp.numbers import quantities
from nlp.text import whole

context.register()


class SentenceMarker:
    """Sets sentence starts by the project's splitter."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start`` on every token."""
        begin = {start for start, _ in sentences.split(whole(doc))}
        opens = [1 if start in begin else -1 for start in doc.to_array("IDX").tolist()]
        opens[:1] = [1] * len(opens[:1])
        marks: Any = np.array(opens, np.int64).astype(np.uint64)
        return doc.from_array(["SENT_START"], marks)


class MentionFinder:
    """Finds the names of things with identifiers."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.cotejo_mentions`` and the span group ``cotejo_mentions``."""
        known: context.Context = doc._.cotejo_context
        found = mentions.find(doc, known.seen, names=gazetteer(known.names))
        doc._.cotejo_mentions = found
        tokens = Tokens.from_doc(doc)
        doc.spans["cotejo_mentions"] = [
            Span(doc, *tokens.span(mention.start, mention.end), mention.id) for mention in found
        ]
        return doc


class QuantityFinder:
    """Finds stated numbers with their units."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.cotejo_quantities`` and the span group ``cotejo_quantities``."""
        convention = doc._.cotejo_context.convention
        told = quantities.find(doc, convention, doc._.cotejo_mentions)
        found = amounts.settle(whole(doc), doc.lang_, convention, told)
        doc._.cotejo_quantities = found
        tokens = Tokens.from_doc(doc)
        doc.spans["cotejo_quantities"] = [
            Span(doc, *tokens.span(quantity.start, quantity.end), quantity.unit or "") for quantity in found
        ]
        return doc


class ClaimMaker:
    """Attaches quantities to metrics and subjects."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.cotejo_claims``."""
        known: context.Context = doc._.cotejo_context
        made = claimer(self.nlp).find(doc, known, doc._.cotejo_mentions, doc._.cotejo_quantities)
        doc._.cotejo_claims = made
        return doc


@Language.factory("cotejo_sentences")
def make_sentences(nlp: Language, name: str) -> SentenceMarker:  # noqa: ARG001 - spaCy's factory signature
    """Make the component ``cotejo_sentences``."""
    return SentenceMarker()


@Language.factory("cotejo_mentions")
def make_mentions(nlp: Language, name: str) -> MentionFinder:  # noqa: ARG001 - spaCy's factory signature
    """Make the component ``cotejo_mentions``."""
    return MentionFinder()


@Language.factory("cotejo_quantities")
def make_quantities(nlp: Language, name: str) -> QuantityFinder:  # noqa: ARG001 - spaCy's factory signature
    """Make the component ``cotejo_quantities``; it follows ``cotejo_mentions``."""
    return QuantityFinder()


@Language.factory("cotejo_claims")
def make_claims(nlp: Language, name: str) -> ClaimMaker:  # noqa: ARG001 - spaCy's factory signature
    """Make the component ``cotejo_claims``; it follows the other three."""
    return ClaimMaker(nlp)
