# What the scripts in `checks` share. Each of them ends at the first command that fails.
# shellcheck shell=bash
set -euo pipefail

# The folder of built files
target=${CARGO_TARGET_DIR:-$PWD/target}

# The folders of the workspaces that are tested and published
workspaces=$(cat .ci/workspaces)

# in_client COMMAND…: runs a command in the workspace of the client, and sets `target` to its folder of built files
in_client() {
    cd client
    target=${CARGO_TARGET_DIR:-$PWD/target}
    "$@"
    cd ..
}

# A folder that is empty, and removed at the end
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

# absent WHAT: ends the script, because a tool is missing
absent() {
    echo "($1)"
    exit 77
}

# needs TOOL: ends the script unless the tool works. It is called, because rustup has proxies for components that are not
# installed, and some tools are subcommands of cargo.
needs() {
    # shellcheck disable=SC2086 # The words of a subcommand
    $1 --version >/dev/null 2>&1 || absent "$1 is missing"
}

# needs_target PLATFORM: ends the script unless rustc builds for the platform
needs_target() {
    rustup target list --installed 2>/dev/null | grep -qx "$1" || absent "rustup target add $1"
}

# toolchain NAME: prints the first installed toolchain whose name begins with NAME
toolchain() {
    rustup toolchain list | grep -oE "^$1[^ ]*" | head -n 1 | grep . || absent "rustup toolchain install $1 --profile minimal" >&2
}

# published WORKSPACE: prints an option `-p` for each of its crates that is published
published() {
    .ci/release packages "$1" | sed 's/^/-p/'
}

# in_browser FILE: runs the tests of a page in a browser
in_browser() {
    needs "${CHROMIUM:-chromium}"
    npm ci --silent --no-audit --no-fund --prefix tests/browser
    node --test "$1"
}

# new_package NAME DEPENDENCIES: creates a package outside the workspace, with the versions of its dependencies
new_package() {
    mkdir "$scratch/src"
    printf '[package]\nname = "%s"\nedition = "2024"\n\n[dependencies]\n%s\n' "$1" "$2" >"$scratch/Cargo.toml"
    cp Cargo.lock "$scratch"
}

# without_default_members: goes to a copy of the project without default members, whose features would be enabled as well
without_default_members() {
    git ls-files -z | tar --create --null --files-from - | tar --extract --directory "$scratch"
    export CARGO_TARGET_DIR=$target
    cd "$scratch"
    sed -i.old '/^default-members = /d' Cargo.toml
}
