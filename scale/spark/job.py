"""Builds one graph from many texts on Apache Spark: scale/README.md.

  spark-submit --master spark://HOST:7077 --py-files scale/spark/ranges.py \\
    scale/spark/job.py --entente PROGRAM --data DIR INPUT... --output FILE

INPUT is JSON Lines, {"id", "text"} a line, on any file system Spark reads;
PROGRAM and DIR are paths that every worker has. Spark knows nothing of
policy, entente nothing of Spark: they talk in lines.
"""

import argparse
import bisect
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading

from pyspark import SparkConf, SparkContext, StorageLevel

from ranges import Ranges, blocks, frame, introduce, symmetric_predicates


class Program:
    """entente, as a co-process of a task."""

    def __init__(self, path, data):
        self.path = path
        self.data = data

    def extract(self, lines):
        """Facts of texts, streamed: neither is ever held as a whole."""
        first = next(lines, None)
        if first is None:
            return
        command = [
            self.path,
            "extract",
            "-",
            "--threads",
            "1",
            "--data",
            self.data,
        ]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:

            def feed():
                try:
                    with process.stdin:
                        for line in itertools.chain([first], lines):
                            process.stdin.write(line.encode() + b"\n")
                except BrokenPipeError:
                    pass  # Its exit status says why.

            feeder = threading.Thread(target=feed, daemon=True)
            feeder.start()
            for line in process.stdout:
                yield line.decode().rstrip("\n")
            feeder.join()
        if process.returncode != 0:
            raise RuntimeError(f"entente extract: status {process.returncode}")

    def merge(self, paths):
        command = [self.path, "merge", *paths, "--data", self.data]
        return subprocess.run(
            command, stdout=subprocess.PIPE, check=True
        ).stdout.decode()

    def merge_all(self, graphs, lines=()):
        """The graph of graphs, and of lines of facts."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for graph in graphs:
                paths.append(os.path.join(folder, f"{len(paths)}.jsonld"))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    file.write(graph)
            if lines or not paths:
                paths.append(os.path.join(folder, "facts.jsonl"))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    file.writelines(line + "\n" for line in lines)
            return self.merge(paths)


def cut_and_merge(program, ranges):
    """Facts of a partition to its part of each range's graph, and its people."""

    def run(partition, lines):
        people, strangers, homes = set(), set(), {}
        with tempfile.TemporaryDirectory() as folder:
            for line in lines:
                facts = json.loads(line)
                people.update(ranges.people(facts))
                for home, part in ranges.cut(facts).items():
                    strangers.update(
                        (key, home) for key in ranges.strangers(home, part)
                    )
                    path = os.path.join(folder, "%s-%d.jsonl" % home)
                    homes[home] = path
                    # Closed each time: ranges may be more than files allowed.
                    with open(path, "a", encoding="utf-8") as file:
                        file.write(json.dumps(part, ensure_ascii=False) + "\n")
            for home, path in homes.items():
                yield "graph", (home, partition), program.merge([path])
        for key, context in people:
            yield "person", key, context
        for key, home in strangers:
            yield "stranger", key, home

    return run


