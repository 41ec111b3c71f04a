import re
from importlib.resources import files

import pytest

from ingest.rules import LANGUAGES, table

NAMES = sorted(path.name.removesuffix(".toml") for path in files("ingest").joinpath("rules", "en").iterdir())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_files(lang: str) -> None:
    found = files("ingest").joinpath("rules", lang).iterdir()
    assert sorted(path.name.removesuffix(".toml") for path in found) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_language_has_the_same_keys(name: str) -> None:
    assert {tuple(sorted(table(lang, name))) for lang in LANGUAGES} == {tuple(sorted(table("en", name)))}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_expressions_are_written_in_lower_case(lang: str) -> None:
    lines = [line for key in table(lang, "regions") for line in table(lang, "regions")[key]]
    assert [line for line in lines if re.sub(r"\\.", "", line) != re.sub(r"\\.", "", line).lower()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_year_has_twelve_months_and_a_week_seven_days(lang: str) -> None:
    assert (len(table(lang, "dates")["months"]), len(table(lang, "dates")["weekdays"])) == (12, 7)


def test_what_is_left_of_a_word_without_its_letters_is_of_one_word_only() -> None:
    words = [word for lang in LANGUAGES for key in ("words", "endings") for word in table(lang, "lost_letters")[key]]
    left = ["".join(char if char.isascii() else "?" for char in word) for word in words]
    assert len(set(left)) == len(left)
    assert [word for word in words if word.isascii() or not word[-1].isascii() or word != word.lower()] == []
