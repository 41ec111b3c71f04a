"""The newsstand's gold belongs to its texts."""

from __future__ import annotations

import pytest

from benchmarks.newsstand.measure import FOLDER, LANGUAGES, PARTS, gold


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_claim_and_mention_is_a_slice_of_its_text(lang: str, part: str) -> None:
    texts = {path.name: path.read_bytes().decode() for path in (FOLDER / lang / part).iterdir()}
    for kind, said in (("claims", "value_text"), ("mentions", "text")):
        rows = gold(lang, part, kind)
        assert {row["doc"] for row in rows} <= set(texts)
        assert [row for row in rows if said in row and texts[row["doc"]][row["start"] : row["end"]] != row[said]] == []
    assert {row["doc"] for row in gold(lang, part, "claims")} == set(texts)
