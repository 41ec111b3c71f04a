"""The house style, checked on the whole tree: sizes, tables per language, what may be named."""

from __future__ import annotations

import ast
import re
import shutil
import statistics
import subprocess
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ingest", "nlp", "index", "queries", "cotejo")
BESIDE = ("benchmarks", "tests", "tools")
RULES = sorted(path for room in ROOMS if (path := ROOT / room / "rules").is_dir())
MODULE_LIMIT = 400
FUNCTION_LIMIT = 60
MEDIAN_LIMIT = 12
IDENTIFYING = ("id", "label", "name")
MANIFOLD = ("overload", "register")
"""Decorators whose functions share a name on purpose: each adds to what the one before it made."""

pytestmark = pytest.mark.skipif(not (ROOT / "Makefile").exists(), reason="needs a checkout of the repository")


def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def local(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> dict[str, int]:
    """Return the lines of each function, its docstring not counted."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {f"{local(path)}:{node.lineno} {node.name}": lines(node) for node in found}


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    text = node.body[0] if ast.get_docstring(node) is not None else None
    described = 0 if text is None else (text.end_lineno or 0) - text.lineno + 1
    return (node.end_lineno or 0) - node.lineno + 1 - described


def named_twice(source: str) -> list[str]:
    """Return the names that a module gives to two things at its top level; the second hides the first unsaid.

    ``if TYPE_CHECKING`` and ``try`` choose between two meanings of a name, and are not looked into.
    """
    counted = Counter(name for node in ast.parse(source).body for name in given(node))
    return sorted(name for name, count in counted.items() if count > 1 and name != "_")


def given(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [] if {last_name(each) for each in node.decorator_list} & set(MANIFOLD) else [node.name]
        case ast.Assign():
            stored = [part for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)]
            return [part.id for part in stored if isinstance(part.ctx, ast.Store)]
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            return [name]
    return []


def last_name(decorator: ast.expr) -> str:
    """Return ``register`` for ``@shown.register(int)``."""
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", "")


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and its repository")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def tables(rules: Path, lang: str) -> dict[str, Path]:
    """Return a language's tables by name: the files of its folder, or its one file (``""``)."""
    folder = rules / lang
    return {path.name: path for path in folder.iterdir()} if folder.is_dir() else {"": rules / f"{lang}.toml"}


def labels(path: Path) -> set[str]:
    """Return a table's labels: its top-level keys, and what identifies the entries of its lists.

    Keys further down may be words of the language.
    """
    if path.suffix != ".toml":
        return set()
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = [entry for value in table.values() if isinstance(value, list) for entry in value]
    named = {entry[key] for entry in entries if isinstance(entry, dict) for key in IDENTIFYING if key in entry}
    return set(table) | {name for name in named if isinstance(name, str)}


def test_no_module_is_long() -> None:
    lengths = {local(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}

    assert {name: length for name, length in lengths.items() if length > MODULE_LIMIT} == {}


def test_no_function_is_long() -> None:
    lengths = {name: length for path in modules() for name, length in functions(path).items()}

    assert {name: length for name, length in lengths.items() if length > FUNCTION_LIMIT} == {}


def test_the_usual_function_is_short() -> None:
    assert statistics.median(length for path in modules() for length in functions(path).values()) <= MEDIAN_LIMIT


def test_no_name_is_given_twice() -> None:
    paths = [*modules(), *(path for folder in BESIDE for path in (ROOT / folder).rglob("*.py"))]
    twice = {local(path): named_twice(path.read_text(encoding="utf-8")) for path in paths}

    assert {name: names for name, names in twice.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("FAR = 5\n\nNEAR = 1\n\nFAR: int = 7\n", ["FAR"]),
        ("ENDS, FAR = 1, 5\n\ndef far(): ...\n\nclass far: ...\n\nENDS = 2\n", ["ENDS", "far"]),
        ("FAR: int\nFAR = 5\nFAR += 1\nFAR[0] = 2\n", []),
        ("if TYPE_CHECKING:\n    from a import b\nelse:\n    b = None\n", []),
        ("try:\n    far = 1\nexcept ValueError:\n    far = 2\n", []),
        ("@overload\ndef far(): ...\n\n@typing.overload\ndef far(): ...\n\ndef far(): ...\n", []),
        ("@far.register\ndef _(a): ...\n\n@far.register(int)\ndef _(a): ...\n", []),
    ],
)
def test_a_name_that_is_given_twice_is_seen(source: str, names: list[str]) -> None:
    assert named_twice(source) == names


@pytest.mark.parametrize("rules", RULES, ids=local)
def test_languages_have_the_same_files(rules: Path) -> None:
    assert set(tables(rules, "en")) == set(tables(rules, "es"))


@pytest.mark.parametrize("rules", RULES, ids=local)
def test_languages_have_the_same_labels(rules: Path) -> None:
    english, spanish = tables(rules, "en"), tables(rules, "es")
    differing = {name: labels(english[name]) ^ labels(spanish[name]) for name in english.keys() & spanish.keys()}

    assert {name: sorted(ids) for name, ids in differing.items() if ids} == {}


def test_code_asks_for_no_language() -> None:
    asks = re.compile(r"""\blang(uage)?\s*[!=]=\s*["'](en|es)["']""")

    assert [local(path) for path in modules() if asks.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_names_a_machine() -> None:
    # Homes, working folders and package hosts of whoever ran something here; written so as not to meet themselves.
    machine = re.compile(
        r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)\b/?(?!\.)|index-url|[/.]simple/?\s*$", re.MULTILINE
    )
    named = {local(path): match[0] for path in tracked() if (match := machine.search(read(path)))}

    assert {name: match for name, match in named.items() if name != local(Path(__file__))} == {}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
