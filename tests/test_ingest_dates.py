import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import dates
from ingest.dates import Dated


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("Friday, Mar 6, 2026 4:05 pm ET3min read", "en", "2026-03-06T16:05:00-05:00"),
        ("viernes, 6 de marzo de 2026, 4:05 pm ET3 min de lectura", "es", "2026-03-06T16:05:00-05:00"),
        ("July 6, 2026 4:05 pm ET", "en", "2026-07-06T16:05:00-04:00"),
        ("6 de julio de 2026, 16:05 CDMX", "es", "2026-07-06T16:05:00-06:00"),
        ("6 July 2026 at 16:05 BST", "en", "2026-07-06T16:05:00+01:00"),
        ("6 de julio del 2026 a las 16.05 hora peninsular", "es", "2026-07-06T16:05:00+02:00"),
        ("March 3rd, 2025", "en", "2025-03-03"),
        ("1.º de marzo de 2025", "es", "2025-03-01"),
        ("12-Jan-2026", "en", "2026-01-12"),
        ("12-ene-2026", "es", "2026-01-12"),
        ("Sept. 9, 2025, 9 a.m. EDT", "en", "2025-09-09T09:00:00-04:00"),
        ("9 de setiembre de 2025", "es", "2025-09-09"),
        ("June 5, 2025 at 08:30", "en", "2025-06-05"),
        ("marzo 3, 2025", "es", "2025-03-03"),
    ],
)
def test_written_dates_take_in_their_time_and_zone(text: str, lang: str, value: str) -> None:
    assert [(dated.value, dated.lang) for dated in dates.find(text)] == [(value, lang)]


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        ("2026-01-08T20:20:00Z", None, "2026-01-08T20:20:00+00:00"),
        ("2026-01-08T20:20:00.123+0100", None, "2026-01-08T20:20:00+01:00"),
        ("2026-01-08 20:20:00", None, "2026-01-08"),
        ("20260108", None, "2026-01-08"),
        ("2026-01-08T20:20-05:00", None, "2026-01-08T20:20:00-05:00"),
        ("2026-01-08T20:20:00.000-0300", None, "2026-01-08T20:20:00-03:00"),
        ("2026-01-08T20:20:00+01", None, "2026-01-08T20:20:00+01:00"),
        ("2026-01-08T20:20:00+01:00[Europe/Madrid]", None, "2026-01-08T20:20:00+01:00"),
        ("Thu Jan 08 2026 20:20:00 GMT+0100 (Central European Standard Time)", None, "2026-01-08T20:20:00+01:00"),
        ("10/02/2026 08:31 CET", "en", "2026-02-10T08:31:00+01:00"),
        ("10/02/2026 08:31 EDT", "en", "2026-10-02T08:31:00-04:00"),
        ("10/02/2026 08:31 GMT", "en", None),
        ("Thu, 08 Jan 2026 20:20:00 GMT", None, "2026-01-08T20:20:00+00:00"),
        ("08/01/2026", "es", "2026-01-08"),
        ("08/01/2026", "en", None),
        ("25/01/2026", "en", "2026-01-25"),
        ("08.01.2026", None, "2026-01-08"),
        ("2026-02-30", None, None),
        ("Q1 2026", "en", None),
        ("enero de 2026", "es", None),
        ("last Thursday", "en", None),
        ("updated on Jan 8, 2026", "en", None),
    ],
)
def test_a_field_is_a_day_or_nothing(value: str, lang: str | None, expected: str | None) -> None:
    assert dates.normalize(value, lang=lang) == expected


def test_dates_keep_their_place() -> None:
    text = "Madrid, 8 de enero de 2026 — actualizado el 9 de enero de 2026"
    assert list(dates.find(text)) == [Dated(8, 26, "2026-01-08", "es"), Dated(44, 62, "2026-01-09", "es")]


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_an_iso_day_is_itself(day: datetime.date) -> None:
    assert dates.normalize(str(day)) == str(day)


@given(st.text())
def test_any_text_is_searched_and_dates_do_not_overlap(text: str) -> None:
    found = list(dates.find(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
