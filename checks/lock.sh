#!/bin/sh
# Resolve the lock files anew: hashes in, no registry address, the same for all platforms.
set -eu
uv=.tools/bin/uv
common="--quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links"
$uv pip compile $common --group build pyproject.toml -o requirements.lock "$@"
$uv pip compile $common --group build --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock "$@"
$uv pip compile $common --group build --group dev --group peers pyproject.toml -c requirements-dev.lock -o requirements-peers.lock "$@"
$uv pip compile $common --group build --extra cluster pyproject.toml -c requirements-dev.lock -o requirements-cluster.lock "$@"
echo uv | $uv pip compile $common - -o requirements-tools.lock "$@"
