"""Which identifiers a metric can be of, and the economy that a name stands for."""

from __future__ import annotations

from functools import lru_cache

from nlp.claims.metric.vocabulary import Metric
from nlp.names.crowds import KIND
from nlp.names.gazetteer import gazetteer
from nlp.names.strangers import PREFIX
from nlp.tables import shared_table

_ECONOMY_COST = 1.2
_FUND_ENDS = ("ETF", "Fund", "Trust", "Fondo")


@lru_cache(maxsize=16384)
def fits(identifier: str, kind: str, metric: Metric) -> bool:
    """Return whether a metric can be said of a subject, or of the economy or central bank that it stands for."""
    if kind == "region":
        return "country" in metric.subjects
    if kind == KIND:
        return "security" in metric.subjects
    if kind == "security" and ((metric.company and _is_fund(identifier)) or (metric.fund and is_firm(identifier))):
        return False
    return kind in metric.subjects or economy_of(identifier, metric) is not None


def _is_fund(identifier: str) -> bool:
    known = gazetteer().securities.get(identifier)
    return known is not None and known.kind == "fund"


def is_firm(identifier: str) -> bool:
    """Return whether a security is a company's; what no table holds is one unless its name says otherwise."""
    if identifier.startswith(PREFIX):
        return not identifier.endswith(_FUND_ENDS)
    known = gazetteer().securities.get(identifier)
    return known is not None and known.kind != "fund"


def economy_of(identifier: str, metric: Metric) -> str | None:
    """Return the economy that a central bank or national index stands for, or the bank of one, where a metric asks."""
    if "country" in metric.subjects:
        return home_of(identifier)
    return bank_of(identifier) if "cb" in metric.subjects else None


def bank_of(identifier: str) -> str | None:
    """Return the central bank of an economy, null for everything else."""
    kind, _, code = identifier.partition(":")
    banks: dict[str, str] = shared_table("economies")["central_banks"]
    return (
        next((f"cb:{bank}" for bank, country in banks.items() if country == code), None) if kind == "country" else None
    )


def home_of(identifier: str) -> str | None:
    """Return the economy that a central bank or a national index stands for, null for everything else."""
    economies = shared_table("economies")
    kind, _, code = identifier.partition(":")
    homes: dict[str, str] = {"cb": economies["central_banks"], "index": economies["indices"]}.get(kind, {})
    return f"country:{homes[code]}" if code in homes else None


def stands_for(identifier: str, metric: Metric) -> str:
    """Return the subject that a name is where a metric is measured: itself, or the economy or bank it speaks for."""
    return meant(identifier, metric)[0]


def economy(identifier: str, cost: float, metric: Metric) -> tuple[str, float]:
    """Return the subject that a name is where a metric is measured, and what it costs to take it for that."""
    subject, itself = meant(identifier, metric)
    return subject, cost if itself else cost + _ECONOMY_COST


@lru_cache(maxsize=16384)
def meant(identifier: str, metric: Metric) -> tuple[str, bool]:
    """Return the subject that a name is where a metric is measured, and whether the metric is said of its type."""
    kind = identifier.split(":", maxsplit=1)[0]
    if kind in metric.subjects or len(kind) == 4 or kind not in ("cb", "country", "index"):
        return identifier, True
    return economy_of(identifier, metric) or identifier, False
