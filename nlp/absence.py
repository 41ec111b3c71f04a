"""Importing a library without those that it can do without."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import MetaPathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.machinery import ModuleSpec


@contextmanager
def absent(*names: str) -> Iterator[None]:
    """Let imports in this thread find no module of these names, unless it has been imported before.

    spaCy imports torch wherever it is installed, and blank pipelines have no use for it: two seconds for nothing.
    """
    finder = _Absent(frozenset(names) - sys.modules.keys(), threading.get_ident())
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


@contextmanager
def deferred(module: str, function: str) -> Iterator[None]:
    """Let imports take a function whose module, and the package that holds it, are imported when it is first called.

    ``import spacy`` takes one function of its command line, which brings a web client and a template engine along.
    """
    package, _, _ = module.rpartition(".")
    held = {name: ModuleType(name) for name in (package, module) if name not in sys.modules}

    def call(*args: Any, **options: Any) -> Any:
        return getattr(import_module(module), function)(*args, **options)

    if module in held:
        setattr(held[module], function, call)
    sys.modules.update(held)
    try:
        yield
    finally:
        for name, stand_in in held.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


class _Absent(MetaPathFinder):
    def __init__(self, names: frozenset[str], thread: int) -> None:
        self.names = names
        self.thread = thread

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the shape of a finder
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Raise for a name that is to be absent; every other is left to the finders behind."""
        if fullname in self.names and threading.get_ident() == self.thread:
            raise ModuleNotFoundError(f"{fullname} is left out here", name=fullname)
        return None
