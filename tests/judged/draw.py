#!/usr/bin/env python3
"""Draws what people judge: relations that the program says, or sentences.

    draw.py relations FACTS.jsonl [--count 200] [--seed 1] [--known OLD.tsv]
    draw.py sentences FACTS.jsonl [--count 100] [--seed 1] [--known OLD.tsv]
    draw.py show FACTS.jsonl --known OLD.tsv

Rows name a stretch of a text by its code points, begin:end; `show` prints the
rows of OLD with the words, from FACTS or any JSON Lines with "id" and "text".

FACTS is what `entente extract` prints. The draw depends on the seed and on what
is drawn from, never on its order: each candidate has a number, the SHA-256 of
the seed and itself, and the lowest are taken. So a changed program draws mostly
the same rows again, and --known takes their verdicts over.

--without FOLDER leaves out documents that the gold in it has.
"""
import argparse
import hashlib
import json
import pathlib
import re

HEADS = {
    "relations": ["document", "subject", "predicate", "object", "rule", "evidence", "verdict"],
    "sentences": ["document", "sentence", "said", "missed", "verdict"],
}
KEYS = {"relations": 4, "sentences": 2}  # Leading columns that make a row itself.


def plain(text):
    return " ".join(text.split())


def relations(document):
    names = {e["id"]: e["name"] for e in document["entities"]}
    for r in document["relations"]:
        begin, end = r["evidence"]
        predicate = r["predicate"]
        factuality = r.get("qualifiers", {}).get("factuality", "asserted")
        if factuality != "asserted":
            predicate += f" ({factuality})"
        yield [document["id"], plain(names[r["subject"]]), predicate, plain(names[r["object"]]),
               r["rule"], f"{begin}:{end}"]


def sentences(document):
    text = document["text"]
    names = {e["id"]: e["name"] for e in document["entities"]}
    for m in re.finditer(r"[^\n]+?(?:[.!?][”\"’)]*(?=\s+[A-Z“\"])|(?=\n)|$)", text):
        words = plain(m.group(0))
        if len(words.split()) < 8:
            continue
        said = [f"{names[r['subject']]} {r['predicate']} {names[r['object']]}"
                for r in document["relations"]
                if r["evidence"][0] < m.end() and m.start() < r["evidence"][1]]
        yield [document["id"], f"{m.start()}:{m.end()}", "; ".join(map(plain, said)), ""]


def verdicts(path, what):
    if path is None:
        return {}
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")
            if line.strip() and not line.startswith("#")]
    head, keep = rows[0], KEYS[what]
    return {tuple(row[:keep]): dict(zip(head, row)) for row in rows[1:]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=[*sorted(HEADS), "show"])
    parser.add_argument("facts")
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--known")
    parser.add_argument("--without", type=pathlib.Path)
    options = parser.parse_args()
    if options.what == "show":
        texts = {d["id"]: d["text"] for d in map(json.loads, open(options.facts, encoding="utf-8"))}
        for line in open(options.known, encoding="utf-8"):
            row = line.rstrip("\n").split("\t")
            for i, cell in enumerate(row):
                if re.fullmatch(r"\d+:\d+", cell) and row[0] in texts:
                    begin, end = map(int, cell.split(":"))
                    row[i] = plain(texts[row[0]][begin:end])
            print("\t".join(row))
        return
    gold = [path.stem for path in options.without.rglob("*.gold")] if options.without else []
    known = verdicts(options.known, options.what)
    drawn = []
    with open(options.facts, encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            if any(stem.endswith(document["id"]) for stem in gold):
                continue
            for row in globals()[options.what](document):
                keys = "\t".join([options.seed, *row[:KEYS[options.what]]])
                drawn.append((hashlib.sha256(keys.encode()).hexdigest(), row))
    print("\t".join(HEADS[options.what]))
    for _, row in sorted(drawn)[:options.count or (200 if options.what == "relations" else 100)]:
        old = known.get(tuple(row[:KEYS[options.what]]), {})
        row.append(old.get("verdict", ""))
        if options.what == "sentences":
            row[3] = old.get("missed", "")
        print("\t".join(row))


if __name__ == "__main__":
    main()
