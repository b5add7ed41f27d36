// The graph as the page knows it: things, facts and edges by their IRI, so that more can be added later.

const data = JSON.parse(byId("data").textContent);

const model = {
  things: new Map(),
  facts: new Map(),
  edges: new Map(),
  documents: new Map(),
  relations: new Map(),
  classes: new Map(),
  groups: [],
  clashes: [],
};

/**
 * Add a payload (kg/view/payload.py). Numbers in it are places in its own lists; what is known already stays.
 * What comes later (21-live.js) has a layout and measures of its own, which say nothing here: it starts small and without a place.
 */
function addPayload(payload, { later = false } = {}) {
  const keep = (map, list) => list.map((entry) => {
    if (!map.has(entry.iri)) map.set(entry.iri, entry);
    return map.get(entry.iri);
  });
  const documents = keep(model.documents, payload.documents);
  const relations = keep(model.relations, payload.relations);
  const classes = keep(model.classes, payload.classes);
  const things = payload.things.map((thing, number) => keepThing(later ? { ...thing, importance: 0, bridge: 0, group: null } : thing, later ? { size: 9 } : payload.nodes[number], classes, documents));
  const facts = payload.statements.map((fact) => keepFact(fact, { things, relations, documents, quotes: payload.quotes }));
  for (const edge of payload.edges) keepEdge(edge, things, facts);
  if (!later) for (const members of payload.groups) model.groups.push({ members: members.slice(0, -1).map((n) => things[n]), size: members.at(-1) });
  for (const clash of payload.clashes) {
    const together = clash.map((number) => facts[number]);
    model.clashes.push(together);
    for (const fact of together) fact.clash = together;
  }
}

function keepThing(thing, drawn, classes, documents) {
  const known = model.things.get(thing.iri);
  if (known) return known;
  const made = {
    iri: thing.iri, en: thing.en, de: thing.de, names: thing.names || [], former: thing.former || [], links: thing.links || [],
    family: thing.family, classes: (thing.classes || []).map((n) => classes[n]), documents: (thing.documents || []).map((n) => documents[n]),
    nameless: Boolean(thing.nameless), importance: thing.importance || 0, bridge: thing.bridge || 0, group: thing.group ?? null,
    rank: model.things.size, size: drawn.size, x: drawn.x, y: drawn.y, central: drawn.x !== undefined, edges: [], facts: [],
  };
  model.things.set(made.iri, made);
  return made;
}

function keepFact(fact, { things, relations, documents, quotes }) {
  const known = model.facts.get(fact.iri);
  if (known) return known;
  const made = {
    iri: fact.iri, subject: things[fact.s] || null, who: fact.who || "", relation: relations[fact.p], object: fact.o === undefined ? null : things[fact.o],
    text: fact.text || "", status: fact.status, confidence: fact.confidence || 0, speakers: (fact.by || []).map((n) => things[n]),
    at: fact.at || "", from: fact.from || "", until: fact.until || "", position: fact.position || "",
    evidence: fact.evidence.map(([document, quote, subject, object]) => ({ document: documents[document] || null, quote: quotes[quote], subject, object })),
    clash: null,
  };
  made.documents = [...new Set(made.evidence.map((e) => e.document).filter(Boolean))];
  model.facts.set(made.iri, made);
  for (const thing of new Set([made.subject, made.object, ...made.speakers])) thing?.facts.push(made);
  return made;
}

function keepEdge(edge, things, facts) {
  const [source, target] = [things[edge.from], things[edge.to]];
  const own = edge.statements.map((number) => facts[number]);
  const key = [source.iri, own[0].relation.iri, target.iri, edge.status].join(" ");
  const known = model.edges.get(key);
  if (known) {
    known.facts = [...new Set([...known.facts, ...own])];
    return;
  }
  const made = { key, source, target, relation: own[0].relation, status: edge.status, facts: own, width: edge.width, bend: edge.bend, drawn: edge };
  model.edges.set(key, made);
  source.edges.push(made);
  if (target !== source) target.edges.push(made);
}

const otherEnd = (edge, thing) => (edge.source === thing ? edge.target : edge.source);
const mainClass = (thing) => thing.classes[0] || null;
