#!/usr/bin/env python3
"""Times whole-process questions to a large graph file: docs/PERFORMANCE.md.

  facts_generator 1270000 >facts.jsonl
  tests/bench/questions.py build/release/entente facts.jsonl

Writes graph.entente to a temporary folder, and prints the best and the median
of 15 cold starts (a new process each; the file is in the page cache).
"""
import os
import re
import subprocess
import sys
import tempfile
import time


def milliseconds(arguments):
    start = time.perf_counter()
    subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - start)


def main():
    program, facts = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        graph = os.path.join(folder, "graph.entente")
        spent = milliseconds([program, "merge", facts, "-o", graph])
        print(f"merge to a graph file of {os.path.getsize(graph) / 1e6:.0f} MB: "
              f"{spent:.0f} ms", flush=True)
        stats = subprocess.run(
            [program, "stats", "--most", "20000", "--graph", graph],
            capture_output=True, text=True, check=True).stdout
        # "     126  Pake Commission (Institution)"
        central = [(int(ties.replace(",", "")), name) for ties, name in
                   re.findall(r"^ +([\d,]+)  (\S.*) \(\w+\)$", stats, re.M)]
        questions = [["stats"]]
        for wanted in (10, 100, 1000, 10000):
            ties, name = min(central, key=lambda row: abs(row[0] - wanted))
            questions.append(["neighbors", name])
            print(f"{name} is tied to {ties}")
        questions.append(["path", questions[1][1], questions[2][1]])
        for question in questions:
            spent = sorted(milliseconds([program, *question, "--graph", graph])
                           for _ in range(15))
            print(f"{' '.join(question)}: {spent[0]:.0f} ms, "
                  f"median {spent[7]:.0f} ms", flush=True)


main()
