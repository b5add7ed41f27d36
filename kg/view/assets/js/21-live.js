// A page served by `kg serve` holds only the centre of the store and asks its own host for more. Files never ask anybody.

const MOST_NEW = 40; // neighbours at a time
let asked = 0;

async function ask(what, parameters) {
  const answer = await fetch(`${data.live}/${what}?${new URLSearchParams(parameters)}`);
  if (!answer.ok) return null;
  return answer.json();
}

/** Things found by name on the server join the page, then the list is shown again. */
async function searchLive(typed, show) {
  if (!data.live || typed.trim().length < 2) return;
  const turn = (asked += 1);
  const payload = await ask("search", { q: typed }).catch(() => null);
  if (payload) addPayload(payload, { later: true });
  if (payload && turn === asked && document.activeElement === byId("query")) show();
}

/** The facts around a thing join the page; its neighbours come onto the picture. */
async function loadAround(thing) {
  if (!data.live || thing.loaded) return;
  thing.loaded = true;
  const payload = await ask("around", { iri: thing.iri }).catch(() => null);
  if (!payload) { thing.loaded = false; return; }
  const known = new Set(model.things.keys());
  addPayload(payload, { later: true });
  const near = thing.edges.map((edge) => otherEnd(edge, thing)).filter((end) => !known.has(end.iri)).slice(0, MOST_NEW);
  choose({ opened: [...new Set([...state.opened, thing.iri, ...near.map((end) => end.iri)])] }, { undoable: false });
}
