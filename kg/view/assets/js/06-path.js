// Shortest path between two things over the facts that pass the filters, hidden things included.

/** The things and edges of the path of a state, null when none is asked for; `things` is empty when there is none. */
function pathOf(current, passing) {
  const ends = current.path ? current.path.split(" ").map((iri) => model.things.get(iri)) : [];
  if (ends.length !== 2 || !ends[0] || !ends[1]) return null;
  const edges = shortest(ends[0], ends[1], passing);
  if (!edges) return { ends, things: [], edges: [] };
  const things = [ends[0]];
  for (const edge of edges) things.push(otherEnd(edge, things.at(-1)));
  return { ends, things, edges };
}

/** Breadth first; among equally short paths the one whose steps have more sources, then the first by name of its edges. */
function shortest(from, to, passing) {
  const cameBy = new Map([[from, null]]);
  let ring = [from];
  while (ring.length && !cameBy.has(to)) {
    const next = [];
    for (const thing of ring) {
      const usable = thing.edges.filter((edge) => edge.facts.some((fact) => passing.has(fact)));
      usable.sort((a, b) => b.width - a.width || (a.key < b.key ? -1 : 1));
      for (const edge of usable) {
        const end = otherEnd(edge, thing);
        if (cameBy.has(end)) continue;
        cameBy.set(end, edge);
        next.push(end);
      }
    }
    ring = next;
  }
  if (!cameBy.has(to)) return null;
  const edges = [];
  for (let thing = to; thing !== from; thing = otherEnd(edges[0], thing)) edges.unshift(cameBy.get(thing));
  return edges;
}
