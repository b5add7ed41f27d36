// What the reader has chosen. One value, changed only by `choose`, kept in the URL's fragment.

const BASE = "https://kg.example/";
const START = Object.freeze({
  view: "graph", language: data.language, theme: "auto", pick: "", path: "", pathFrom: "",
  offClasses: [], offRelations: [], offStatuses: [], offDocuments: [], published: [], valid: [],
  touching: false, nameless: true, lonely: false, everything: false, undatedToo: false,
  opened: [], closed: [], colour: "class", size: "importance", sort: "", moving: false,
});
const SILENT = ["moving", "pathFrom"]; // not worth a place in a link

let state = { ...START };
const past = [];
const listeners = [];

/** Change the state; the step can be undone unless it only looks elsewhere. */
function choose(change, { undoable = true } = {}) {
  if (undoable) past.push(state);
  if (past.length > 200) past.shift();
  state = { ...state, ...change };
  writeFragment();
  for (const listen of listeners) listen();
}

function undo() {
  if (!past.length) return;
  state = { ...past.pop(), language: state.language, theme: state.theme, moving: state.moving };
  writeFragment();
  for (const listen of listeners) listen();
}

const toggled = (list, entry) => (list.includes(entry) ? list.filter((e) => e !== entry) : [...list, entry]);

const short = (iri) => iri.replaceAll("%", "%25").replaceAll("~", "%7E").replaceAll(BASE, "~");
const long = (text) => text.replaceAll("~", BASE).replaceAll("%7E", "~").replaceAll("%25", "%");

function fragmentOf(current) {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(current)) {
    if (SILENT.includes(key) || JSON.stringify(value) === JSON.stringify(START[key])) continue;
    if (Array.isArray(value)) for (const entry of value) parts.append(key, short(entry));
    else parts.set(key, typeof value === "boolean" ? (value ? "1" : "0") : short(value));
  }
  return parts.toString();
}

/** Only known keys with values of the right kind are taken from a link. */
function stateOf(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const found = { ...START };
  for (const key of Object.keys(START)) {
    if (!parts.has(key) || SILENT.includes(key)) continue;
    if (Array.isArray(START[key])) found[key] = parts.getAll(key).map(long);
    else if (typeof START[key] === "boolean") found[key] = parts.get(key) === "1";
    else found[key] = long(parts.get(key));
  }
  for (const [key, known] of [["view", ["graph", "timeline", "table"]], ["language", ["en", "de"]], ["theme", ["auto", "light", "dark"]]]) {
    if (!known.includes(found[key])) found[key] = START[key];
  }
  for (const key of ["published", "valid"]) if (found[key].length !== 2 || !found[key].every(isDay)) found[key] = [];
  return found;
}

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(Date.parse(text));

function writeFragment() {
  const fragment = fragmentOf(state);
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

const t = (key, values = {}) => (data.texts[state.language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const number = (n) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, state.language === "de" ? "." : ","); // Intl takes a tenth of a second to wake up
const counted = (key, n) => (n === 1 ? t(`${key}_one`) : t(key, { n: number(n) }));
const nameOf = (thing) => thing[state.language];
const kindOf = (thing) => capital(termOf(thing.classes[0]));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const termOf = (term) => (term ? term[state.language] : "");
