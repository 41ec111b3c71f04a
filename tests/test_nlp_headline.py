"""Headlines that stand outside the text: what they name is known before the text is read."""

from __future__ import annotations

import pytest

from ingest.document import Metadata
from ingest.reader import from_text
from nlp.headline import Headline
from nlp.reader import read

BODY = {
    "en": "Prepared remarks\n\nThe chief executive said that buyers had come back. Revenue was $881.6 million.\n",
    "es": "Claves del trimestre\n\nEl consejero delegado destacó la demanda. "
    "Los ingresos fueron de 881,6 millones de euros.\n",
}
TITLES = {"en": "Etsy earnings call: the takeaways", "es": "Resultados de Inditex: las claves"}
NAMED = {"en": ("XNYS:ETSY", "Etsy"), "es": ("XMAD:ITX", "Inditex")}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_front_matter_names_whom_the_text_is_about_and_holds_the_mention(lang: str) -> None:
    text = f"---\ntitle: {TITLES[lang]}\ndate: 2026-02-19\n---\n{BODY[lang]}"
    reading = read(from_text(text, name="call.md"))
    (mention,) = [each for each in reading.mentions if each.type == "security"]
    assert (mention.id, text[mention.start : mention.end]) == NAMED[lang]
    assert [(claim.subject, claim.metric) for claim in reading.claims] == [(NAMED[lang][0], "revenue")]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_title_from_outside_the_text_names_its_subject_without_a_mention(lang: str) -> None:
    document = from_text(BODY[lang], name="call.txt", metadata=Metadata(title=TITLES[lang]))
    reading = read(document)
    assert [each.id for each in reading.mentions if each.type == "security"] == []
    assert [claim.subject for claim in reading.claims] == [NAMED[lang][0]]


def test_a_headline_that_the_text_opens_with_is_mentioned_in_both_places() -> None:
    title = "Etsy’s call: the takeaways"
    document = from_text(f"---\ntitle: {title}\n---\n# {title}\n\nIt grew in every country.\n", name="call.md")
    assert Headline.of(document) == Headline(title, start=len("---\ntitle: "), repeated=True)
    assert [mention.id for mention in read(document).mentions] == ["XNYS:ETSY", "XNYS:ETSY"]


def test_a_title_that_only_the_text_holds_is_no_headline() -> None:
    text = "Etsy’s call: the takeaways\n\nThe marketplace grew again in every country it serves.\n"
    assert Headline.of(from_text(text, name="call.md")) is None
