"""Reading a document: every sentence of its own text goes through the pipeline of its language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.document import CONTENT, Document, Label, Overlay
from nlp import language, sentences
from nlp.context import Context, inform
from nlp.grids import finding as grids
from nlp.grids.grid import Grid
from nlp.grids.vocabulary import spoken
from nlp.headline import Headline
from nlp.learned.judge import Judge
from nlp.names import mentions as name_finder
from nlp.names.gazetteer import gazetteer
from nlp.names.own import OwnNames
from nlp.numbers import convention
from nlp.pipeline import load
from nlp.reading import Claim, Mention, Reading, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DEFAULT_LANGUAGE = "en"
_BEFORE_TABLE = 4
"""How many sentences before a table have a say in its language."""
_ENDS = frozenset(".:?!")
NONE = OwnNames()
"""No names beside the package's."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive sentences of one language: an interval of the readable text."""

    start: int
    end: int
    lang: str


def read(document: Document, *, lang: str | None = None, names: OwnNames = NONE, judge: Judge | None = None) -> Reading:
    """Read a document's content regions.

    Sentences, mentions and claims point at characters of ``document.text``. ``lang`` states the language instead of
    detecting it by sentence, ``names`` are a user's own, ``judge`` decides what figures are about. Navigation,
    comments, blurbs and scrapers' leftovers are not read.
    """
    text, overlay = readable(document)
    spans, langs = _sentences(text, document, lang)
    headline = Headline.of(document)
    context = _context(text, document, langs, headline, names, judge)
    mentions: list[Mention] = []
    claims: list[Claim] = []
    for run, doc in _processed(text, spans, langs, context):
        mentions += [_mention_to_source(mention, run.start, document, overlay) for mention in doc._.cotejo_mentions]
        claims += [_claim_to_source(claim, run.start, document, overlay) for claim in doc._.cotejo_claims]
    known = frozenset(mention.id for mention in mentions)
    above = headline.placed(_named(headline, langs, names, known)) if headline and headline.start is not None else ()
    return Reading(
        tuple(Sentence(*overlay.to_source(*span), tongue) for span, tongue in zip(spans, langs, strict=True)),
        (*above, *mentions),
        tuple(claims),
    )


def runs(
    document: Document, *, lang: str | None = None, names: OwnNames = NONE, judge: Judge | None = None
) -> Iterator[tuple[Run, Doc, Overlay]]:
    """Yield the runs of a document as `read` sees them, each read through its language's pipeline.

    Offsets of the ``Doc`` count from the run's start in the readable text, which the overlay maps to the source.
    """
    text, overlay = readable(document)
    spans, langs = _sentences(text, document, lang)
    context = _context(text, document, langs, Headline.of(document), names, judge)
    for run, doc in _processed(text, spans, langs, context):
        yield run, doc, overlay


def _sentences(text: str, document: Document, lang: str | None) -> tuple[list[tuple[int, int]], list[str]]:
    spans = list(sentences.split(text))
    default = lang or document.metadata.lang or _DEFAULT_LANGUAGE
    if lang:
        return spans, [lang] * len(spans)
    langs = list(language.languages(text, spans, default=default))
    for grid in grids.find(text):
        _agree(langs, spans, grid)
    return spans, langs


def _agree(langs: list[str], spans: Sequence[tuple[int, int]], grid: Grid) -> None:
    """Give a table with its captions one language: "Free cash flow" among the rows of a Spanish table is Spanish there.

    Its headers tell it where they are words that tables have in one language alone; else the text right before it has a
    say, as a table is of the text that it stands in.
    """
    starts = [start for start, _ in spans]
    top = min(grid.start, *(caption.start for caption in grid.captions)) if grid.captions else grid.start
    first, last = bisect_left(starts, top), bisect_left(starts, grid.end)
    near = [langs[place] for place in (*range(max(0, first - _BEFORE_TABLE), first), *range(first, last))]
    if near:
        headers = (cell.text for row in grid.heads for cell in row.cells if cell is not None)
        chosen = spoken(headers) or max(dict.fromkeys(near), key=near.count)
        langs[first:last] = [chosen] * (last - first)


