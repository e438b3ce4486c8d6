#!/bin/sh
# build.sh GRAPH TEXTS.jsonl...: texts to one graph with GNU parallel.
#
# Texts are cut at line ends into blocks of $BLOCK (default 16M); a process of
# one thread makes the graph of a block, $JOBS (default: the cores) at once; then
# the graphs are merged as a tree. A block that fails is tried three times.
set -eu
graph=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d "$graph.XXXXXX")
trap 'rm -rf "$folder"' EXIT
export JOBS="${JOBS:-$(nproc)}"
cat "$@" | parallel --jobs "$JOBS" --pipe --block "${BLOCK:-16M}" --retries 3 \
  --halt now,fail=1 "$here/part.sh" "$folder/{#}.entente"
"$here/merge_tree.sh" "$graph" "$folder"/*
