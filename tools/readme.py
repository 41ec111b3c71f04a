"""Run the README's examples and write what they print under them; with ``--check`` only say whether they still hold.

    python tools/readme.py [--check]

An example is a ``console`` block after the line ``<!-- run -->``: each line that starts with ``$ `` is a command, the
lines below it are its standard output. All examples of the file share one store, which is empty at first.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
EXAMPLE = re.compile(r"(?<=<!-- run -->\n```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def shell(command: str, store: str) -> str:
    """Run one command line as a reader would, with this environment's programs, and return its standard output."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    # Nothing of the caller's terminal may show: 80 columns, no colours, one store.
    environment = {"PATH": path, "HOME": store, "COTEJO_STORE": f"{store}/store", "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        sys.exit(f"README.md: $ {command}\nexits with {run.returncode}:\n{run.stderr}")
    return run.stdout


def example(block: str, store: str) -> str:
    """Return a block with the output of its commands as they give it now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {command}\n{tidy(shell(command, store))}" for command in commands)


def tidy(output: str) -> str:
    """Return output without white space at the ends of its lines, as editors save it."""
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())


def refresh(text: str) -> str:
    """Return the README with every example run anew."""
    with tempfile.TemporaryDirectory() as store:
        return EXAMPLE.sub(lambda match: example(match[0], store), text)


def main() -> None:
    """Refresh the README or check it."""
    before = README.read_text(encoding="utf-8")
    after = refresh(before)
    if "--check" not in sys.argv[1:]:
        README.write_text(after, encoding="utf-8")
    elif before != after:
        changes = difflib.unified_diff(before.splitlines(), after.splitlines(), "README.md", "now", lineterm="", n=1)
        sys.exit("\n".join(changes) + "\nThe README's examples print something else now: run python tools/readme.py")


if __name__ == "__main__":
    main()
