#!/bin/sh
# Calls per second and latency of this client beside a client written by hand, the ccxt crate and pyxt, in one run.
#
#   crates/xt-client/benches/peers/run.sh [--rounds N]
#
# Builds the peers below the target folder first. A peer that cannot be had is skipped, and said to be.
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../../../.." && pwd)
peers="${CARGO_TARGET_DIR:-$root/target}/peers"
mkdir -p "$peers"

ccxt="$peers/ccxt/release/ccxt-peer"
if CARGO_TARGET_DIR="$peers/ccxt" cargo build --quiet --release --locked --manifest-path "$here/ccxt/Cargo.toml"; then
    set -- "$@" --peer "ccxt=$ccxt"
else
    echo "SKIPPED: ccxt, which could not be built" >&2
fi

python="$peers/pyxt/bin/python"
if { [ -x "$python" ] || python3 -m venv "$peers/pyxt"; } && "$python" -m pip install --quiet pyxt==0.6.24; then
    set -- "$@" --peer "pyxt=$python $here/pyxt_peer.py"
else
    echo "SKIPPED: pyxt, which could not be installed" >&2
fi

uptime >&2
cd "$root" && exec cargo bench --quiet -p xt-client --bench calls -- "$@"
