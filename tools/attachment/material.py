"""What the model is trained on: made texts, texts that the rules read, and annotated ones."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.annotated import annotated, documents
from benchmarks.truth import build
from benchmarks.truth.draw import BODY
from ingest.document import Document
from ingest.reader import from_text
from tools.attachment.grammar import Made, make
from tools.attachment.samples import Sample, from_gold, from_made, from_rules

LANGUAGES = ("en", "es")
_COMMENTARY = frozenset({"news_commentary_v11", "wmt_newstest_2008_2012"})
_SENTENCES = 60_000
LAST_MONTH = "2025-12"
"""Posts of later months are for tests, and so are those of a day of which a passage was annotated, in any language."""
_DAY = "2025-12-31"
TOGETHER = (1, 1, 2, 3)
"""How many made texts stand in one document, at random."""
MERGED = 0.5
CLAUSES = {
    "en": (", while ", "; ", ", and ", ", but ", " as ", ", after "),
    "es": (", mientras que ", "; ", ", y ", ", pero ", ", después de que ", " y "),
}
"""What joins two made texts to one sentence, and how often they are joined."""


def made(lang: str, count: int, *, seed: int) -> Iterator[Sample]:
    """Yield the sentences of ``count`` made texts, some alone and some several to a document."""
    draw = random.Random(f"{seed} {lang} documents")
    texts = list(make(lang, count, seed=seed))
    draw.shuffle(texts)
    while texts:
        size = draw.choice(TOGETHER)
        group, texts = texts[:size], texts[size:]
        text, placed = _together(group, draw)
        templates = "+".join(str(each.template) for each in group)
        yield from from_made(from_text(text, name="made"), placed, f"made/{lang}/{templates}", lang=lang)


def _together(group: Sequence[Made], draw: random.Random) -> tuple[str, list[tuple[Made, int]]]:
    """Put texts together to one: as sentences, as paragraphs, or as the clauses of one sentence."""
    text, placed = "", []
    for each in group:
        added = each.text
        if text and _is_clause(text) and _is_clause(added) and draw.random() < MERGED:
            text = text[:-1] + draw.choice(CLAUSES[each.lang])
            added = added if added[:2].isupper() else added[0].lower() + added[1:]
        elif text:
            text += draw.choice((" ", "\n\n")) if _is_clause(added) else "\n\n"
        placed.append((each, len(text)))
        text += added
    return text, placed


def _is_clause(text: str) -> bool:
    return text.endswith(".") and text[0] not in "#-" and "\n" not in text


def taught(real: Path) -> Iterator[Sample]:
    """Yield the sentences of posts, statements and pages of which no annotated passage holds a part."""
    for path, document in _real(real):
        yield from from_rules(document, f"rules/{path}")


def _real(real: Path) -> Iterator[tuple[str, Document]]:
    """Yield the documents, of every fourth post: they are much alike."""
    held = {row["doc"] for lang in LANGUAGES for row in build.rows(build.FOLDER / f"passages.{lang}.jsonl")}
    days = {Path(doc).name[: len(_DAY)] for doc in held if doc.startswith("markleigh/")}
    posts = [path for lang in LANGUAGES for path in sorted((real / "markleigh" / lang).iterdir())[::4]]
    early = (
        path for path in posts if path.name[: len(LAST_MONTH)] <= LAST_MONTH and path.name[: len(_DAY)] not in days
    )
    for path in (*early, *sorted((real / "fomc" / "statements").iterdir())):
        name = path.relative_to(real).as_posix()
        if name not in held:
            yield from ((name, document) for document in documents([path]))
    bodies = json.loads((real / "html" / "ground-truth.json").read_text(encoding="utf-8"))
    for key, page in sorted(bodies.items()):
        if f"html/{key}{BODY}" not in held:
            yield key, from_text(page["articleBody"], name=key)


def sentences(pairs: Path, *, seed: int) -> Iterator[str]:
    """Yield a sentence of each of some pairs of a table, those of commentary; its third column names their source."""
    draw = random.Random(seed)
    with lzma.open(pairs, "rt", encoding="utf-8") as lines:
        found = [draw.choice(row[:2]) for line in lines if (row := line.rstrip("\n").split("\t"))[2] in _COMMENTARY]
    yield from draw.sample(found, min(_SENTENCES, len(found)))


def gold() -> Iterator[tuple[Sample, int]]:
    """Yield the annotated sentences that may be learnt from, each with the fold of its document."""
    for each in (each for each in annotated() if not each.is_kept):
        source = f"gold/{each.group}/{each.lang}/{each.name}"
        yield from ((sample, each.fold) for sample in from_gold(each.document, each.gold, source))
