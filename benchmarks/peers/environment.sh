#!/bin/sh
# Make the environment of the other extractors: benchmarks/peers/environment.sh [PYTHON] [FOLDER]
set -eu
here=$(dirname "$0")
python=${1:-python3}
folder=${2:-build/peers-venv}
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
"$folder/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"
