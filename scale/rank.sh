#!/bin/bash
# rank.sh FOLDER INPUT...: the share of one rank of Open MPI or Slurm. Rank R of
# N reads every N-th INPUT, from the R-th on, and leaves its graph in FOLDER,
# which all ranks share.
set -euo pipefail
rank=${OMPI_COMM_WORLD_RANK:-${SLURM_PROCID:-0}}
ranks=${OMPI_COMM_WORLD_SIZE:-${SLURM_NTASKS:-1}}
folder=$1
shift
mine=()
for ((i = rank + 1; i <= $#; i += ranks)); do mine+=("${!i}"); done
[ ${#mine[@]} = 0 ] && exit 0
exec "$(dirname "$0")/part.sh" "$folder/$rank.entente" "${mine[@]}"
