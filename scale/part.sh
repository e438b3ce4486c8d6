#!/bin/bash
# part.sh GRAPH [INPUT...]: the graph of some texts, of standard input if none
# are named. One thread: engines start as many of these as there are cores.
# $ENTENTE is the program (default: entente).
set -euo pipefail
graph=$1
shift
"${ENTENTE:-entente}" extract "${@:--}" --threads 1 |
  "${ENTENTE:-entente}" merge - -o "$graph" 2>/dev/null
