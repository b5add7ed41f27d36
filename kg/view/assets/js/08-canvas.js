// The picture: vis-network shows what is visible; positions are given, nothing moves until asked.

const picture = { network: null, nodes: new vis.DataSet(), edges: new vis.DataSet(), drawn: new Map(), hovered: null, places: new Map(), cells: new Set(), crowded: false, thick: 1, near: new Set() };
const CROWD = 1500; // lines
const NEAR = 0.35; // scale at which arrowheads can be seen

function openPicture() {
  const options = { ...data.options, autoResize: true };
  showPicture(); // filled first: vis-network takes many things at once much faster than one after the other
  picture.network = new vis.Network(byId("canvas"), { nodes: picture.nodes, edges: picture.edges }, options);
  const { network } = picture;
  network.on("afterDrawing", (context) => drawLabels(context));
  network.on("click", ({ nodes, edges }) => pickOnPicture(nodes[0], edges[0]));
  network.on("doubleClick", ({ nodes }) => nodes.length && openNeighbours(model.things.get(nodes[0])));
  network.on("hoverNode", ({ node }) => setHovered(node));
  network.on("hoverEdge", ({ edge }) => setHovered(edge));
  network.on("blurNode", () => setHovered(null));
  network.on("blurEdge", () => setHovered(null));
  network.on("zoom", comeNear);
  network.on("dragEnd", comeNear);
  network.on("dragEnd", ({ nodes }) => nodes.forEach((id) => picture.places.set(id, network.getPosition(id))));
  fitPicture(false);
  byId("loading")?.remove();
  network.once("afterDrawing", () => {
    document.documentElement.dataset.ready = "true";
    performance.mark("kg-first-picture");
  });
}

function setHovered(id) {
  picture.hovered = id;
  byId("canvas").style.cursor = id ? "pointer" : "";
  picture.network.redraw();
}

/** Bring what vis-network holds in line with what is visible; only differences are sent. */
function showPicture() {
  const { things, edges, path, picked } = visible();
  const light = spotlight({ things, edges, path, picked });
  const colours = themeColours();
  picture.crowded = edges.length > CROWD;
  picture.thick = things.size > 60 && !picture.crowded ? 1.5 : 1; // a larger picture is seen from further away
  const wanted = new Map();
  for (const thing of byWeight(things).reverse()) wanted.set(thing.iri, nodeStyle(thing, light, colours));
  const lines = new Map(edges.map((entry) => [entry.edge.key, edgeStyle(entry, light, colours)]));
  drop(picture.edges, lines);
  drop(picture.nodes, wanted);
  send(picture.nodes, wanted, (id) => placeOf(model.things.get(id), things));
  send(picture.edges, lines, () => ({}));
  picture.light = light;
  picture.shown = { things: byWeight(things), edges: edges.map(({ edge }) => edge) };
}

let nearTimer = 0;

/** In a crowd, the lines in view get their arrowheads and dashes once the reader is close enough. */
function comeNear() {
  clearTimeout(nearTimer);
  if (!picture.crowded || picture.network.getScale() < NEAR) return;
  nearTimer = setTimeout(() => {
    const view = viewBox(picture.network, picture.network.getScale());
    const seen = (thing) => { const place = picture.network.body.nodes[thing.iri]; return place && inside(place, view); };
    const fresh = visible().edges.filter(({ edge }) => !picture.near.has(edge.key) && (seen(edge.source) || seen(edge.target)));
    fresh.forEach(({ edge }) => picture.near.add(edge.key));
    const colours = themeColours();
    if (fresh.length) picture.edges.update(fresh.map((entry) => edgeStyle(entry, picture.light, colours)));
  }, 120);
}

function drop(set, kept) {
  const gone = set.getIds().filter((id) => !kept.has(id));
  if (gone.length) set.remove(gone);
  gone.forEach((id) => picture.drawn.delete(id));
}

