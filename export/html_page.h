#pragma once

#include <string_view>

namespace entente {

/// The explorer's page around the title, the picture and the data: plain
/// HTML, CSS and JavaScript, no library. Data are shown with textContent only,
/// so no name or sentence can be taken for markup. Private to export/html.cpp.
inline constexpr std::string_view kHtmlHead = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
* { box-sizing: border-box; }
body { margin: 0; height: 100vh; display: flex; color: #26323c;
  font: 15px/1.45 Helvetica, Arial, "DejaVu Sans", sans-serif; }
#picture { flex: 1; overflow: hidden; background: #fff; cursor: grab;
  touch-action: none; }
#picture svg { width: 100%; height: 100%; display: block; }
#picture .entity { cursor: pointer; }
#picture.chosen .node, #picture.chosen .edge { opacity: 0.12; }
#picture.chosen .lit { opacity: 1; }
#picture .here > a > *:first-child, #picture .here polygon,
#picture .here ellipse, #picture .here path { stroke-width: 3; }
aside { width: 400px; max-width: 45vw; border-left: 1px solid #d5dbe0;
  display: flex; flex-direction: column; background: #f7f9fa; }
header { padding: 14px 16px; border-bottom: 1px solid #d5dbe0; }
input { width: 100%; font: inherit; padding: 7px 9px; border: 1px solid #b5bfc7;
  border-radius: 6px; }
#panel { padding: 6px 16px 24px; overflow-y: auto; }
h1 { font-size: 19px; margin: 10px 0 2px; }
h2 { font-size: 13px; margin: 18px 0 4px; color: #5a6b7b;
  text-transform: uppercase; letter-spacing: 0.04em; }
.small { color: #5a6b7b; font-size: 13px; }
a { color: #15507a; text-decoration: none; }
a:hover { text-decoration: underline; }
.type { display: inline-block; padding: 1px 8px; border-radius: 9px;
  font-size: 12px; margin-right: 6px; border: 1px solid #0002; }
details { margin: 1px 0 5px; }
summary { cursor: pointer; }
blockquote { margin: 5px 0 5px 14px; padding-left: 10px; border-left: 3px solid
  #c9d2d9; font-size: 14px; }
.negated { color: #c0281c; } .possible { color: #777; font-style: italic; }
</style>
)html";

inline constexpr std::string_view kHtmlScript = R"html(<script>
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const picture = document.getElementById("picture");
const panel = document.getElementById("panel");
const find = document.getElementById("find");
const svg = picture.querySelector("svg");

function make(tag, text, parent, name) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (name) element.className = name;
  if (parent) parent.append(element);
  return element;
}
function badge(entity, parent) {
  const type = data.types[entity.type];
  make("span", type.name, parent, "type").style.background = type.color;
}
const address = index => "#" + encodeURIComponent(data.entities[index].key);
function link(index, parent) {
  make("a", data.entities[index].name, parent).href = address(index);
}

// Relations of each entity, both ways round.
const around = data.entities.map(() => []);
for (const relation of data.relations) {
  around[relation.subject].push([relation, true]);
  if (relation.object !== relation.subject)
    around[relation.object].push([relation, false]);
}

function list(title, indices) {
  panel.replaceChildren();
  make("h2", title, panel);
  if (indices.length === 0) make("p", "Nothing found.", panel, "small");
  for (const index of indices) {
    const line = make("div", "", panel);
    badge(data.entities[index], line);
    link(index, line);
    make("span", "  " + around[index].length, line, "small");
  }
}
function start() {
  const all = data.entities.map((_, index) => index);
  all.sort((a, b) => around[b].length - around[a].length || a - b);
  list("Most relations", all.slice(0, 40));
  make("p", "Drag to move the picture, scroll to zoom, click an entity for " +
    "its relations.", panel, "small");
}
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
find.oninput = () => {
  const words = plain(find.value).trim();
  if (!words) return start();
  const hits = [];
  data.entities.forEach((entity, index) => {
    const names = [entity.name, ...entity.aliases].map(plain);
    const at = Math.min(...names.map(name => name === words ? 0 :
      name.startsWith(words) ? 1 : name.includes(words) ? 2 : 9));
    if (at < 9) hits.push([at, -around[index].length, index]);
  });
  hits.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  list("Found", hits.slice(0, 60).map(hit => hit[2]));
};
find.onkeydown = event => {
  if (event.key === "Enter") panel.querySelector("a")?.click();
};

function light(index) {
  svg.querySelectorAll(".lit, .here").forEach(
    element => element.classList.remove("lit", "here"));
  const drawn = index === null ? undefined : data.entities[index].drawn;
  picture.classList.toggle("chosen", drawn !== undefined);
  if (drawn === undefined) return;
  svg.querySelectorAll(".n" + drawn).forEach(element => {
    element.classList.add("lit");
    for (const name of element.classList)
      if (/^n\d+$/.test(name))
        svg.querySelector(".entity." + name)?.classList.add("lit");
  });
  svg.querySelector(".entity.n" + drawn)?.classList.add("here");
}

function show(index) {
  const entity = data.entities[index];
  light(index);
  panel.replaceChildren();
  panel.scrollTop = 0;
  make("a", "← all", panel, "small").href = "#";
  make("h1", entity.name, panel);
  badge(entity, make("div", "", panel));
  if (entity.aliases.length)
    make("div", "also: " + entity.aliases.join(", "), panel, "small");
  make("div", entity.mentions + " mentions in " + entity.documents +
    " documents", panel, "small");
  if (entity.wikidata) {
    const out = make("a", "Wikidata " + entity.wikidata, panel, "small");
    out.href = "https://www.wikidata.org/wiki/" + entity.wikidata;
  }
  const groups = new Map();
  for (const [relation, out] of around[index]) {
    const predicate = data.predicates[relation.predicate];
    const title = out || predicate.symmetric ? predicate.label
                                             : predicate.inverse;
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push([relation, out ? relation.object : relation.subject]);
  }
  for (const [title, rows] of groups) {
    make("h2", title, panel);
    for (const [relation, other] of rows) {
      const row = make("details", "", panel);
      const head = make("summary", "", row);
      link(other, head);
      if (relation.factuality !== "asserted")
        make("span", "  " + (relation.factuality === "negated" ? "not so"
          : "possible"), head, relation.factuality);
      make("span", "  " + relation.confidence + " %", head, "small");
      for (const evidence of relation.evidence) {
        const quote = make("blockquote", evidence.quote || "", row);
        const more = [evidence.position, evidence.time, evidence.document,
          "rule " + evidence.rule].filter(Boolean);
        make("div", more.join(" · "), quote, "small");
      }
      if (relation.count > relation.evidence.length)
        make("div", "and " + (relation.count - relation.evidence.length) +
          " more", row, "small");
    }
  }
}

// Moving and zooming.
let box = svg.viewBox.baseVal, grip = null, moved = false;
function point(event) {
  const at = new DOMPoint(event.clientX, event.clientY);
  return at.matrixTransform(svg.getScreenCTM().inverse());
}
picture.onwheel = event => {
  event.preventDefault();
  const at = point(event), by = Math.exp(event.deltaY * 0.0015);
  box.x = at.x - (at.x - box.x) * by;
  box.y = at.y - (at.y - box.y) * by;
  box.width *= by;
  box.height *= by;
};
picture.onpointerdown = event => { grip = point(event); moved = false; };
picture.onpointermove = event => {
  if (!grip) return;
  const at = point(event);
  if (Math.abs(at.x - grip.x) + Math.abs(at.y - grip.y) > box.width / 300)
    moved = true;
  if (!moved) return;
  box.x -= at.x - grip.x;
  box.y -= at.y - grip.y;
};
window.onpointerup = () => { grip = null; };
const byDrawn = new Map();
data.entities.forEach((entity, index) => {
  if (entity.drawn !== undefined) byDrawn.set("n" + entity.drawn, index);
});
picture.onclick = event => {
  event.preventDefault();  // The picture's own links.
  if (moved) return;
  const node = event.target.closest(".entity");
  if (!node) { location.hash = ""; return; }
  for (const name of node.classList)
    if (byDrawn.has(name)) location.hash = address(byDrawn.get(name));
};

// The address says what is shown, so a browser's "back" works.
window.onhashchange = () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const index = data.entities.findIndex(entity => entity.key === wanted);
  if (wanted && index >= 0) return show(index);
  light(null);
  find.value = "";
  start();
};
window.onhashchange();
</script>
</body>
</html>
)html";

}  // namespace entente
