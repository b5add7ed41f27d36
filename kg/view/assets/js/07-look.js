// Colours and lines of nodes and edges for the theme and the reader's choice.

// Okabe-Ito colours once more, for groups: light theme, dark theme.
const GROUP_COLOURS = [
  ["#0072B2", "#4FA8DC"], ["#E69F00", "#F0B43C"], ["#009E73", "#2FC49A"], ["#CC79A7", "#E09BC2"], ["#D55E00", "#F0813A"], ["#56B4E9", "#8CCBF0"], ["#B8A800", "#F0E442"],
];
const OTHER_GROUP = "#8A8A8A";
const groupColour = (number) => GROUP_COLOURS[number]?.[isDark() ? 1 : 0] ?? OTHER_GROUP;

// From the oldest to the newest first article: cividis (Nuñez, Anderton & Renslow 2018), made for colour-blind readers.
const AGE_COLOURS = ["#123570", "#3B496C", "#575D6D", "#707173", "#8A8678", "#A59C74", "#C3B369", "#E1CC55", "#FDE737"];

const firstSeen = (thing) => (thing.since ??= thing.documents.map((document) => document.date).filter(Boolean).sort()[0] ?? "");

/** The first and the last day of publication, worked out once for each number of documents. */
function firstAndLast() {
  if (model.counted !== model.documents.size) {
    const days = [...model.documents.values()].map((document) => document.date).filter(Boolean).sort();
    Object.assign(model, { counted: model.documents.size, days: [days[0], days.at(-1)] });
  }
  return model.days;
}

function ageColour(thing) {
  const [first, last] = firstAndLast().map((day) => Date.parse(day));
  if (!firstSeen(thing) || !(last > first)) return OTHER_GROUP;
  return AGE_COLOURS[Math.round(((Date.parse(firstSeen(thing)) - first) / (last - first)) * (AGE_COLOURS.length - 1))];
}

const darkQuery = window.matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (state.theme === "auto" ? darkQuery.matches : state.theme === "dark");

let colours = { dark: null };

/** The page's colours as the canvas needs them, read from the style sheet once for each theme. */
function themeColours() {
  const dark = isDark();
  if (colours.dark === dark) return colours;
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  return colours = { dark, surface: of("--canvas"), text: of("--text"), muted: of("--muted"), line: of("--edge"), accent: of("--accent"), denied: of("--denied"), halo: of("--halo") };
}

function colourOf(thing) {
  if (state.colour === "group") return groupColour(thing.group);
  if (state.colour === "age") return ageColour(thing);
  return data.looks[thing.family][isDark() ? "dark" : "light"];
}

// Shapes of the same radius do not look equally large.
const EVEN = { square: 0.86, star: 1.15, diamond: 1.05, hexagon: 0.98, triangle: 1.02, triangleDown: 1.02 };

let topBridge = 0;
function sizeOf(thing) {
  const even = EVEN[data.looks[thing.family].shape] ?? 1;
  if (state.size === "importance") return thing.size * even;
  topBridge ||= [...model.things.values()].reduce((most, each) => Math.max(most, each.bridge), 1e-9);
  return (8 + 18 * Math.sqrt(thing.bridge / topBridge)) * even;
}

/** What is in the light: the picked thing with its neighbours, the picked edge with its ends, or the path; null for all. */
function spotlight({ picked, path, edges }) {
  if (path?.things.length) return { things: new Set(path.things), edges: new Set(path.edges) };
  if (picked.edge) return { things: new Set([picked.edge.source, picked.edge.target]), edges: new Set([picked.edge]) };
  if (!picked.thing) return null;
  const touching = edges.map(({ edge }) => edge).filter((edge) => edge.source === picked.thing || edge.target === picked.thing);
  return { things: new Set([picked.thing, ...touching.map((edge) => otherEnd(edge, picked.thing))]), edges: new Set(touching) };
}

function nodeStyle(thing, light, colours) {
  const colour = colourOf(thing);
  const hollow = thing.nameless || thing.family === "Position";
  const picked = state.pick === thing.iri;
  return {
    id: thing.iri, shape: data.looks[thing.family].shape, size: sizeOf(thing),
    color: { background: hollow ? colours.surface : colour, border: picked ? colours.text : colour, hover: { background: colour, border: colours.text } },
    borderWidth: picked ? 3.5 : hollow ? 1.5 : 1, opacity: !light || light.things.has(thing) ? 1 : 0.16,
  };
}

/** In a crowd seen from afar, arrowheads and dashes are invisible and slow: they come as the reader comes near. */
function edgeStyle({ edge, facts }, light, colours) {
  const line = data.lines[edge.status];
  const lit = !light || light.edges.has(edge);
  const strong = lit && light;
  const fine = strong || !picture.crowded || picture.near.has(edge.key);
  const colour = edge.status === "Negated" ? colours.denied : strong ? colours.accent : colours.line;
  return {
    id: edge.key, from: edge.source.iri, to: edge.target.iri, dashes: fine && line.dashes.length ? line.dashes : false,
    width: widthOf(facts) * picture.thick + (strong ? 0.8 : 0), color: { color: colour, hover: colours.accent, opacity: lit ? (strong ? 1 : picture.crowded ? 0.3 : 0.8) : picture.crowded ? 0.02 : 0.1 },
    arrows: fine ? edge.drawn.arrows : { to: { enabled: false } },
    smooth: edge.bend ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) } : false,
    ...(edge.source === edge.target ? { selfReference: { size: 18 + 40 * Math.abs(edge.bend), angle: 0.8 + 4 * edge.bend } } : {}),
  };
}

/** Width by the number of articles among the facts that pass the filters; the same curve as kg/view/vis.py. */
function widthOf(facts) {
  const sources = new Set(facts.flatMap((fact) => fact.documents)).size;
  return 1.4 + 1.1 * Math.min(Math.max(sources - 1, 0), 9) ** 0.7;
}
