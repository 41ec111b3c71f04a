#!/bin/sh
# Build the wheel, install it in an environment of its own and run the tests against it outside the repository.
#
#   tools/wheel.sh PYTHON VENV
#
# The environment holds the wheel, its dependencies and what runs the tests, nothing else. It is made anew when a
# dependency has changed; the wheel is built and installed anew every time.
set -eu
python=$(command -v "$1")
venv=$2
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
export PIP_CONSTRAINT="$root/constraints.txt"

rm -rf build/wheel
"$python" -m build --quiet --wheel --outdir build/wheel .
wheel=$(ls build/wheel/*.whl)

echo "wheel: checking that it holds every data file"
"$python" - "$wheel" <<'CHECK'
import sys
import zipfile
from pathlib import Path

rooms = ("ingest", "nlp", "index", "queries", "cotejo")
held = set(zipfile.ZipFile(sys.argv[1]).namelist())
wanted = {
    path.as_posix()
    for room in rooms
    for path in Path(room).rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}
missing = sorted(wanted - held)
if missing:
    sys.exit(f"wheel: {len(missing)} files are missing, the first is {missing[0]}")
print(f"wheel: {len(wanted)} files of the rooms are in it")
CHECK

stamp=$(cat pyproject.toml constraints.txt | sha256sum | cut -d ' ' -f 1)
if [ "$(cat "$venv/.stamp" 2>/dev/null || true)" != "$stamp" ]; then
    echo "wheel: making $venv"
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet "$wheel[charts,desk,export]" pytest hypothesis jsonschema
    echo "$stamp" > "$venv/.stamp"
fi
"$venv/bin/python" -m pip install --quiet --force-reinstall --no-deps "$wheel"
venv=$(cd "$venv" && pwd)

# Outside the repository nothing but the installed wheel can answer for the rooms.
outside=$(mktemp -d)
trap 'rm -rf "$outside"' EXIT
cp -R tests corpus benchmarks pyproject.toml "$outside"
cd "$outside"
"$venv/bin/python" - "$outside" <<'CHECK'
import sys

import cotejo

if cotejo.__file__.startswith(sys.argv[1]):
    sys.exit(f"wheel: {cotejo.__file__} is not the installed one")
CHECK
"$venv/bin/cotejo" --help > /dev/null
PATH="$venv/bin:$PATH" "$venv/bin/python" -m pytest --quiet -p no:cacheprovider
echo "wheel: tested outside the repository"
