#!/usr/bin/env python3
"""Measures extraction against gold, and prints the tables of docs/QUALITY.md.

    measure.py [--program build/release/entente] [--data data] [--gold DIR]
               [--into docs/QUALITY.md] [--missed N] [--spurious N] [--rules]

--gold is the folder with marked.py, score.py and the gold texts (seeds/, dev/,
external/); by default ../shared/gold beside this checkout. Our own gold is
tests/gold, the case tables are in tests/extract, judged samples in
tests/judged. The scorer is the gold's own: `entente eval` must agree with it.

--into puts the tables between the two marks of that file instead of printing.
--missed and --spurious list relations to work from, with their sentences.
--rules prints, for each relation rule, its stated confidence beside the share
that was right on gold and judged samples, and what to state instead where five
cases or more disagree by over 15 points. Needs Python 3.9 and nothing else.
"""
import argparse
import collections
import contextlib
import importlib.util
import io
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPES = "Person Country Institution Agreement Place Event Document".split()
MARKS = ("<!-- figures -->", "<!-- end of figures -->")
BINS = ((0, 50), (50, 60), (60, 70), (70, 80), (80, 90), (90, 101))


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def extract(options, path):
    """Facts of the texts of a JSON Lines file, by id."""
    done = subprocess.run(
        [options.program, "extract", "--data", options.data, str(path)],
        check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines = done.stdout.decode("utf-8").splitlines()
    return {d["id"]: d for d in map(json.loads, lines)}


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "|".join("---" if i == 0 else "--:" for i in range(len(head))) + "|")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def prf(row):
    return [f"{row['P']:.1f}", f"{row['R']:.1f}", f"{row['F1']:.1f}"]


def interval(hit, said):
    """Wilson's 95 % interval of a share, in percent."""
    if said == 0:
        return "-"
    z, p = 1.96, hit / said
    middle = p + z * z / (2 * said)
    spread = z * math.sqrt(p * (1 - p) / said + z * z / (4 * said * said))
    low, high = ((middle + s * spread) / (1 + z * z / said) for s in (-1, 1))
    return f"{100 * low:.0f}-{100 * high:.0f}"


class Said:
    """A relation that the program said, and whether gold has it."""

    def __init__(self, scorer, document, facts):
        self.pairs = scorer.align(*scorer.mentions_of(facts), *scorer.mentions_of(document))
        self.scorer = scorer
        self.document = document
        self.facts = facts

    def rename(self, entity):
        return self.pairs.get(entity, "system:" + str(entity))

    def key(self, relation, rename):
        s, p, o = rename(relation["subject"]), relation["predicate"], rename(relation["object"])
        if p in self.scorer.SYMMETRIC and str(o) < str(s):
            s, o = o, s
        return s, p, o

    def each(self):
        """(relation, right or not, the gold's relation); optional ones left out."""
        gold = {self.key(r, str): r for r in self.document["relations"]}
        for relation in self.facts["relations"]:
            found = gold.get(self.key(relation, self.rename))
            if found and found.get("qualifiers", {}).get("optional") == "yes":
                continue
            yield relation, found is not None, found

    def missed(self):
        have = {self.key(r, self.rename) for r in self.facts["relations"]}
        for r in self.document["relations"]:
            if r.get("qualifiers", {}).get("optional") != "yes" and self.key(r, str) not in have:
                yield r


def sets_of(options):
    """{name: gold documents}."""
    marked = module(options.gold / "marked.py")
    sets = {}
    for name, folder in (("seeds", options.gold / "seeds"), ("dev", options.gold / "dev"),
                         ("own", ROOT / "tests/gold")):
        documents = {}
        for path in sorted(folder.glob("*.gold")):
            document, faults = marked.read(str(path))
            for fault in faults:
                print(fault, file=sys.stderr)
            documents[document["id"]] = document
        if documents:
            sets[name] = documents
    return sets


