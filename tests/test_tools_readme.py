"""The pages of the README and ``docs/``: their examples, their links, and the commands that they show."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import typer

pytest.importorskip("tools.readme", reason="the programs of the repository are not installed with the package")

from cotejo.commands import app
from ingest.front_matter import KEYS
from tools import readme

ROOT = Path(readme.ROOT)
PAGES = [*readme.pages(), ROOT / "CONTRIBUTING.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
OPTION = re.compile("--?[a-z]")

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def written(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", written(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def shown(page: Path) -> list[list[str]]:
    """Return the words behind each ``cotejo`` of a page's console blocks, of those that are not run too."""
    lines = re.findall(r"^\$ (.+)$", written(page), re.MULTILINE)
    return [words for line in lines for name, *words in commands(line) if name == "cotejo"]


def commands(line: str) -> list[list[str]]:
    """Return the words of each command of a line of the shell."""
    words = shlex.shlex(line, posix=True, punctuation_chars=True)
    words.whitespace_split = True
    apart = groupby(words, lambda word: set(word) <= set(words.punctuation_chars))
    return [list(group) for between, group in apart if not between]


def options(words: list[str]) -> set[str]:
    """Return the options of the command that words begin with."""
    command: Any = typer.main.get_command(app)
    for word in words:
        command = getattr(command, "commands", {}).get(word, command)
    return {option for parameter in command.params for option in parameter.opts}


@by_page
def test_links_lead_somewhere(page: Path) -> None:
    places = [(page.parent / target if target else page, anchor) for target, anchor in LINK.findall(written(page))]

    assert [str(target) for target, _ in places if not target.exists()] == []
    assert [anchor for target, anchor in places if anchor and anchor not in anchors(target)] == []


def test_every_page_is_linked_from_the_readme() -> None:
    linked = {target for target, _ in LINK.findall(written(ROOT / "README.md"))}

    assert {f"docs/{page.name}" for page in readme.pages() if page.parent.name == "docs"} <= linked


def test_the_pages_show_every_command() -> None:
    text = "".join(map(written, readme.pages()))
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]

    assert [name for name in names if f"cotejo {name}" not in text] == []


@by_page
def test_commands_take_the_options_that_they_are_shown_with(page: Path) -> None:
    unknown = [(words, set(filter(OPTION.match, words)) - options(words)) for words in shown(page)]

    assert [(words, names) for words, names in unknown if names] == []


def test_every_field_that_is_read_is_named() -> None:
    page = written(ROOT / "docs" / "ingesting.md")

    assert [names for names in KEYS.values() if f"| {', '.join(f'`{name}`' for name in names)} |" not in page] == []


def test_an_example_is_run_with_the_files_of_its_page(tmp_path: Path) -> None:
    page = """
<!-- file figures.txt -->
```text
3,2 %
```

<!-- run -->
```console
$ cat figures.txt; printf 'white space \\n\\n'
what it printed before
$ true
```

```console
$ not run
```

<!-- run -->
```pycon
>>> for number in (1, 2):
...     print(number)
old
>>> figures = open("figures.txt").read()
>>> figures.strip()
```
"""

    after = readme.refresh(page, tmp_path)

    assert after == page.replace("what it printed before\n", "3,2 %\nwhite space\n\n\n").replace(
        "old\n", "1\n2\n"
    ).replace("strip()\n", "strip()\n'3,2 %'\n")


def test_an_example_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"test.*: echo why >&2; false\nexits with 1:\nwhy"):
        readme.refresh("<!-- run -->\n```console\n$ echo why >&2; false\n```\n", tmp_path)


@pytest.mark.slow
def test_examples_print_what_the_pages_say() -> None:
    run = subprocess.run(
        [sys.executable, "tools/readme.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert (run.returncode, run.stderr) == (0, "")
