"""Reference series in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import NoSuchSeriesError
from index.reference import Observation, Series
from index.store import Store

RATES = Series(
    name="rates.csv",
    subject="cb:BOC",
    metric="policy_rate",
    observations=(
        Observation("2025-03-05", 4.25, 4.5, 14, "2025-03-05,4.25,4.50"),
        Observation("2025-06-04", 4.0, 4.25, 35, "2025-06-04,4.00,4.25"),
    ),
    unit="%",
)


def test_a_series_comes_back_as_it_was_put(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", mode="write") as store:
        store.references.put(RATES)
        assert store.references.all() == (RATES,)


def test_a_series_replaces_the_one_of_its_name(tmp_path: Path) -> None:
    shorter = Series("rates.csv", "cb:BOC", "policy_rate", RATES.observations[:1])
    with Store.open(tmp_path / "store", mode="write") as store:
        store.references.put(RATES)
        store.references.put(shorter)
        assert store.references.all() == (shorter,)


def test_a_series_can_be_removed(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", mode="write") as store:
        store.references.put(RATES)
        store.references.remove("rates.csv")
        assert store.references.all() == ()
        with pytest.raises(NoSuchSeriesError, match=r"no series rates\.csv"):
            store.references.remove("rates.csv")