/** Only what is new or looks different is sent; only what is new is told its place, for the reader may have moved the rest. */
function send(set, items, placed) {
  const changed = [];
  for (const [id, item] of items) {
    const signature = JSON.stringify(item);
    if (picture.drawn.get(id) === signature) continue;
    changed.push(picture.drawn.has(id) ? item : { ...item, ...placed(id) });
    picture.drawn.set(id, signature);
  }
  if (changed.length) set.update(changed);
}

const byWeight = (things) => [...things].sort((a, b) => b.importance - a.importance || (a.iri < b.iri ? -1 : 1));

/** Where a thing stands: as laid out, or on a ring around the neighbour that brought it onto the picture. */
function placeOf(thing, things) {
  const known = picture.places.get(thing.iri);
  if (known) return known;
  let place = { x: thing.x, y: thing.y };
  if (thing.x === undefined) {
    const anchor = thing.edges.map((edge) => otherEnd(edge, thing)).find((end) => things.has(end) && (end.x !== undefined || picture.places.has(end.iri)));
    place = freePlace(anchor ? picture.places.get(anchor.iri) || anchor : { x: 0, y: 0 });
  }
  picture.places.set(thing.iri, place);
  return place;
}

const CELL = { x: 120, y: 62 }; // room for a node with its label
const cellOf = ({ x, y }) => `${Math.round(x / CELL.x)},${Math.round(y / CELL.y)}`;
const turns = new Map(); // how far the spiral around a place has been filled

/** The next free cell on a spiral around a place. */
function freePlace(centre) {
  if (picture.places.size > picture.cells.size) for (const place of picture.places.values()) picture.cells.add(cellOf(place));
  const start = cellOf(centre);
  for (let step = turns.get(start) ?? 1; step < 100000; step += 1) {
    const radius = 0.9 + 0.55 * Math.sqrt(step);
    const angle = step * 2.399963; // the golden angle spreads evenly
    const spot = { x: Math.round(centre.x + radius * Math.cos(angle) * CELL.x), y: Math.round(centre.y + radius * Math.sin(angle) * CELL.y * 1.4) };
    if (picture.cells.has(cellOf(spot))) continue;
    turns.set(start, step);
    picture.cells.add(cellOf(spot));
    return spot;
  }
  return { x: centre.x + CELL.x, y: centre.y };
}

function pickOnPicture(node, edge) {
  if (state.pathFrom && node) return endPath(node);
  if (node || edge) {
    choose({ pick: node || edge, path: "" });
    if (node) setTimeout(() => keepInView(node), 150); // on a phone the panel takes half of the picture
    return;
  }
  if (state.pick) choose({ pick: "", path: "", pathFrom: "", touching: false });
}

function keepInView(id) {
  const { network } = picture;
  const scale = network.getScale();
  if (picture.nodes.get(id) && !inside(network.getPosition(id), viewBox(network, scale))) network.moveTo({ position: network.getPosition(id), scale });
}

const MOST_OPENED = 60; // neighbours at a time

function openNeighbours(thing) {
  const hidden = byWeight(hiddenNeighbours(thing)).slice(0, MOST_OPENED).map((end) => end.iri);
  if (!hidden.length) return loadAround(thing);
  choose({ opened: [...new Set([...state.opened, thing.iri, ...hidden])], closed: state.closed.filter((iri) => !hidden.includes(iri)) });
}

/** Everything visible fits; a lone thing is not blown up. */
function fitPicture(animated = true) {
  const { network } = picture;
  network.fit({ animation: false, maxZoomLevel: 1.15 });
  const wanted = { scale: network.getScale() * 0.94, position: network.getViewPosition() };
  network.moveTo({ ...wanted, animation: animated && calm() ? { duration: 350 } : false });
}

function lookAt(thing) {
  if (!picture.nodes.get(thing.iri)) return;
  picture.network.focus(thing.iri, { scale: Math.max(picture.network.getScale(), 0.9), animation: calm() ? { duration: 350 } : false });
}

const calm = () => !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function zoomBy(factor) {
  picture.network.moveTo({ scale: picture.network.getScale() * factor, position: picture.network.getViewPosition(), animation: calm() ? { duration: 150 } : false });
  setTimeout(comeNear, 200);
}
