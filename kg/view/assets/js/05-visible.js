// What passes the filters: a pure function of the model and the state, worked out once for each state.

const MOST_SHOWN = 5000; // what vis-network draws in time (benchmarks/picture.py)

let last = { state: null, facts: 0, things: 0, found: null };

function visible() {
  const [things, facts] = [model.things.size, model.facts.size];
  if (last.state !== state || last.facts !== facts || last.things !== things) last = { state, facts, things, found: compute(state) };
  return last.found;
}

function compute(current) {
  const passes = factFilter(current);
  const kind = thingFilter(current);
  const facts = [];
  for (const fact of model.facts.values()) {
    if (passes(fact) && (!fact.subject || kind(fact.subject)) && (!fact.object || kind(fact.object))) facts.push(fact);
  }
  const passing = new Set(facts);
  const picked = pickedOf(current);
  const path = pathOf(current, passing);
  const shown = (thing) => kind(thing) && isShown(thing, current, picked, path);
  const edges = [];
  for (const edge of model.edges.values()) {
    if (!shown(edge.source) || !shown(edge.target)) continue;
    const own = edge.facts.filter((fact) => passing.has(fact));
    if (own.length && (!current.touching || touches(edge, picked))) edges.push({ edge, facts: own });
  }
  const things = new Set(edges.flatMap(({ edge }) => [edge.source, edge.target]));
  for (const thing of model.things.values()) {
    const wanted = thing === picked.thing || current.opened.includes(thing.iri) || (current.lonely && !thing.edges.length);
    if (wanted && kind(thing) && !current.closed.includes(thing.iri)) things.add(thing);
  }
  const selected = current.touching ? facts.filter((fact) => factTouches(fact, picked)) : facts;
  return { things, edges, facts: selected, passing, path, picked };
}

function isShown(thing, current, picked, path) {
  if (current.closed.includes(thing.iri)) return false;
  return thing.central || (current.everything && thing.rank < MOST_SHOWN) || thing === picked.thing || current.opened.includes(thing.iri) || path?.things.includes(thing);
}

function thingFilter({ offClasses, nameless }) {
  const off = new Set(offClasses);
  return (thing) => !off.has(mainClass(thing)?.iri ?? "") && (nameless || !thing.nameless || thing.family === "Event");
}

function factFilter(current) {
  const [relations, statuses, documents] = [current.offRelations, current.offStatuses, current.offDocuments].map((list) => new Set(list));
  return (fact) => !relations.has(fact.relation.iri) && !statuses.has(fact.status)
    && (!fact.documents.length || fact.documents.some((d) => !documents.has(d.iri) && within(d.date, d.date, current.published)))
    && within(fact.at || fact.from, fact.at || fact.until, current.valid, Boolean(fact.from || fact.until));
}

/** Whether a time (any precision) meets a range of days. Without a time only an unset range lets it pass. */
function within(from, until, range, interval = false) {
  if (range.length !== 2) return true;
  if (!from && !until) return false;
  const starts = from ? firstDay(from) : interval ? "0000-01-01" : firstDay(until);
  const ends = until ? lastDay(until) : interval ? "9999-12-31" : lastDay(from);
  return starts <= lastDay(range[1]) && ends >= firstDay(range[0]);
}

const firstDay = (date) => date + "-01-01".slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6);
const lastDay = (date) => date + "-12-31".slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6);

function pickedOf(current) {
  return { thing: model.things.get(current.pick) || null, edge: model.edges.get(current.pick) || null };
}

function touches(edge, picked) {
  if (picked.edge) return (edge.source === picked.edge.source && edge.target === picked.edge.target) || (edge.source === picked.edge.target && edge.target === picked.edge.source);
  return !picked.thing || edge.source === picked.thing || edge.target === picked.thing;
}

function factTouches(fact, picked) {
  if (picked.edge) return [fact.subject, fact.object].every((end) => end === picked.edge.source || end === picked.edge.target);
  return !picked.thing || fact.subject === picked.thing || fact.object === picked.thing || fact.speakers.includes(picked.thing);
}

/** Neighbours that the filters let pass but that are not on the picture. */
function hiddenNeighbours(thing) {
  const { passing, things } = visible();
  const kind = thingFilter(state);
  const found = new Set();
  for (const edge of thing.edges) {
    const end = otherEnd(edge, thing);
    if (!things.has(end) && kind(end) && edge.facts.some((fact) => passing.has(fact))) found.add(end);
  }
  return [...found];
}
