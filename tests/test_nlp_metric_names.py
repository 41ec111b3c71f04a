"""Metrics as users type them."""

from __future__ import annotations

import pytest

from nlp.metric_names import UnknownMetricError, metric_name


def test_a_metric_of_the_contract_is_taken_as_it_is() -> None:
    assert metric_name("pe_forward") == "pe_forward"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("pe_foward", "no metric 'pe_foward'; did you mean pe_forward?"),
        (
            "other",
            "no metric 'other'; cotejo metrics lists them",
        ),  # what is measured beyond the contract has no name to ask for
    ],
)
def test_another_name_is_refused_with_a_hint(typed: str, said: str) -> None:
    with pytest.raises(UnknownMetricError) as raised:
        metric_name(typed)
    assert str(raised.value).startswith(said)
