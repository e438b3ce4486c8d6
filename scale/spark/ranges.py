"""Cuts facts into key ranges, and the graph of a range into sorted blocks.

Knows the lines that `entente extract` and `entente merge` write, not Spark.

A range holds the entities whose keys fall into it, with all that documents say
of them, and every relation that may begin at one. So each node and each
relation of the graph is whole in one range, and no range needs another but for
this: whether two documents mean one person (docs/JSONLD.md, "People of one
name"). People at the other end of a relation are therefore told to the range.
"""

import bisect
import json
from urllib.parse import unquote


def symmetric_predicates(vocabulary):
    """Predicates of data/vocabulary.txt whose ends may be swapped."""
    return {
        line.split()[1]
        for line in vocabulary.splitlines()
        if line.startswith("predicate") and "symmetric=yes" in line
    }


class Ranges:
    """`keys` and `documents` are sorted: where ranges 1, 2, ... begin."""

    def __init__(self, keys, documents, symmetric):
        self.keys = keys
        self.documents = documents
        self.symmetric = symmetric

    def of_key(self, key):
        return ("entity", bisect.bisect_right(self.keys, key))

    def of_document(self, name):
        return ("document", bisect.bisect_right(self.documents, name))

    def cut(self, facts):
        """One document's facts as {range: facts of that range}."""
        entities = {e["id"]: e for e in facts["entities"]}
        place = {i: self.of_key(e["key"]) for i, e in entities.items()}
        relations = {}
        for relation in facts["relations"]:
            homes = {place[relation["subject"]]}
            if relation["predicate"] in self.symmetric:
                homes.add(place[relation["object"]])
            for home in homes:
                relations.setdefault(home, []).append(relation)
        parts = {}
        for home in set(place.values()):
            said = relations.get(home, [])
            ends = {r[end] for r in said for end in ("subject", "object")}
            part = {
                "id": str(facts["id"]),
                # Only relations quote it. Without it offsets stay as they are.
                "text": "",
                "entities": [
                    e
                    for i, e in entities.items()
                    if place[i] == home or i in ends
                ],
                "mentions": [
                    m for m in facts["mentions"] if place[m["entity"]] == home
                ],
                "relations": said,
            }
            if "text_sha256" in facts:
                part["text_sha256"] = facts["text_sha256"]
            elif said:
                part["text"] = facts["text"]
            parts[home] = part
        own = {
            k: facts[k] for k in ("id", "source", "text_sha256") if k in facts
        }
        if "text_sha256" not in own:
            own["text"] = ""
        parts[self.of_document(str(facts["id"]))] = own
        return parts

    def people(self, facts):
        """(key, context) of each person: what may tell two of them apart."""
        for e in facts["entities"]:
            if e["type"] == "Person":
                yield e["key"], e.get("context", "")

    def strangers(self, home, part):
        """People whom the part of a range names but that live elsewhere."""
        for e in part.get("entities", []):
            if e["type"] == "Person" and self.of_key(e["key"]) != home:
                yield e["key"]


def introduce(people):
    """Facts of no document that name (key, context) pairs to a range."""
    for number, (key, context) in enumerate(sorted(people)):
        person = {"id": "e1", "type": "Person", "name": key, "key": key}
        if context:
            person["context"] = context
        yield json.dumps(
            {"id": f"introduced/{number}", "text": "", "entities": [person]}
        )


def frame(empty_graph):
    """What stands before and after the nodes of every graph."""
    lines = empty_graph.splitlines()
    return lines[:3], lines[3:]


def blocks(home, graph, ranges):
    """Blocks (section, sort key, lines) of a range's graph.

    Sections in the order of the file: 0 documents, 1 entities, 2 relations,
    3 places of evidence. Equal blocks of two ranges have equal keys.
    """
    key, lines, section = None, [], None
    for line in graph.splitlines():
        found = _place(line)
        if found is None:
            continue
        if found == "more":
            lines.append(line)
            continue
        if (section, key) != found:
            if lines and _is_of(home, section, key, ranges):
                yield section, key, "\n".join(lines)
            (section, key), lines = found, []
        lines.append(line)
    if lines and _is_of(home, section, key, ranges):
        yield section, key, "\n".join(lines)


def _place(line):
    """(section, key) of a node, "more" if it goes with the one before."""
    if not line.startswith('{"@id":"'):
        return None
    iri = line.split('"', 4)[3]
    kind, _, name = iri.partition(":")
    if kind == "d":
        document, mark, span = name.partition("#char=")
        if not mark:
            return 0, (unquote(document),)
        span, _, selector = span.partition(";")
        begin, end = span.split(",")
        return 3, (unquote(document), int(begin), int(end), selector)
    if kind == "e":
        return 1, (unquote(name),)
    if kind == "r" and "#" not in name:
        return 2, (unquote(name.partition(";")[0]),)
    return "more" if kind in ("a", "r") else None


def _is_of(home, section, key, ranges):
    """True if the block is this range's to write."""
    if section == 0:
        return home == ranges.of_document(key[0])
    if section == 3:
        return home[0] == "entity"
    return home == ranges.of_key(key[0].partition("@")[0])
