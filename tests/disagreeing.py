"""Texts whose figures do or do not agree, and what is found in them: for the tests of each kind of finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from index.sourced import SourcedClaim
from queries.findings import KINDS, find, to_json
from stating import Fact, Value, in_order


def fact(text: str, value: Value, unit: str, subject: str, metric: str, **more: Any) -> Fact:
    return text, {"value": value, "unit": unit, "subject": subject, "metric": metric, "step": step(text)} | more


def step(text: str) -> float:
    """Return what one of the last place of a figure stands for."""
    written = re.search(r"\d[\d.,]*\d|\d", text)
    decimals = re.search(r"[.,](\d{1,2})$", written[0]) if written else None
    scale = 1e9 if "billion" in text or "mil millones" in text else 1.0
    return float(scale * 10.0 ** -(len(decimals[1]) if decimals else 0))


def write(doc: str, sentence: str, *facts: Fact, **more: Any) -> list[SourcedClaim]:
    """Claims of one sentence of a document; each figure is found after the one before."""
    return in_order(sentence, *facts, doc=doc, **more)


def told(claims: Sequence[SourcedClaim]) -> list[tuple[str, str, list[list[str]]]]:
    """Kind, severity and the figures of each side, as ``doc:value``."""
    return [
        (f["kind"], f["severity"], [[f"{s['doc']}:{s['value_text']}" for s in side] for side in f["sides"]])
        for f in map(to_json, find(claims, kinds=set(KINDS) - {"drift"}))
    ]


def pe(doc: str, text: str, value: float, **more: Any) -> list[SourcedClaim]:
    sentence = f"The Hang Seng now changes hands at {text} forward earnings ({doc})."
    return write(doc, sentence, fact(text, value, "x", "index:HSI", "pe_forward", **more))


def cpi(doc: str, sentence: str, text: str, value: float, **more: Any) -> list[SourcedClaim]:
    return write(doc, sentence, fact(text, value, "%", "country:CL", "inflation", **({"as_of": "2026-01"} | more)))


def on(metric: str, value: float, unit: str, doc: str, subject: str = "index:IBEX", **more: Any) -> list[SourcedClaim]:
    """A bare claim whose sentence says nothing that matters."""
    text = f"{value}"
    return write(doc, f"It stands at {text} ({doc}).", fact(text, value, unit, subject, metric, **more))


def discount(text: str, value: float, own: float, other: float, **more: Any) -> list[SourcedClaim]:
    sentence = f"Milan trades at {own} times and Paris at {other} times, a discount of {text}."
    return write(
        "a.txt",
        sentence,
        fact(f"{own} times", own, "x", "index:FTSEMIB", "pe"),
        fact(f"{other} times", other, "x", "index:CAC", "pe"),
        fact(text, value, "%", "index:FTSEMIB", "valuation_discount", counterpart="index:CAC", **more),
    )


def table(price: float, change: float, percent: float) -> list[SourcedClaim]:
    return write(
        "a.txt",
        f"ENI {price:.2f} {change:+.2f} {percent:+.2f}%",
        fact(f"{price:.2f}", price, "EUR", "XMIL:ENI", "price"),
        fact(f"{change:+.2f}", change, "EUR", "XMIL:ENI", "price_change"),
        fact(f"{percent:+.2f}%", percent, "%", "XMIL:ENI", "return"),
    )
