#!/usr/bin/env python3
"""reduce.py PROGRAM FOLDER_OR_JSONL...: merge is associative and commutative.

Cuts the texts at random into parts, sends each part through `extract -`, and
merges facts and partial graphs in random trees, some of them twice. Every tree
must give the bytes that `merge` makes of all facts at once. Seeds are fixed.
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path


def run(program, arguments, given=b""):
    return subprocess.run([program, *map(str, arguments)], input=given,
                          stdout=subprocess.PIPE, check=True).stdout


def texts(paths):
    """{"id", "text"} lines."""
    for path in map(Path, paths):
        if path.is_dir():
            for file in sorted(path.glob("*.txt")):
                yield json.dumps({"id": file.stem, "text": file.read_text()})
        else:
            yield from filter(str.strip, path.read_text().splitlines())


def tree(program, folder, parts, dice):
    """Merges `parts` (files) in a random tree; the graph's bytes."""
    made = 0
    while len(parts) > 1 or parts[0].suffix != ".jsonld":
        dice.shuffle(parts)
        take = dice.randint(1, min(4, len(parts)))
        mine, parts = parts[:take], parts[take:]
        if dice.random() < 0.3:
            mine.append(mine[0])  # Twice is once.
        made += 1
        parts.append(folder / f"made-{made}.jsonld")
        parts[-1].write_bytes(run(program, ["merge", *mine]))
    return parts[0].read_bytes()


def main(program, paths):
    lines = list(texts(paths))
    whole = "".join(line + "\n" for line in lines).encode()
    want = run(program, ["merge", "-"], run(program, ["extract", "-"], whole))
    for seed in range(4):
        dice = random.Random(seed)
        dice.shuffle(lines)
        count = dice.randint(2, 9)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            parts = []
            for i in range(count):
                mine = "".join(line + "\n" for line in lines[i::count])
                parts.append(folder / f"part-{i}.jsonl")
                parts[-1].write_bytes(
                    run(program, ["extract", "-"], mine.encode()))
            got = tree(program, folder, parts, dice)
        if got != want:
            sys.exit(f"seed {seed}: another graph from {count} parts "
                     f"of {len(lines)} texts")
    print(f"{len(lines)} texts, 4 trees, {len(want)} bytes each")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
