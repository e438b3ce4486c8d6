#!/bin/sh
# run.sh PROGRAM [--write]: compares, or writes, what PROGRAM makes of the cases.
set -eu
program=$1
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for input in */input.txt; do
  case=${input%/input.txt}
  "$program" build "$input" --data ../../data -o "$work/$case" 2>"$work/log" ||
    { cat "$work/log"; failed=1; continue; }
  for file in facts.jsonl graph.jsonld graph.dot; do
    if [ "${2:-}" = --write ]; then
      cp "$work/$case/$file" "$case/$file"
    elif ! diff -u "$case/$file" "$work/$case/$file"; then
      failed=1
    fi
  done
done
exit $failed
