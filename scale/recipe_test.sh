#!/bin/sh
# recipe_test.sh parallel|mpi|slurm PROGRAM DATA: the recipe makes the graph that
# one machine makes, to the byte. Where its tool is missing it says so and leaves
# with status 77.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
skip() { echo "skipped: $1 is missing"; exit 77; }
case $1 in
  parallel) parallel --version 2>/dev/null | grep -q GNU || skip "GNU parallel" ;;
  mpi) command -v mpirun >/dev/null || skip mpirun ;;
  slurm) timeout 10 sinfo --noheader 2>/dev/null | grep -q idle || skip "an idle Slurm node" ;;
esac
export ENTENTE="$2" ENTENTE_DATA="$3" JOBS=2 FAN=3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 "$here/sample_texts.py" >"$folder/texts.jsonl"
split -n l/9 --additional-suffix=.jsonl "$folder/texts.jsonl" "$folder/part-"
"$ENTENTE" extract "$folder/texts.jsonl" | "$ENTENTE" merge - >"$folder/one.jsonld"
case $1 in
  parallel)
    BLOCK=20k "$here/parallel/build.sh" "$folder/graph.jsonld" "$folder/texts.jsonl" ;;
  mpi)
    MPIRUN="mpirun --oversubscribe --allow-run-as-root" RANKS=5 \
      "$here/mpi/build.sh" "$folder/graph.jsonld" "$folder"/part-*.jsonl ;;
  slurm)
    sbatch --wait -n 2 -o "$folder/log" "$here/slurm/build.sbatch" "$here" \
      "$folder/graph.jsonld" "$folder"/part-*.jsonl || { cat "$folder/log"; exit 1; } ;;
esac
cmp "$folder/one.jsonld" "$folder/graph.jsonld"
ls "$folder"/graph.jsonld.* 2>/dev/null && { echo "left behind"; exit 1; }
echo "$(wc -c <"$folder/graph.jsonld") bytes, the same"
