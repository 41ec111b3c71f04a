"""Imports without what is not needed."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from nlp.absence import absent, deferred


def test_a_module_is_absent_inside_and_back_again_behind() -> None:
    sys.modules.pop("this", None)
    with absent("this"), pytest.raises(ModuleNotFoundError, match="this is left out here"):
        importlib.import_module("this")

    assert importlib.util.find_spec("this") is not None


def test_what_was_imported_before_stays() -> None:
    with absent("subprocess"):
        assert importlib.import_module("subprocess") is subprocess


def test_a_pipeline_is_loaded_without_torch_which_can_be_imported_later() -> None:
    code = (
        "import sys, importlib.util, nlp.pipeline; nlp.pipeline.load('en');"
        "print('torch' in sys.modules, importlib.util.find_spec('torch') is not None)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["False", "True"]


def test_a_pipeline_is_loaded_without_spacys_command_line_which_works_later() -> None:
    code = (
        "import sys, nlp.pipeline; nlp.pipeline.load('es');"
        "print('spacy.cli' in sys.modules, 'requests' in sys.modules);"
        "import spacy; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__);"
        "import spacy.cli; print(spacy.cli.info.__module__)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["False", "False", "True", "spacy.cli.info"]


def test_what_stands_in_for_a_module_is_gone_behind() -> None:
    sys.modules.pop("xml.sax.saxutils", None)
    with deferred("xml.sax.saxutils", "escape"):
        from xml.sax.saxutils import escape

        assert "quoteattr" not in vars(sys.modules["xml.sax.saxutils"])

    assert escape("a<b") == "a&lt;b"
    assert "quoteattr" in vars(sys.modules["xml.sax.saxutils"])
