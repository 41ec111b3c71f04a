"""Imports without what is not needed."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from nlp.absence import absent


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
