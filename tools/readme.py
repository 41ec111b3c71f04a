"""Run the examples of the README and of ``docs/``, and write what they print under them.

    python tools/readme.py [--check] [PAGE ...]

With ``--check`` it only says which examples print something else now. An example is a fenced block after the line
``<!-- run -->``:

- ``console``: each line that starts with ``$ `` is a command, the lines below it are its standard output;
- ``pycon``: statements behind ``>>> `` and ``... ``, and what they print.

A block after ``<!-- file NAME -->`` is that file, for the examples of its page. All run in a folder that holds
``corpus/`` and a store of it, which each page has to itself: what an example writes, the next page does not see.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from doctest import DocTestParser, Example
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(r"(?<=<!-- run -->\n```)(console|pycon)\n(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^<!-- file (\S+) -->\n```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
END = "\0"
"""Printed behind each statement, so that it is known which of them printed what."""
STATEMENTS = f"""
import json, sys
names = {{"__name__": "__main__"}}
for source in json.load(sys.stdin):
    exec(compile(source, "example", "single"), names)
    print(end={END!r})
"""


def pages() -> list[Path]:
    """Return the README and the pages of ``docs/``."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def run(command: list[str], folder: Path, *, given: str | None = None) -> str:
    """Run a program in a page's folder as a reader would, and return its standard output."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    # Nothing of the caller's terminal may show: 80 columns, no colours, one store.
    environment = {"PATH": path, "HOME": str(folder), "COTEJO_STORE": str(folder / "store")}
    environment |= {"COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{folder.name}: {given or command[-1]}\nexits with {done.returncode}:\n{done.stderr}")
    return done.stdout


def commands(block: str, folder: Path) -> str:
    """Return a console block with the output of its commands as they give it now."""
    lines = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {line}\n{tidy(run(['bash', '-c', line], folder))}" for line in lines)


def statements(block: str, folder: Path) -> str:
    """Return a Python block with what its statements print now."""
    examples = DocTestParser().get_examples(block)
    sources = json.dumps([example.source for example in examples])
    printed = run([sys.executable, "-c", STATEMENTS], folder, given=sources).split(END)
    return "".join(typed(example) + tidy(output) for example, output in zip(examples, printed, strict=False))


def typed(example: Example) -> str:
    """Return a statement as an interpreter shows it."""
    first, *others = example.source.splitlines()
    return "".join((f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in others)))


def tidy(output: str) -> str:
    """Return output without white space at the ends of its lines, as editors save it."""
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())


RUN = {"console": commands, "pycon": statements}


def refresh(text: str, folder: Path) -> str:
    """Return a page with every example run anew in its folder."""
    for name, content in FILE.findall(text):
        (folder / name).write_text(content, encoding="utf-8")
    return EXAMPLE.sub(lambda match: f"{match[1]}\n{RUN[match[1]](match[2], folder)}", text)


def prepare(folder: Path) -> None:
    """Put the corpus and a store of it into a folder."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    run(["cotejo", "ingest", "corpus"], folder)


def refreshed(texts: dict[Path, str]) -> dict[Path, str]:
    """Return pages with every example run anew, each page in a copy of one folder."""
    after = dict(texts)
    with tempfile.TemporaryDirectory() as made:
        prepare(first := Path(made) / "first")
        for page in (page for page, text in texts.items() if EXAMPLE.search(text)):
            after[page] = refresh(texts[page], shutil.copytree(first, Path(made) / page.stem))
    return after


def main() -> None:
    """Refresh the pages or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="PAGE", type=Path, help="by default the README and all of docs/")
    parser.add_argument("--check", action="store_true", help="say which examples print something else, write nothing")
    asked = parser.parse_args()
    before = {page: page.read_text(encoding="utf-8") for page in asked.pages or pages()}
    after = refreshed(before)
    if not asked.check:
        for page, text in after.items():
            page.write_text(text, encoding="utf-8")
    elif before != after:
        sys.exit(
            "\n".join(differing(before, after)) + "\nExamples print something else now: run python tools/readme.py"
        )


def differing(before: dict[Path, str], after: dict[Path, str]) -> list[str]:
    """Return what has changed on the pages, as a diff."""
    return [
        line
        for page, text in before.items()
        for line in difflib.unified_diff(
            text.splitlines(), after[page].splitlines(), page.name, "now", lineterm="", n=1
        )
    ]


if __name__ == "__main__":
    main()
