// Query results drawn as a graph: triples as they are, tables by the columns that hold things.
"use strict";
const kgDrawing = (() => {
  const MOST = 400;

  const nameOf = (iri) => {
    const end = iri.replace(/[#/]+$/, "").split(/[#/]/).pop();
    try { return decodeURIComponent(end).replaceAll("_", " "); } catch { return end; }
  };

  /** Triples become edges; in a row of a table, neighbouring columns with things are tied, by a column with a relation between them. */
  function edgesOf(parser) {
    const statements = parser.getStatements ? parser.getStatements() : undefined;
    if (statements && statements.length) return statements.map((s) => edge(s.subject.value, nameOf(s.predicate.value), s.object.termType === "Literal" ? null : s.object.value, s.object.value));
    const rows = parser.getBindings() || [];
    const columns = parser.getVariables() || [];
    return rows.flatMap((row) => edgesOfRow(columns.map((name) => ({ name, value: row[name] })).filter((cell) => cell.value)));
  }

  function edgesOfRow(cells) {
    const found = [];
    let last = null;
    let relation = "";
    for (const { name, value } of cells) {
      if (value.type !== "uri") continue;
      if (/ontology#|\/relation\/|\/ns[/#]|rdf-schema#|rdf-syntax|^(p|pred|predicate|relation|rel)$/.test(value.value + name) && last) { relation = nameOf(value.value); continue; }
      if (last && last !== value.value) found.push(edge(last, relation || name, value.value));
      last = value.value;
      relation = "";
    }
    return found;
  }

  const edge = (from, label, to, text = "") => ({ from, label, to: to ?? `${from} ${label} ${text}`, text: to === null ? text : "" });

  function draw(parent, edges, warning) {
    parent.replaceChildren();
    const shown = edges.slice(0, MOST);
    if (edges.length > MOST) parent.append(Object.assign(document.createElement("p"), { textContent: warning.replace("{n}", MOST) }));
    const frame = Object.assign(document.createElement("div"), { className: "kg-drawing" });
    parent.append(frame);
    const nodes = new Map();
    for (const { from, to, text } of shown) {
      nodes.set(from, { id: from, label: nameOf(from), shape: "dot", size: 10 });
      if (!nodes.has(to)) nodes.set(to, text ? { id: to, label: text.slice(0, 60), shape: "box" } : { id: to, label: nameOf(to), shape: "dot", size: 10 });
    }
    return new vis.Network(frame, { nodes: [...nodes.values()], edges: shown.map(({ from, to, label }) => ({ from, to, label, arrows: "to", font: { size: 12, align: "middle" } })) },
      { layout: { randomSeed: 7, improvedLayout: nodes.size < 150 }, physics: { stabilization: { iterations: 120 } }, nodes: { font: { size: 16 }, scaling: { label: { drawThreshold: 2 } } }, edges: { scaling: { label: { drawThreshold: 3 } } } });
  }

  return Object.freeze({ edgesOf, draw });
})();