def cases(options, work):
    """Share of the rows of the two case tables that are wholly right."""
    rows = []
    relation_lines, mention_lines = [], []
    for name, into in (("relation_cases.txt", relation_lines), ("mention_cases.txt", mention_lines)):
        with open(ROOT / "tests/extract" / name, encoding="utf-8") as lines:
            into += [l.rstrip("\n").split(" | ") for l in lines if l.strip() and not l.startswith("#")]
    path = work / "cases.jsonl"
    docs, marks = [], {}
    for name, marked in ((r[0].strip(), " | ".join(r[1:])) for r in mention_lines):
        text, spans, at = "", set(), 0
        for m in re.finditer(r"\[\[|\[(\w+) ([^\[\]]*)\]", marked):
            text += marked[at:m.start()]
            if m.group(0) == "[[":
                text += "["
            else:
                spans.add((len(text), len(text) + len(m.group(2)), m.group(1)))
                text += m.group(2)
            at = m.end()
        text += marked[at:]
        docs.append({"id": "m:" + name, "text": text})
        marks["m:" + name] = spans
    docs += [{"id": "r:" + r[0].strip(), "text": r[1].strip()} for r in relation_lines]
    path.write_text("".join(json.dumps(d) + "\n" for d in docs), encoding="utf-8")
    facts = extract(options, path)
    right = 0
    for key, want in marks.items():
        kind = {e["id"]: e["type"] for e in facts[key]["entities"]}
        right += want == {(m["start"], m["end"], kind[m["entity"]]) for m in facts[key]["mentions"]}
    rows.append(["mention_cases.txt", len(marks), right, f"{100 * right / len(marks):.1f}"])
    symmetric = {"alliedWith", "agree", "consult", "cooperate"}
    predicates = {l.split()[1] for l in (ROOT / "data/vocabulary.txt").read_text().splitlines()
                  if l.startswith("predicate ")}
    right = 0
    for name, _, wanted in ((r[0].strip(), r[1], r[2]) for r in relation_lines):
        document = facts["r:" + name]
        names = {e["id"]: {e["name"], *e.get("aliases", [])} for e in document["entities"]}
        said = [(names[r["subject"]], r["predicate"], names[r["object"]]) for r in document["relations"]]
        fine, used = True, set()
        for one in [] if wanted.strip() == "none" else wanted.split(";"):
            note = re.search(r"\(([a-z, ]+)\)\s*$", one)
            words = re.sub(r"\([a-z, ]+\)\s*$", "", one).split()
            at = next(i for i, w in enumerate(words) if w in predicates)
            s, p, o = " ".join(words[:at]), words[at], " ".join(words[at + 1:])
            hits = [i for i, (a, q, b) in enumerate(said) if q == p and
                    ((s in a and o in b) or (p in symmetric and o in a and s in b))]
            used.update(hits)
            fine = fine and (bool(hits) or "optional" in (note.group(1) if note else ""))
        right += fine and len(used) == len(said)
    rows.append(["relation_cases.txt", len(relation_lines), right,
                 f"{100 * right / len(relation_lines):.1f}"])
    print("Case tables: rows with every mention or relation right and none beside.\n")
    table(["table", "rows", "right", "%"], rows)


def judged():
    """{sample: its rows as dicts; `verdict` is one word}, of tests/judged."""
    samples = {}
    for path in sorted((ROOT / "tests/judged").glob("*.tsv")):
        with open(path, encoding="utf-8") as lines:
            rows = [l.rstrip("\n").split("\t") for l in lines if l.strip() and not l.startswith("#")]
        samples[path.name] = [dict(zip(rows[0], row)) for row in rows[1:]]
        for row in samples[path.name]:
            row["verdict"] = row.get("verdict", "").split(":")[0].strip()
    return samples