def _processed(
    text: str, spans: Sequence[tuple[int, int]], langs: Sequence[str], context: Context
) -> Iterator[tuple[Run, Doc]]:
    for run in _runs(spans, langs):
        doc = _process(text[run.start : run.end], run.lang, context)
        yield run, doc
        context = replace(context, seen=context.seen | {mention.id for mention in doc._.cotejo_mentions})


def _context(
    text: str,
    document: Document,
    langs: Sequence[str],
    headline: Headline | None,
    names: OwnNames,
    judge: Judge | None,
) -> Context:
    """Return what is known of a document before its text is read.

    "title: Acme's loss widens" over "The retailer said on Friday that …": the text itself need not name it.
    """
    titled = _named(headline, langs, names) if headline and not headline.repeated else ()
    return Context(
        document.metadata.doc_date,
        convention.decide(text),
        seen=frozenset(mention.id for mention in titled),
        title=headline.text if headline else None,
        titled=titled,
        names=names,
        judge=judge or Judge(),
    )


def _named(
    headline: Headline, langs: Sequence[str], names: OwnNames, seen: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """Return what a headline names; ``seen`` holds what its text names."""
    if not langs:
        return ()
    lang = language.detect(headline.text, default=langs[0])
    return name_finder.find(load(lang).make_doc(headline.text), seen=seen, names=gazetteer(names))


def readable(document: Document) -> tuple[str, Overlay]:
    """Return the repaired text with everything blanked that is not the document's own, and the map to its source.

    Blanks keep line ends, so that offsets and paragraphs stay where they are.
    """
    own = bytearray(len(document.text))
    for region in document.regions:
        if region.label in CONTENT:
            # "**Acme, down 5.8%.** Sales rose": the mark that ends a heading is what parts it from the text behind.
            end = region.end + (region.label is Label.HEADING and document.text[region.end : region.end + 1] in _ENDS)
            own[region.start : end] = b"\1" * (end - region.start)
    for region in document.select({Label.LEFTOVER}):
        own[region.start : region.end] = bytes(region.end - region.start)
    kept = "".join(char if mine or char in "\r\n" else " " for char, mine in zip(document.text, own, strict=True))
    edits = tuple(edit for edit in document.overlay.edits if all(own[edit.start : edit.end]))
    overlay = Overlay(edits)
    # "Mid‑2026" is written with a hyphen that no line breaks at, and is read like any other.
    return overlay.apply(kept).replace("\u2011", "-"), overlay


def _runs(spans: Sequence[tuple[int, int]], langs: Sequence[str]) -> Iterator[Run]:
    start = 0
    for place, (span, lang) in enumerate(zip(spans, langs, strict=True)):
        if place + 1 == len(spans) or langs[place + 1] != lang:
            yield Run(spans[start][0], span[1], lang)
            start = place + 1


def _process(text: str, lang: str, context: Context) -> Doc:
    nlp = load(lang)
    return nlp(inform(nlp.make_doc(text), text, context))


def _mention_to_source(mention: Mention, by: int, document: Document, overlay: Overlay) -> Mention:
    """Return a mention of a run, which begins ``by`` characters into the readable text, where the source has it."""
    start, end = overlay.to_source(mention.start + by, mention.end + by)
    return replace(mention, start=start, end=end, text=document.text[start:end])


def _claim_to_source(claim: Claim, by: int, document: Document, overlay: Overlay) -> Claim:
    """Return a claim of a run, which begins ``by`` characters into the readable text, where the source has it."""
    start, end = overlay.to_source(claim.start + by, claim.end + by)
    first, last = overlay.to_source(claim.sentence_start + by, claim.sentence_end + by)
    return replace(
        claim, start=start, end=end, value_text=document.text[start:end], sentence_start=first, sentence_end=last
    )
