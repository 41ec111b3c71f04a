"""Who decides what a figure is about: the rules, the trained model, or both together."""

from __future__ import annotations

import os
from enum import StrEnum

from ingest.errors import CotejoError

VARIABLE = "COTEJO_METHOD"
"""The environment variable that names another method than the one that measures best."""


class UnknownMethodError(CotejoError):
    """The environment names a method that there is not."""


class Method(StrEnum):
    """Who decides what a figure is about."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


def asked() -> Method | None:
    """Return the method that the environment asks for, null where it asks for none.

    Raises:
        UnknownMethodError: there is no such method.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return None
    if name not in set(Method):
        raise UnknownMethodError(f"{VARIABLE} is {name!r}; set it to one of {', '.join(Method)}, or to nothing")
    return Method(name)
