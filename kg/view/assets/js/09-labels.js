// Names on the picture: the same size at every zoom, the most important first, never one over another.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const MOST_LABELS = 400;
const MOST_TRIED = 1200;
const MAY_COVER = 14;
const FEW_LINES = 160; // up to here, relations are named at every zoom
const READABLE = 0.6; // the scale from which they are named in a larger picture

/** Rectangles already taken, in a grid, so that asking is quick however many there are. */
class Taken {
  constructor(cell) { this.cell = cell; this.cells = new Map(); }

  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x += 1)
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y += 1) yield `${x},${y}`;
  }

  add(box) { for (const key of this.keys(box)) (this.cells.get(key) ?? this.cells.set(key, []).get(key)).push(box); }

  meets(box, own = null) {
    for (const key of this.keys(box))
      for (const [left, top, right, bottom, owner] of this.cells.get(key) ?? [])
        if (owner !== own && left < box[2] && box[0] < right && top < box[3] && box[1] < bottom) return true;
    return false;
  }
}

function drawLabels(context) {
  if (!picture.shown) return;
  const { network, light, hovered } = picture;
  const scale = network.getScale();
  const view = viewBox(network, scale);
  const painter = { context, scale, colours: themeColours(), labels: new Taken(90 / scale), bodies: new Taken(90 / scale), majors: new Taken(90 / scale), boxes: [] };
  const near = picture.shown.things.map((thing) => ({ thing, at: picture.network.body.nodes[thing.iri] })).filter(({ at }) => at && inside(at, view));
  const major = byWeight(near.map(({ thing }) => thing)).slice(0, MAY_COVER).map((thing) => thing.iri);
  for (const { thing, at } of near) painter.bodies.add(around(at, sizeOf(thing), thing.iri));
  for (const { thing, at } of near) if (major.includes(thing.iri)) painter.majors.add(around(at, sizeOf(thing), thing.iri));
  const first = ({ thing }) => (thing.iri === hovered ? 3 : thing.iri === state.pick ? 2 : light?.things.has(thing) ? 1 : 0);
  near.sort((a, b) => first(b) - first(a) || b.thing.importance - a.thing.importance);
  for (const { thing, at } of near.slice(0, MOST_TRIED)) {
    const priority = first({ thing });
    if (light && !priority) continue;
    if (painter.boxes.length > MOST_LABELS && !priority) break;
    drawName(painter, thing, at, priority, view);
  }
  drawEdgeLabels(painter, view, light, hovered);
  picture.labelBoxes = painter.boxes;
}

function viewBox(network, scale) {
  const { x, y } = network.getViewPosition();
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  return [x - width / 2 / scale, y - height / 2 / scale, x + width / 2 / scale, y + height / 2 / scale];
}

const inside = ({ x, y }, [left, top, right, bottom]) => x > left && x < right && y > top && y < bottom;
const fits = (box, view) => box[0] > view[0] && box[1] > view[1] && box[2] < view[2] && box[3] < view[3];
const around = ({ x, y }, size, owner) => [x - size, y - size, x + size, y + size, owner];

