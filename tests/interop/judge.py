"""Loads graph.jsonld in rdflib (Debian's python3-rdflib).

  judge.py FOLDER   FOLDER holds graph.jsonld and graph.nq

Its triples must be those of graph.nq, and its answers to *.rq those in *.tsv.
Exit status 77: rdflib is missing, nothing was tested.
"""

import pathlib
import sys

try:
    import rdflib
except ImportError:
    print("skipped: rdflib is missing; apt-get install python3-rdflib")
    sys.exit(77)

here = pathlib.Path(__file__).parent
folder = pathlib.Path(sys.argv[1])
graph = rdflib.Graph()
graph.parse(folder / "graph.jsonld", format="json-ld")
direct = rdflib.Graph()
direct.parse(folder / "graph.nq", format="nt")

faults = 0
print(f"rdflib {rdflib.__version__}: {len(graph)} triples")
for name, extra in (("graph.jsonld", set(graph) - set(direct)),
                    ("graph.nq", set(direct) - set(graph))):
    for triple in sorted(extra)[:10]:
        faults += 1
        print(f"only in {name}:", *(term.n3() for term in triple))
for query in sorted(here.glob("*.rq")):
    rows = ["\t".join(str(term) for term in row)
            for row in graph.query(query.read_text("utf-8"))]
    wanted = query.with_suffix(".tsv").read_text("utf-8").splitlines()
    print(f"{query.name}: {len(rows)} rows")
    if rows != wanted:
        faults += 1
        print("wanted:", *wanted, "got:", *rows, sep="\n  ")
sys.exit(1 if faults else 0)
