// Everything by keyboard: the picture is walked with the arrows, from a thing to its neighbour in that direction.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio";
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    if (typing) return;
    if (event.key === "/") { event.preventDefault(); byId("query").focus(); }
    else if (event.key === "z" || event.key === "Z") undo();
    else if (state.view === "graph" && event.target.closest("#canvas, body")?.id !== "panel") pictureKey(event);
  });
}

function leave() {
  if (document.body.classList.contains("filtering")) return document.body.classList.remove("filtering");
  if (state.pathFrom) { notify(""); return choose({ pathFrom: "" }, { undoable: false }); }
  if (state.pick || state.path) choose({ pick: "", path: "", touching: false });
}

function pictureKey(event) {
  if (event.key === "+" || event.key === "=") zoomBy(1.3);
  else if (event.key === "-") zoomBy(1 / 1.3);
  else if (event.key === "0") fitPicture();
  else if (document.activeElement?.id !== "canvas") return;
  else if (event.key === "Enter" && state.pick) byId("panel").focus();
  else if (ARROWS[event.key]) walk(ARROWS[event.key]);
  else return;
  event.preventDefault();
}

/** The neighbour that lies best in a direction; when nothing is picked, the most central thing. */
function walk([dx, dy]) {
  const { things, picked, edges } = visible();
  if (!picked.thing) {
    const first = byWeight(things)[0];
    return first && pickThing(first);
  }
  const here = picture.network.getPosition(picked.thing.iri);
  const ends = new Set(edges.map(({ edge }) => edge).filter((edge) => touches(edge, picked)).map((edge) => otherEnd(edge, picked.thing)));
  let best = null;
  for (const end of ends) {
    if (end === picked.thing) continue;
    const there = picture.network.getPosition(end.iri);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const along = x * dx + y * dy;
    const cost = along > 0 ? Math.hypot(x, y) + 2 * Math.abs(x * dy - y * dx) : Infinity;
    if (cost < (best?.cost ?? Infinity)) best = { end, cost };
  }
  if (best) pickThing(best.end);
}
