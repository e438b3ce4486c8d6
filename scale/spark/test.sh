#!/bin/sh
# test.sh PROGRAM DATA: the job on a real cluster of two workers, one killed.
# Wants Java, and pyspark in $ENTENTE_PYSPARK, build/pyspark (scripts/test makes
# it) or python3; says so and leaves with status 77 if they are missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v java >/dev/null || { echo "skipped: java is missing"; exit 77; }
for python in "${ENTENTE_PYSPARK:-}" "$here/../../build/pyspark/bin/python" python3; do
  [ -n "$python" ] && "$python" -c 'import pyspark' 2>/dev/null && break
  python=
done
[ -n "$python" ] || { echo "skipped: pyspark is missing"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" "$here/cluster_test.py" "$1" "$2" "$folder"
