#!/usr/bin/env python3
"""measure.py BUILD [--quick]: the figures of docs/PERFORMANCE.md that belong
to the whole program, from generated input, as a Markdown table.

BUILD is a Release build folder with -DENTENTE_BENCH=ON. --quick takes a tenth
of each input. Times are wall time, the best of three where runs are short;
other work on the machine moves them, so ratios within one run count.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MB = 1_000_000


class Run:
    """What a command took: seconds, seconds of processor, bytes of memory."""

    def __init__(self, command, **how):
        how.setdefault("stdout", subprocess.DEVNULL)
        begin = time.monotonic()
        process = subprocess.Popen([str(c) for c in command],
                                   stderr=subprocess.DEVNULL, **how)
        _, status, used = os.wait4(process.pid, 0)
        self.seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{command} ended with {process.returncode}")
        self.processor = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss * 1024


def best(command, times=3, **how):
    return min((Run(command, **how) for _ in range(times)),
               key=lambda run: run.seconds)


def texts():
    """Real documents: (where they are from, [{"id", "text"}])."""
    shared = sorted((ROOT / "../shared/texts").glob("*.jsonl"))
    if shared:
        lines = [line for f in shared for line in f.open() if line.strip()]
        return "../shared/texts", [json.loads(line) for line in lines]
    samples = sorted((ROOT / "data/samples").glob("*.txt"))
    return "data/samples, since ../shared/texts is not here", [
        {"id": f.stem, "text": f.read_text()} for f in samples]


def repeat(documents, size, target):
    """Copies of the documents, with ids of their own, of `size` bytes text."""
    done = copy = 0
    with open(target, "w") as out:
        while done < size:
            for document in documents:
                text = document["text"]
                out.write(json.dumps({"id": f"{document['id']}-{copy}",
                                      "text": text}, ensure_ascii=False))
                out.write("\n")
                done += len(text.encode())
                if done >= size:
                    break
            copy += 1
    return done


def suites(build, pattern):
    """Counters of Google Benchmark suites, or none if they are not built."""
    bench = build / "tests/bench/extract_bench"
    if not bench.exists():
        return []
    found = subprocess.run(
        [bench, f"--benchmark_filter={pattern}", "--benchmark_format=json"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
        env=dict(os.environ, ENTENTE_TEXTS=str(ROOT / "../shared/texts")))
    return json.loads(found.stdout)["benchmarks"]


def row(what, target, now):
    print(f"| {what} | {target} | {now} |", flush=True)


def measure_extract(entente, build, folder, scale):
    source, documents = texts()
    file = folder / "texts.jsonl"
    size = repeat(documents, 50 * MB * scale, file)
    command = [entente, "extract", file, "--threads"]
    one = best(command + [1])
    two = best(command + [2])
    row(f"`extract`, {size / MB:.0f} MB ({source}), one thread", "25 MB/s",
        f"{size / MB / one.seconds:.1f} MB/s")
    row("two threads over one", "1.8", f"{one.seconds / two.seconds:.2f}")
    for suite in suites(build, "AllToLookup"):
        row("all of extraction over tokenise-and-lookup", "4",
            f"{suite.get('times_lookup', 0):.2f}")
    speed = {s["name"].split("/")[0]: s["real_time"]
             for s in suites(build, "^Extract")}
    if "ExtractTenTimesTheRules" in speed and "Extract" in speed:
        row("ten times the rules", "1.5",
            f"{speed['ExtractTenTimesTheRules'] / speed['Extract']:.2f}")


def measure_start(entente):
    run = best([entente, "explain", "x"], 20)
    row('`entente explain "x"`', "30 ms", f"{run.seconds * 1000:.0f} ms")


def measure_memory(entente, folder, scale):
    _, documents = texts()
    peaks = []
    for size in (250 * MB * scale, 1000 * MB * scale):
        file = folder / "long.jsonl"
        repeat(documents, size, file)
        with file.open() as given:
            run = Run([entente, "extract", "-"], stdin=given)
        peaks.append(f"{run.memory / MB:.0f} MB at {size / MB:.0f} MB")
        file.unlink()
    row("memory of `extract`, JSON lines", "150 MB, flat", ", ".join(peaks))


def measure_merge(entente, build, folder, scale):
    relations = int(5_000_000 * scale)
    facts = folder / "facts.jsonl"
    generator = build / "tests/bench/facts_generator"
    with facts.open("w") as out:
        Run([generator, relations], stdout=out)
    run = Run([entente, "merge", facts, "-o", folder / "merged.entente"])
    row(f"`merge` of {relations:,} relations ({facts.stat().st_size / MB:.0f} "
        "MB of facts) to a graph file", "300,000 /s",
        f"{relations / run.seconds:,.0f} /s; {relations / run.processor:,.0f} "
        "a second of processor")
    row("memory of that", "250 bytes a relation",
        f"{run.memory / relations:.0f} bytes")
    facts.unlink()


def measure_neighbors(entente, build, folder, scale):
    facts = folder / "facts.jsonl"
    graph = folder / "million.entente"
    with facts.open("w") as out:
        Run([build / "tests/bench/facts_generator", int(1_000_000 * scale)],
            stdout=out)
    Run([entente, "merge", facts, "-o", graph])
    run = best([entente, "neighbors", "country/gobe", "--graph", graph], 5)
    row("`neighbors`, a graph file of 1 million relations", "50 ms",
        f"{run.seconds * 1000:.0f} ms")


def measure_build(entente, folder, scale):
    _, documents = texts()
    file = folder / "texts.jsonl"
    size = repeat(documents, 100 * MB * scale, file)
    alone = Run([entente, "extract", file])
    run = Run([entente, "build", file, "-o", folder / "out"])
    row(f"`build` of {size / MB:.0f} MB", "bounded by extraction",
        f"{run.seconds:.1f} s; extraction alone {alone.seconds:.1f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default=".", metavar="REGEX",
                        help="extract, start, memory, merge, neighbors, build")
    options = parser.parse_args()
    os.environ.setdefault("ENTENTE_DATA", str(ROOT / "data"))
    build = options.build.resolve()
    entente = build / "entente"
    scale = 0.1 if options.quick else 1
    print("| what | target | now |\n|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, suite in {
                "extract": lambda: measure_extract(entente, build, folder, scale),
                "start": lambda: measure_start(entente),
                "memory": lambda: measure_memory(entente, folder, scale),
                "merge": lambda: measure_merge(entente, build, folder, scale),
                "neighbors":
                    lambda: measure_neighbors(entente, build, folder, scale),
                "build": lambda: measure_build(entente, folder, scale)}.items():
            if re.search(options.only, what):
                suite()


if __name__ == "__main__":
    main()
