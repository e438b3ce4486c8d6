"""Cut into any ranges and merged again, facts make the same graph to the byte.

  ranges_test.py PROGRAM DATA

No Spark needed. The facts are made up to be awkward: people of one name in two
countries, alone and as partners of a symmetric relation, keys that sort between
a name and the same name with its country, documents without entities, texts
outside ASCII.
"""

import itertools
import json
import pathlib
import random
import subprocess
import sys

from ranges import Ranges, blocks, frame, introduce, symmetric_predicates

PROGRAM, DATA = sys.argv[1:3]
NAMES = ["Kim", "Kim A", "Kim-Jones", "Kimble", "Ki", "Åsa Kim", "Zoe"]
CONTEXTS = ["", "country/KR", "country/US", "country/AE"]
PREDICATES = ["consult", "agree", "accuse", "support"]


def merge(lines):
    command = [PROGRAM, "merge", "-", "--data", DATA]
    text = "".join(line + "\n" for line in lines)
    return subprocess.run(
        command, input=text.encode(), stdout=subprocess.PIPE, check=True
    ).stdout.decode()


def document(number, chance):
    text = "Ünited people met. " * 9
    names = chance.sample(NAMES, chance.randrange(len(NAMES)))
    entities, mentions = [], []
    for i, name in enumerate(names):
        key = "person/" + name.lower().replace(" ", "-")
        entities.append(
            {
                "id": f"e{i}",
                "type": "Person",
                "name": name,
                "key": key,
                "aliases": [],
                "context": chance.choice(CONTEXTS),
            }
        )
        mentions.append({"start": 9 * i, "end": 9 * i + 4, "entity": f"e{i}"})
    relations = [
        {
            "subject": a["id"],
            "predicate": chance.choice(PREDICATES),
            "object": b["id"],
            "evidence": [0, chance.choice([18, 37])],
            "rule": "made-up",
            "confidence": 0.7,
        }
        for a, b in itertools.permutations(entities, 2)
        if chance.random() < 0.3
    ]
    return {
        "id": f"d {number % 17}/é{number}",
        "text": text,
        "entities": entities,
        "mentions": mentions,
        "relations": relations,
    }


def in_ranges(documents, ranges):
    parts, people, strangers = {}, {}, {}
    for facts in documents:
        for key, context in ranges.people(facts):
            people.setdefault(key, set()).add(context)
        for home, part in ranges.cut(facts).items():
            parts.setdefault(home, []).append(json.dumps(part))
            strangers.setdefault(home, set()).update(
                ranges.strangers(home, part)
            )
    sorted_blocks = {}
    for home, lines in parts.items():
        told = {
            (k, c)
            for k in strangers[home]
            for c in people[k]
            if len(people[k]) > 1
        }
        for section, key, block in blocks(
            home, merge(lines + list(introduce(told))), ranges
        ):
            assert sorted_blocks.setdefault((section, key), block) == block
    head, tail = frame(merge([]))
    middle = [block for _, block in sorted(sorted_blocks.items())]
    return "\n".join(head + middle + tail) + "\n"


def main():
    vocabulary = pathlib.Path(DATA, "vocabulary.txt").read_text(
        encoding="utf-8"
    )
    symmetric = symmetric_predicates(vocabulary)
    assert "consult" in symmetric and "accuse" not in symmetric
    for seed in range(40):
        chance = random.Random(seed)
        documents = [
            document(n, chance) for n in range(chance.randrange(1, 12))
        ]
        whole = merge(json.dumps(d) for d in documents)
        keys = sorted(
            {e["key"] for d in documents for e in d["entities"]}
            | {"person/kim-m"}
        )
        cuts = sorted(chance.sample(keys, chance.randrange(len(keys))))
        names = sorted(
            chance.sample([d["id"] for d in documents], len(documents) // 2)
        )
        found = in_ranges(documents, Ranges(cuts, names, symmetric))
        if found != whole:
            sys.exit(f"seed {seed}, ranges {cuts}: another graph")
    print("40 graphs, cut at random, the same to the byte")


if __name__ == "__main__":
    main()
