// A page served by `kg serve` holds only the centre of the store and asks its own host for more. Files never ask anybody.

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
  if (payload) addPayload(payload);
  if (payload && turn === asked && document.activeElement === byId("query")) show();
}

/** The facts around a thing join the page; its neighbours come onto the picture. */
async function loadAround(thing) {
  if (!data.live || thing.loaded) return;
  thing.loaded = true;
  const payload = await ask("around", { iri: thing.iri }).catch(() => null);
  if (!payload) { thing.loaded = false; return; }
  addPayload(payload);
  choose({}, { undoable: false });
}
