# A virtual environment with sayso in it, for the scripts beside this file. Source it; it needs bash.
#
#     environment FOLDER             make FOLDER a virtual environment, unless it is one that works
#     install FOLDER EXTRA           install sayso from this repository, editable, with an extra ("" for none)
#
# It wants no more than python3 (3.11 or newer) and pip. A bare Debian has no ensurepip (it comes with python3-venv), and
# its pip refuses to install outside a virtual environment (PEP 668): so pip is asked to install itself into the new one.

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

environment() {
    local folder="$1"
    if "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
        return
    fi
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "sayso needs python3, 3.11 or newer: install it, or put a newer one first in PATH" >&2
        return 1
    fi
    rm -rf "$folder"
    if python3 -m venv "$folder" >/dev/null 2>&1; then
        return
    fi
    rm -rf "$folder"
    if ! python3 -m pip --version >/dev/null 2>&1; then
        echo "sayso needs pip for python3: install it (Debian, Ubuntu: apt-get install python3-pip)" >&2
        return 1
    fi
    python3 -m venv --without-pip "$folder"
    python3 -m pip --quiet --python "$folder/bin/python" install pip
}

install() {
    local folder="$1" extra="$2" mark state
    environment "$folder"
    # What was installed, and from where: a second run need not ask pip when neither has changed.
    mark="$folder/.installed-${extra:-plain}"
    state="$repository $(cksum <"$repository/pyproject.toml")"
    if [ "$(cat "$mark" 2>/dev/null)" = "$state" ]; then
        return
    fi
    "$folder/bin/python" -m pip install --quiet --editable "$repository${extra:+[$extra]}"
    echo "$state" >"$mark"
}