def print_judged(samples):
    rows = []
    for name, sample in samples.items():
        verdicts = collections.Counter(row["verdict"] for row in sample)
        wrong = verdicts["wrong"]
        right = verdicts["right"]
        rows.append([name, len(sample), ", ".join(f"{v} {n}" for v, n in sorted(verdicts.items())),
                     f"{100 * right / (right + wrong):.0f}" if right + wrong else "-",
                     interval(right, right + wrong)])
    if rows:
        print("Judged samples: right among right and wrong.\n")
        table(["sample", "rows", "verdicts", "right %", "95 % interval"], rows)


def print_rules(options, relations, samples):
    sure = stated_by_rule(options.data)
    said, hit, means = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    for r, ok, _ in relations:
        said[r["rule"]] += 1
        hit[r["rule"]] += ok
        means[r["rule"]].append(100 * r["confidence"])
    for sample in samples.values():
        for row in sample:
            if row.get("rule") and row["verdict"] in ("right", "wrong"):
                said[row["rule"]] += 1
                hit[row["rule"]] += row["verdict"] == "right"
    rows = []
    for rule, n in sorted(said.items()):
        stated = sum(means[rule]) / len(means[rule]) if means[rule] else sure.get(rule, 80)
        share = 100 * hit[rule] / n
        instead = ""
        if n >= 5 and abs(share - stated) > 15 and rule in sure:
            # What was stated counts as five cases more; deductions stay as they are.
            instead = min(round(sure[rule] * (100 * hit[rule] + 5 * stated) / (n + 5) / stated), 95)
        rows.append([rule, sure.get(rule, "-"), f"{stated:.0f}", hit[rule], n, f"{share:.0f}", instead])
    print("Rules: what they state, and what gold and judged samples say.\n")
    table(["rule", "sure", "mean stated", "right", "said", "right %", "state instead"], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build/release/entente"))
    parser.add_argument("--data", default=str(ROOT / "data"))
    parser.add_argument("--gold", type=pathlib.Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--spurious", type=int, default=0)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--into", type=pathlib.Path)
    options = parser.parse_args()
    if not (options.gold / "score.py").exists():
        parser.error(f"no score.py in {options.gold}: name the folder with --gold")
    if not options.into:
        return measure(options)
    page = options.into.read_text(encoding="utf-8")
    if page.count(MARKS[0]) != 1 or page.count(MARKS[1]) != 1:
        parser.error(f"{options.into} needs '{MARKS[0]}' and '{MARKS[1]}', once each")
    tables = io.StringIO()
    with contextlib.redirect_stdout(tables):
        measure(options)
    before, rest = page.split(MARKS[0])
    options.into.write_text(before + MARKS[0] + "\n\n" + tables.getvalue() + MARKS[1] +
                            rest.split(MARKS[1])[1], encoding="utf-8")


def measure(options):
    scorer = module(options.gold / "score.py")
    scores, every, errors = {}, [], {}
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        pooled_gold, pooled_facts = {}, {}
        for name, gold in sets_of(options).items():
            path = work / f"{name}.jsonl"
            path.write_text("".join(json.dumps(d) + "\n" for d in gold.values()), encoding="utf-8")
            facts = extract(options, path)
            scores[name], errors[name] = scorer.score(gold, facts)
            every += [Said(scorer, gold[key], facts[key]) for key in gold]
            pooled_gold.update(gold)
            pooled_facts.update(facts)
        pooled, _ = scorer.score(pooled_gold, pooled_facts)
        external = None
        path = options.gold / "external/crossner-politics-dev.jsonl"
        if path.exists():
            gold = scorer.load(path)
            types = {e["type"] for d in gold.values() for e in d["entities"]}
            facts = {k: scorer.names_only(d, types) for k, d in extract(options, path).items()}
            external, _ = scorer.score(gold, facts)

        print("Summary: F1 in percent.\n")
        rows = []
        for name, s in scores.items():
            r = s["relation"]
            rows.append([name, f"{s['mention']['core']['F1']:.1f}", f"{s['mention']['all']['F1']:.1f}",
                         f"{s['entity B-cubed, core']['F1']:.1f}", *prf(r["exact"]),
                         f"{r['events as quads']['F1']:.1f}", f"{r['optional required']['F1']:.1f}"])
        table(["set", "mention, core", "mention, all", "entity B-cubed", "relation P", "R", "F1",
               "F1, quads", "F1, optional required"], rows)
        print("Mentions by type: precision / recall / F1, and how many the gold has.\n")
        head = ["type"]
        columns = dict(scores)
        if external:
            columns["CrossNER"] = external
        for name in columns:
            head += [name, "n"]
        rows = []
        for kind in TYPES + ["Location", "core", "all"]:
            row = [kind]
            for s in columns.values():
                r = s["mention"].get(kind)
                known = r and not (s is external and kind == "core")
                row += [" / ".join(prf(r)), r["gold"]] if known else ["", ""]
            if any(row[1:]):
                rows.append(row)
        table(head, rows)
        print(f"Relations by predicate, {' + '.join(scores)}.\n")
        table(["predicate", "P", "R", "F1", "right", "said", "gold"],
              [[k, *prf(r), r["hit"], r["said"], r["gold"]] for k, r in
               sorted(pooled["predicate"].items(), key=lambda item: -item[1]["gold"])] +
              [["all", *prf(pooled["relation"]["exact"]),
                *(pooled["relation"]["exact"][k] for k in ("hit", "said", "gold"))]])

        relations = [(r, right, gold) for said in every for r, right, gold in said.each()]
        print("Reliability: relations by stated confidence, optional ones left out.\n")
        rows = []
        for low, high in BINS:
            inside = [(r["confidence"], right) for r, right, _ in relations
                      if low <= round(100 * r["confidence"]) < high]
            if inside:
                hit = sum(right for _, right in inside)
                stated = sum(c for c, _ in inside) / len(inside)
                rows.append([f"{low}-{min(high - 1, 100)} %", len(inside), f"{100 * stated:.0f}",
                             f"{100 * hit / len(inside):.0f}", interval(hit, len(inside))])
        table(["stated", "said", "mean stated %", "right %", "95 % interval"], rows)

        print("Qualifiers of relations that are right.\n")
        right = [(r.get("qualifiers", {}), gold.get("qualifiers", {})) for r, ok, gold in relations if ok]
        rows = []
        for kind, usual in (("factuality", "asserted"), ("position", None), ("time", None)):
            both = [(a.get(kind, usual), b.get(kind, usual)) for a, b in right]
            rows.append([kind, sum(a is not None for a, _ in both), sum(b is not None for _, b in both),
                         sum(a is not None and a == b for a, b in both)])
        table(["qualifier", "said", "gold", "equal"], rows)
        cases(options, work)
    samples = judged()
    print_judged(samples)
    if options.rules:
        print_rules(options, relations, samples)
    for kind, most in (("missed", options.missed), ("spurious", options.spurious)):
        if most:
            list_errors(kind, most, every)


def stated_by_rule(data):
    """{rule: its `sure` line}."""
    sure = {}
    for path in sorted((pathlib.Path(data) / "rules").glob("*.rules")):
        name = None
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if words[:1] == ["rule"]:
                name = words[1]
                sure[name] = 80
            elif words[:1] == ["sure"] and name:
                sure[name] = int(words[1])
    return sure


def list_errors(kind, most, every):
    print(f"{kind} relations\n")
    shown = 0
    for said in every:
        names = {e["id"]: e["name"] for e in said.document["entities"]}
        if kind == "spurious":
            names = {e["id"]: e["name"] for e in said.facts["entities"]}
            wrong = [r for r, ok, _ in said.each() if not ok]
        else:
            wrong = list(said.missed())
        for r in wrong:
            if shown == most:
                return
            shown += 1
            words = " ".join(said.document["text"][r["evidence"][0]:r["evidence"][1]].split())
            rule = f" by {r['rule']} ({r['confidence']})" if "rule" in r else ""
            print(f"{said.document['id']}: {names[r['subject']]} {r['predicate']} "
                  f"{names[r['object']]}{rule}: {words[:200]}")


if __name__ == "__main__":
    main()
