#!/bin/sh
# Create the virtual environment $2 with the Python $1, and say what is missing where that fails.
set -eu
python=$1 venv=$2
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "cotejo needs Python 3.11 or newer; $python is $("$python" -V 2>&1). Try: make PYTHON=python3.12" >&2
    exit 1
}
if ! "$python" -c 'import ensurepip' 2>/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q && apt-get install -qy python3-venv
fi
[ -x "$venv/bin/pip" ] || "$python" -m venv "$venv" || {
    echo "No virtual environment could be made. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
}
