"""Texts in other languages than those that are read."""

from __future__ import annotations

import pytest

from nlp.foreign import is_foreign


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Shares rose on Monday as investors waited for the inflation report that is due on Wednesday.", False),
        (
            "Las acciones subieron el lunes mientras los inversores esperan el dato de inflación que sale el jueves.",
            False,
        ),
        ("Die Aktien stiegen am Montag, weil die Anleger auf sinkende Zinsen hoffen und gute Zahlen erwarten.", True),
        ("As ações subiram na segunda-feira enquanto os investidores aguardam a decisão sobre a taxa de juros.", True),
        ("S&P 500 6,940 +0.4%\nDAX 24,500 -0.1%", False),
        ("", False),
    ],
)
def test_only_what_is_plainly_in_another_language_is_foreign(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign
