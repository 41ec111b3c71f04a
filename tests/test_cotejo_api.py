"""The public Python API."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cotejo

HEAVY = (
    "alembic",
    "chromadb",
    "dateparser",
    "numpy",
    "sentence_transformers",
    "spacy",
    "sqlalchemy",
    "torch",
    "trafilatura",
)


def loaded_by(code: str) -> list[str]:
    """Return the heavy packages that a fresh interpreter holds after running the code."""
    asks = f"{code}\nimport sys\nprint(*sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True, encoding="utf-8")
    return run.stderr.splitlines()[-1].split()


def test_public_names_are_these() -> None:
    assert cotejo.__all__ == [
        "Archive",
        "Checked",
        "Claim",
        "CotejoError",
        "Document",
        "Extract",
        "Finding",
        "Hit",
        "Interval",
        "Label",
        "Mention",
        "Metadata",
        "Quantity",
        "Reading",
        "Region",
        "Reindexed",
        "Rejected",
        "Remark",
        "Reranker",
        "Sentence",
        "Severity",
        "SourcedClaim",
        "Stats",
        "Status",
        "Summary",
        "Timeline",
        "check",
        "extract",
        "extract_files",
        "load_reranker",
        "open",
        "quantities",
    ]


@pytest.mark.parametrize("name", cotejo.__all__)
def test_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(cotejo, name).__doc__


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'ingest_everything'"):
        _ = cotejo.ingest_everything


@pytest.mark.parametrize(
    "code",
    [
        "import cotejo",
        "from cotejo.commands import app; app(['--help'], standalone_mode=False)",
        "from cotejo.commands import app; app(['ingest', '--help'], standalone_mode=False)",
        "from cotejo.commands import app; app(['findings', '--help'], standalone_mode=False)",
        "from cotejo.commands import app; app(['search', '--help'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_used(code: str) -> None:
    assert loaded_by(code) == []


@pytest.mark.parametrize("text", ["The S&P 500 rose 1.2% to 6,940.5 points.", "El IBEX 35 subió un 1,2 %."])
@pytest.mark.parametrize("command", [["check"], ["extract", "--file"]])
def test_a_text_without_a_store_is_read_by_spacy_alone(command: list[str], text: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    code = f"from cotejo.commands import app; app({[*command, str(draft)]!r}, standalone_mode=False)"

    assert [name for name in loaded_by(code) if name in HEAVY] == ["numpy", "spacy"]