function drawName(painter, thing, at, priority, view) {
  const { context, scale, colours } = painter;
  const pixels = thing.nameless ? 11.5 : 12.5 + Math.min(3, sizeOf(thing) / 10 - 0.9);
  context.font = `${thing.nameless ? "italic " : ""}${priority > 1 || sizeOf(thing) > 22 ? "600 " : ""}${pixels / scale}px ${FONT}`;
  const lines = wrap(nameOf(thing), 24);
  const hidden = priority || scale > 0.7 ? hiddenNeighbours(thing).length : 0;
  if (hidden) lines[lines.length - 1] += `  +${hidden}`;
  const width = Math.max(...lines.map((line) => widthOfText(painter, line)));
  const height = lines.length * pixels * 1.18 / scale;
  const size = sizeOf(thing);
  const gap = 4 / scale;
  const spots = [
    [at.x - width / 2, at.y + size + gap], [at.x - width / 2, at.y - size - gap - height],
    [at.x + size + gap, at.y - height / 2], [at.x - size - gap - width, at.y - height / 2],
  ].map(([left, top]) => [left, top, left + width, top + height]);
  const free = spots.filter((spot) => fits(spot, view) && !painter.labels.meets(spot));
  const covers = priority || painter.boxes.length < MAY_COVER; // the most important names may lie over small bodies
  const box = free.find((spot) => !painter.bodies.meets(spot, thing.iri)) ?? (covers ? free.find((spot) => !painter.majors.meets(spot, thing.iri)) ?? (priority ? free[0] : null) : null);
  if (!box) return;
  painter.labels.add(box);
  painter.boxes.push(box);
  const colour = thing.nameless ? colours.muted : colours.text;
  lines.forEach((line, number) => paint(painter, line, (box[0] + box[2]) / 2, box[1] + (number + 0.5) * pixels * 1.18 / scale, colour));
}

const knownWidths = new Map();

/** Widths are measured once at a hundred pixels and scaled: measuring is slow. */
function widthOfText({ context }, text) {
  const [, style, pixels] = /^(.*?)([\d.e+-]+)px/.exec(context.font);
  const key = style + text;
  if (!knownWidths.has(key)) {
    const kept = context.font;
    context.font = `${style}100px ${FONT}`;
    knownWidths.set(key, context.measureText(text).width / 100);
    context.font = kept;
  }
  return knownWidths.get(key) * Number(pixels);
}

function paint({ context, scale, colours }, text, x, y, colour) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = colours.halo;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** At most two lines; what is longer ends in an ellipsis. */
function wrap(text, most) {
  if (text.length <= most) return [text];
  const cut = text.lastIndexOf(" ", most) > most / 3 ? text.lastIndexOf(" ", most) : most;
  const rest = text.slice(cut).trim();
  return [text.slice(0, cut), rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}

/** Relations: of what is in the light, of all in a small picture, else as the reader comes near. */
function drawEdgeLabels(painter, view, light, hovered) {
  const { context, scale } = painter;
  context.font = `${11 / scale}px ${FONT}`;
  const all = picture.shown.edges;
  const named = light ? (edge) => light.edges.has(edge) : all.length <= FEW_LINES || scale >= READABLE ? () => true : (edge) => edge.key === hovered;
  const wanted = all.filter((edge) => named(edge) || edge.key === hovered);
  wanted.sort((a, b) => (b.key === hovered) - (a.key === hovered) || b.width - a.width || (a.key < b.key ? -1 : 1));
  for (const edge of wanted) drawRelation(painter, edge, view, light, edge.key === hovered || edge.key === state.pick);
}

function drawRelation(painter, edge, view, light, always) {
  const { scale, colours } = painter;
  const drawn = picture.network.body.edges[edge.key];
  if (!drawn?.edgeType || !drawn.from || !drawn.to) return;
  const text = edgeText(edge);
  const width = widthOfText(painter, text);
  const [wide, high] = [width / 2 + 2 / scale, 6.5 / scale];
  const length = edge.source === edge.target ? Infinity : Math.hypot(drawn.from.x - drawn.to.x, drawn.from.y - drawn.to.y) - sizeOf(edge.source) - sizeOf(edge.target);
  if (length < width * 0.8 && !always) return;
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const { x, y } = drawn.edgeType.getPoint(share);
    const box = [x - wide, y - high, x + wide, y + high];
    if (!inside({ x, y }, view) || painter.labels.meets(box) || (!always && painter.bodies.meets(box))) continue;
    painter.labels.add(box);
    painter.boxes.push(box);
    return paint(painter, text, x, y, edge.status === "Negated" ? colours.denied : light ? colours.accent : colours.muted);
  }
}

/** The relation's name as its status marks it; (!) tells that something contradicts it. */
const edgeText = (edge) => data.lines[edge.status].mark.replace("{}", () => termOf(edge.relation)) + (edge.facts.some((fact) => fact.clash) ? " (!)" : "");
