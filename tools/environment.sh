#!/usr/bin/env bash
# Makes .venv and installs what the locks name: `environment.sh run` for the bot, `environment.sh dev` for tests and checks too.
# Uses uv where it is on the PATH; elsewhere pip first installs the hash-locked uv into .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

VENV=.venv
NEEDED="import sys; sys.exit(sys.version_info < (3, 11))"

find_python() {
  local name
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$name" -c "$NEEDED" 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  cat >&2 <<TEXT
kjfz-bot needs Python 3.11 or newer; none was found (looked for: ${PYTHON:-python3, python3.11 to python3.14}).
Install it (Debian and Ubuntu: apt-get install python3 python3-venv; macOS: brew install python), or name one:
  make run PYTHON=/path/to/python3.12
TEXT
  exit 1
}

make_venv() {
  local python
  python=$(find_python)
  echo "Making $VENV with $("$python" --version) ..."
  if command -v uv >/dev/null; then
    uv venv --quiet --clear --python "$python" "$VENV"
  else
    "$python" -m venv --clear "$VENV" || {
      echo "Python's venv module does not work here. Debian and Ubuntu: apt-get install python3-venv" >&2
      exit 1
    }
  fi
}

find_uv() {
  if command -v uv >/dev/null; then
    command -v uv
    return
  fi
  [ -x "$VENV/bin/uv" ] || "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock >&2
  echo "$VENV/bin/uv"
}

# A mirror that was set for pip only would otherwise be passed over by uv.
use_mirror_of_pip() {
  local mirror
  mirror=${PIP_INDEX_URL:-$("$VENV/bin/python" -m pip config get global.index-url 2>/dev/null || true)}
  [ -z "$mirror" ] || export UV_DEFAULT_INDEX=$mirror
}

"$VENV/bin/python" -c "$NEEDED" 2>/dev/null || make_venv
uv=$(find_uv)
[ -n "${UV_DEFAULT_INDEX:-}" ] || ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || use_mirror_of_pip

locks=(--requirement requirements.lock)
[ "${1:-run}" = run ] || locks+=(--requirement requirements-dev.lock)
echo "Installing what the locks name (${1:-run}) ..."
"$uv" pip install --quiet --compile-bytecode --python "$VENV/bin/python" --require-hashes "${locks[@]}"
"$uv" pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation --editable .
# Where Python may not write beside the source, every start would compile it anew.
"$VENV/bin/python" -m compileall -q src
