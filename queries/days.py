"""Stretches of days, which search narrows by as well: `index.days` under the name that the kinds of findings know."""

from __future__ import annotations

from index.days import Days, parse

__all__ = ["Days", "parse"]