def tree_merge(parts, program, count, fan):
    """((range, number below count), graph) to (range, graph), `fan` at a time."""
    while count > 1:
        count = -(-count // fan)
        parts = (
            parts.map(lambda p: ((p[0][0], p[0][1] // fan), p[1]))
            .groupByKey()
            .mapValues(program.merge_all)
        )
    return parts.map(lambda p: (p[0][0], p[1]))


def introductions(records):
    """(range, people to tell it of): those of several contexts it refers to."""
    known = (
        records.filter(lambda r: r[0] == "person")
        .map(lambda r: (r[1], r[2]))
        .aggregateByKey(set(), lambda s, c: s | {c}, lambda a, b: a | b)
        .filter(lambda p: len(p[1]) > 1)
    )
    asked = (
        records.filter(lambda r: r[0] == "stranger")
        .map(lambda r: r[1:])
        .distinct()
    )
    return (
        asked.join(known)
        .flatMap(lambda p: [(p[1][0], (p[0], context)) for context in p[1][1]])
        .groupByKey()
    )


def quantiles(values, count):
    """Up to `count` - 1 of `values` that cut them into equal parts."""
    values = sorted(values)
    cuts = {values[len(values) * i // count] for i in range(1, count) if values}
    return sorted(cuts)


def sample_ranges(facts, options, symmetric):
    """Ranges of about equal numbers of entities, from some of the documents."""

    def keys(line):
        document = json.loads(line)
        return str(document["id"]), [e["key"] for e in document["entities"]]

    some = facts.sample(False, options.sample, seed=1).map(keys).collect()
    return Ranges(
        quantiles({key for _, keys in some for key in keys}, options.ranges),
        quantiles({name for name, _ in some}, options.ranges),
        symmetric,
    )


def sections(graphs, ranges):
    """The four sections of the graph, each a sorted RDD of its lines."""
    all_blocks = graphs.flatMap(lambda p: blocks(p[0], p[1], ranges))
    all_blocks.persist(StorageLevel.DISK_ONLY)
    for section in range(4):
        cuts = ranges.keys if section in (1, 2) else ranges.documents
        yield (
            all_blocks.filter(lambda b, s=section: b[0] == s)
            .map(lambda b: (b[1], b[2]))
            .reduceByKey(min)
            .repartitionAndSortWithinPartitions(
                len(cuts) + 1,
                lambda key, cuts=cuts: bisect.bisect_right(cuts, key[0]),
            )
            .values()
        )


def write(options, program, parts):
    """The graph as one file, beside its place and then renamed."""
    head, tail = frame(program.merge_all([]))
    beside = options.output + ".part"
    with open(beside, "w", encoding="utf-8", newline="") as file:
        file.writelines(line + "\n" for line in head)
        for part in parts:
            for block in part.toLocalIterator():
                file.write(block + "\n")
        file.writelines(line + "\n" for line in tail)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, options.output)


def arguments():
    parser = argparse.ArgumentParser(
        description="Texts to one graph, on Spark."
    )
    parser.add_argument(
        "input", nargs="+", help="JSON Lines, {'id', 'text'} a line"
    )
    parser.add_argument("--output", required=True, help="the graph, JSON-LD")
    parser.add_argument(
        "--parts", help="and its sorted parts, to this new folder"
    )
    parser.add_argument(
        "--entente", required=True, help="the program, on every worker"
    )
    parser.add_argument(
        "--data", required=True, help="its data, on every worker"
    )
    parser.add_argument(
        "--partitions", type=int, default=8, help="parts of the texts"
    )
    parser.add_argument(
        "--ranges", type=int, default=4, help="parts of the graph"
    )
    parser.add_argument(
        "--fan", type=int, default=4, help="graphs merged at a time"
    )
    parser.add_argument(
        "--sample", type=float, default=1.0, help="of documents, for ranges"
    )
    return parser.parse_args()


def main():
    options = arguments()
    program = Program(options.entente, options.data)
    with open(
        os.path.join(options.data, "vocabulary.txt"), encoding="utf-8"
    ) as file:
        symmetric = symmetric_predicates(file.read())
    context = SparkContext(conf=SparkConf().setAppName("entente"))
    texts = context.textFile(",".join(options.input), options.partitions)
    facts = texts.mapPartitions(program.extract).persist(StorageLevel.DISK_ONLY)
    ranges = sample_ranges(facts, options, symmetric)
    print(
        f"ranges: {len(ranges.keys) + 1}, reading done",
        file=sys.stderr,
        flush=True,
    )
    records = facts.mapPartitionsWithIndex(cut_and_merge(program, ranges))
    records.persist(StorageLevel.DISK_ONLY)
    parts = records.filter(lambda r: r[0] == "graph").map(lambda r: r[1:])
    merged = tree_merge(parts, program, facts.getNumPartitions(), options.fan)
    graphs = merged.leftOuterJoin(introductions(records)).map(
        lambda p: (
            p[0],
            program.merge_all([p[1][0]], list(introduce(set(p[1][1] or [])))),
        )
    )
    done = list(sections(graphs, ranges))
    if options.parts:
        for name, part in zip(
            ("documents", "entities", "relations", "places"), done
        ):
            part.saveAsTextFile(os.path.join(options.parts, name))
    write(options, program, done)
    context.stop()


if __name__ == "__main__":
    main()
