#!/bin/sh
# build.sh GRAPH INPUT...: texts to one graph, with Open MPI as the launcher.
#
# $RANKS (default: the cores) ranks read every RANKS-th INPUT; $MPIRUN says how
# they are started ("mpirun --hostfile machines"). The folder of GRAPH must be
# one that all ranks share. If a rank fails mpirun ends all, and no graph is left.
set -eu
graph=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d "$graph.XXXXXX")
trap 'rm -rf "$folder"' EXIT
export JOBS="${JOBS:-$(nproc)}"
${MPIRUN:-mpirun} -n "${RANKS:-$JOBS}" "$here/rank.sh" "$folder" "$@"
"$here/merge_tree.sh" "$graph" "$folder"/*
