"""A user's own file of names: what it adds, what it takes over, and what is wrong with it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy

from nlp.names.gazetteer import gazetteer
from nlp.names.mentions import find
from nlp.names.own import NamesError, OwnName, OwnNames

TOML = """\
[names]
"XNAS:ACMEX" = ["Acme Widgets", "?Acme"]
"cb:FED" = ["Eccles {Building|House}"]

[es]
"index:IBEX" = ["el parqué de la Lealtad"]
"""
CSV = """\
id,name,evidence,lang
XNAS:ACMEX,Acme Widgets,,
XNAS:ACMEX,Acme,yes,
cb:FED,Eccles {Building|House},no,
index:IBEX,el parqué de la Lealtad,,es
"""


def named(lang: str, text: str, own: OwnNames) -> list[tuple[str, str]]:
    return [(m.text, m.id) for m in find(spacy.blank(lang).make_doc(text), names=gazetteer(own))]


@pytest.mark.parametrize(("text", "table"), [(TOML, False), (CSV, True)])
def test_both_notations_say_the_same(text: str, *, table: bool) -> None:
    own = OwnNames.from_text(text, name="names", table=table)

    assert own.names == (
        OwnName("XNAS:ACMEX", "Acme Widgets"),
        OwnName("XNAS:ACMEX", "?Acme"),
        OwnName("cb:FED", "Eccles {Building|House}"),
        OwnName("index:IBEX", "el parqué de la Lealtad", "es"),
    )
    assert own == OwnNames.from_text(TOML, name="elsewhere")
    assert pickle.loads(pickle.dumps(own)).names == own.names
    assert OwnNames.from_rows(own.digest, own.to_rows()).names == own.names


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Acme Widgets rose; Acme said why.", [("Acme Widgets", "XNAS:ACMEX"), ("Acme", "XNAS:ACMEX")]),
        (
            "es",
            "Acme Widgets subió; las acciones de Acme también.",
            [("Acme Widgets", "XNAS:ACMEX"), ("Acme", "XNAS:ACMEX")],
        ),
        ("en", "The Acme of skill.", []),
        ("es", "El Acme del oficio.", []),
        ("en", "It trades as (NASDAQ: ACMEX).", [("ACMEX", "XNAS:ACMEX")]),
        ("en", "At Eccles House nobody spoke.", [("Eccles House", "cb:FED")]),
        ("es", "Cerró el parqué de la Lealtad.", [("parqué de la Lealtad", "index:IBEX")]),
        ("en", "Cerró el parqué de la Lealtad.", []),
    ],
)
def test_names_of_a_user_are_found(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text, OwnNames.from_text(TOML, name="names.toml")) == wanted


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "Apple and the Footsie rose."), ("es", "Apple y el Footsie subieron.")]
)
def test_a_users_name_means_what_the_user_says(lang: str, text: str) -> None:
    own = OwnNames.from_text('[names]\n"XLON:APL" = ["Apple"]\n"index:UKX" = ["Footsie"]\n', name="names.toml")

    assert named(lang, text, own) == [("Apple", "XLON:APL"), ("Footsie", "index:UKX")]
    assert named(lang, text, OwnNames()) == [("Apple", "XNAS:AAPL"), ("Footsie", "index:FTSE")]


@pytest.mark.parametrize(
    ("suffix", "content", "message"),
    [
        ("toml", "[names", "names.toml: not TOML: Expected ']' at the end of a table declaration"),
        ("toml", "", "names.toml: no name in it; write [names]"),
        ("toml", "# mine\n[other]\n", "names.toml, line 2: [other] is unknown; write [names], [en] or [es]"),
        ("toml", "names = 3", "names.toml, line 1: [names] is unknown"),
        (
            "toml",
            '[names]\n"ACME" = ["Acme"]',
            "names.toml, line 2: 'ACME' is no identifier; write a market and a ticker",
        ),
        ("toml", '[names]\n"bank:X" = ["X"]', "names.toml, line 2: 'bank:X' is no identifier"),
        ("toml", '[names]\n"XNAS:A" = "Acme"', "names.toml, line 2: the names of XNAS:A are no list of texts"),
        ("toml", '[names]\n"XNAS:A" = ["?"]', "names.toml, line 2: '?' is no name; a name has a letter"),
        ("csv", "identifier,name\n", "names.csv, line 1: no columns id and name; write id,name,evidence,lang"),
        ("csv", "id,name\nXNAS:A,Acme\nACME,Acme\n", "names.csv, line 3: 'ACME' is no identifier"),
        (
            "csv",
            "id,name,lang\nXNAS:A,Acme,fr\n",
            "names.csv, line 2: the language 'fr' is unknown; write en",
        ),
        ("csv", "id,name,evidence\nXNAS:A,Acme,maybe\n", "names.csv, line 2: 'maybe' says nothing of evidence"),
        ("csv", "id,name\nXNAS:A\n", "names.csv, line 2: '' is no name"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, suffix: str, content: str, message: str) -> None:
    path = tmp_path / f"names.{suffix}"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(NamesError) as caught:
        OwnNames.from_file(path)

    assert str(caught.value).startswith(f"{tmp_path}/{message}")


@pytest.mark.parametrize(
    ("content", "message"), [(None, "cannot be read"), (b"\xff\xfe\x00", "is not UTF-8; convert it")]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "names.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(NamesError, match=f"names.toml: {message}"):
        OwnNames.from_file(path)
