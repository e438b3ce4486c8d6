"""Prints the texts that the tests of this folder read, as JSON Lines: the
samples, and ../shared/texts where they are."""

import json
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parent.parent
for file in sorted(root.glob("data/samples/*")):
    text = file.read_text(encoding="utf-8")
    print(json.dumps({"id": file.name, "text": text}))
for file in sorted(root.parent.glob("shared/texts/*.jsonl")):
    sys.stdout.write(file.read_text(encoding="utf-8"))
