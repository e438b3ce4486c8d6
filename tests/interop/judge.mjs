// Loads graph.jsonld in jsonld.js and in oxigraph.
//
//   node judge.mjs FOLDER   FOLDER holds graph.jsonld and graph.nq
//
// Both must give the triples of graph.nq, and the same answers to *.rq as in
// *.tsv. Exit status 77: packages are missing, nothing was tested.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
let jsonld, oxigraph;
try {
  jsonld = (await import("jsonld")).default;
  oxigraph = (await import("oxigraph")).default;
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.log(`skipped: packages are missing; npm ci --prefix ${here}`);
  process.exit(77);
}

const read = (file) => fs.readFileSync(file, "utf8");
const store = (text, format) => {
  const made = new oxigraph.Store();
  made.load(text, { format });
  return made;
};
const text = read(path.join(folder, "graph.jsonld"));
const offline = () => {
  throw new Error("a remote context was asked for");
};
const quads = await jsonld.toRDF(JSON.parse(text), {
  format: "application/n-quads",
  documentLoader: offline,
});
const direct = store(read(path.join(folder, "graph.nq")), "application/n-quads");
const judges = {
  "jsonld.js": store(quads, "application/n-quads"),
  oxigraph: store(text, "application/ld+json"),
};
const triples = (of) => new Set(of.match().map((quad) => quad.toString()));

let faults = 0;
for (const [name, judge] of Object.entries(judges)) {
  console.log(`${name}: ${judge.size} triples`);
  const theirs = triples(judge);
  const ours = triples(direct);
  for (const [where, a, b] of [[name, theirs, ours], ["graph.nq", ours, theirs]])
    for (const triple of [...a].filter((t) => !b.has(t)).slice(0, 10)) {
      ++faults;
      console.log(`only in ${where}: ${triple}`);
    }
  for (const query of fs.readdirSync(here).filter((f) => f.endsWith(".rq"))) {
    const file = path.join(here, query);
    const rows = judge
      .query(read(file))
      .map((row) => [...row.values()].map((term) => term.value).join("\t"));
    const wanted = read(file.replace(/rq$/, "tsv")).trimEnd().split("\n");
    console.log(`${query}: ${rows.length} rows`);
    if (rows.join("\n") !== wanted.join("\n")) {
      ++faults;
      console.log(["wanted:", ...wanted, "got:", ...rows].join("\n  "));
    }
  }
}
process.exit(faults === 0 ? 0 : 1);
