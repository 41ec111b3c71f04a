"""Packages that only some users need: where one is missing, the message holds the line that installs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ingest.errors import CotejoError


class MissingPackageError(CotejoError):
    """A package of an extra is not installed."""


def require(module: str, extra: str) -> Any:
    """Return a module of an extra.

    Raises:
        MissingPackageError: it is not installed. The message says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        message = f"this needs {module}, which is not installed; run: pip install 'cotejo[{extra}]'"
        raise MissingPackageError(message) from error
