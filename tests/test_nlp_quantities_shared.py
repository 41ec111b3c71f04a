"""What always holds, on the market texts beside the repository."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from nlp.numbers.convention import decide
from nlp.numbers.quantities import find_in

MARKET = Path(__file__).parents[2] / "shared" / "real" / "markleigh"


@pytest.mark.shared
@pytest.mark.skipif(not MARKET.is_dir(), reason="needs ../shared/real/markleigh")
@pytest.mark.parametrize("lang", ["en", "es"])
def test_spans_hold_on_market_texts(lang: str) -> None:
    for path in sorted((MARKET / lang).iterdir())[::10]:
        text = path.read_bytes().decode("utf-8-sig")
        quantities = find_in(text, lang, decide(text))
        assert quantities, path.name
        assert all(text[q.start : q.end] == q.text for q in quantities)
        assert all(a.end <= b.start for a, b in pairwise(quantities))
