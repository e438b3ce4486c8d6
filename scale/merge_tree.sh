#!/bin/sh
# merge_tree.sh GRAPH PART...: merges partial graphs, $FAN (default 8) at a time
# and $JOBS (default 1) merges at once. Any tree gives the same bytes. The last
# merge holds the whole graph; where that is too large, see scale/spark. In between
# stand graph files, which take less time and memory than JSON-LD.
set -eu
graph=$1
shift
export ENTENTE="${ENTENTE:-entente}"
folder=$(mktemp -d "$graph.XXXXXX")
trap 'rm -rf "$folder"' EXIT
level=0
while [ $# -gt "${FAN:-8}" ]; do
  level=$((level + 1))
  mkdir "$folder/$level"
  # shellcheck disable=SC2016
  printf '%s\0' "$@" | xargs -0 -n "${FAN:-8}" -P "${JOBS:-1}" sh -c '
    exec "$ENTENTE" merge "$@" -o "$(mktemp "$0/XXXXXX.entente")" 2>/dev/null' \
    "$folder/$level"
  set -- "$folder/$level"/*
done
"$ENTENTE" merge "$@" -o "$graph"
