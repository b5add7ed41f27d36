// The left column: legend and filters in one, with counts.

function showFilters() {
  const column = byId("filters");
  column.setAttribute("aria-label", t("filters"));
  const open = new Set([...column.querySelectorAll("details")].filter((each) => each.open).map((each) => each.dataset.name));
  const first = !column.childElementCount;
  const section = (label, ...content) => el("details", { "data-name": label, open: first ? label !== "documents" || model.documents.size <= 12 : open.has(label) }, el("summary", {}, t(label)), ...content);
  fill(column,
    el("button", { class: "close", type: "button", "aria-label": t("close"), onclick: () => document.body.classList.remove("filtering") }, "×"),
    section("classes", classBoxes(open), checkbox("nameless"), checkbox("lonely")),
    section("statuses", statusBoxes(), el("p", { class: "note" }, t("widths"))),
    section("relations", relationBoxes()),
    timeSection(section, "published", [...model.documents.values()].map((d) => d.date).filter(Boolean)),
    timeSection(section, "valid", [...model.facts.values()].map((f) => f.at || f.from || f.until).filter(Boolean)),
    section("documents", documentBoxes()),
    section("options", radios("colour", ["class", "group", "age"]), ageScale(), radios("size", ["importance", "bridge"]), checkbox("touching"), movingBox()),
    el("button", { class: "action", type: "button", onclick: resetFilters }, t("reset")));
}

const MANY_KINDS = 9;

function resetFilters() {
  const kept = ["view", "language", "theme", "pick", "sort", "colour", "size"];
  choose({ ...START, ...Object.fromEntries(kept.map((key) => [key, state[key]])) });
}

/** One row of a filter: a box to tick, a drawn sign, the name, the count, and "only". */
function row({ key, value, all, sign, label, amount }) {
  return el("li", {},
    el("label", {}, el("input", { type: "checkbox", checked: !state[key].includes(value), onchange: () => choose({ [key]: toggled(state[key], value) }) }), sign, el("span", { class: "row-name", title: label }, label), el("span", { class: "amount" }, number(amount))),
    el("button", { type: "button", class: "only", "aria-label": `${t("only")} ${label}`, onclick: () => choose({ [key]: all.filter((each) => each !== value) }) }, t("only")));
}

/** Kinds by family: the family ticks all its kinds at once, and unfolds to show them. */
function classBoxes(open) {
  const counts = countBy([...model.things.values()].filter((thing) => thing.edges.length || thing.facts.length || state.lonely), mainClass);
  const families = new Map();
  for (const thing of model.things.values()) {
    if (!counts.has(mainClass(thing))) continue;
    const kinds = families.get(thing.family) ?? families.set(thing.family, new Map()).get(thing.family);
    kinds.set(mainClass(thing), counts.get(mainClass(thing)));
  }
  const total = ([family, kinds]) => (family === "Entity" ? -1 : [...kinds.values()].reduce((sum, n) => sum + n, 0)); // nothing in particular comes last
  const all = [...counts.keys()].map((kind) => kind?.iri ?? "");
  const folded = counts.size > MANY_KINDS;
  return [...families].sort((a, b) => total(b) - total(a)).map(([family, kinds]) => familyBox(family, kinds, all, open.has(family) || (!folded && !open.size)));
}

function familyBox(family, kinds, all, unfolded) {
  const iris = [...kinds.keys()].map((kind) => kind?.iri ?? "");
  const sorted = [...kinds].sort(([a, n], [b, m]) => m - n || termOf(a).localeCompare(termOf(b), state.language));
  const line = ([kind, amount], sign) => row({ key: "offClasses", value: kind?.iri ?? "", all, sign, label: capital(termOf(kind)) || t("others", { n: amount }), amount });
  if (kinds.size === 1) return el("ul", { class: "rows single" }, line(sorted[0], familyIcon(family)));
  const on = iris.filter((iri) => !state.offClasses.includes(iri)).length;
  const box = el("input", { type: "checkbox", checked: on > 0, onchange: () => choose({ offClasses: on ? [...new Set([...state.offClasses, ...iris])] : state.offClasses.filter((iri) => !iris.includes(iri)) }) });
  box.indeterminate = on > 0 && on < iris.length;
  const name = capital(data.families[family][state.language]);
  const amount = [...kinds.values()].reduce((sum, n) => sum + n, 0);
  const details = el("details", { class: "family", "data-name": family, open: unfolded });
  const twist = el("button", { type: "button", class: "twist", "aria-label": name, "aria-expanded": unfolded, onclick: () => { details.open = !details.open; twist.setAttribute("aria-expanded", details.open); } }, "▶");
  const head = el("summary", { tabindex: "-1", onclick: (event) => { if (!event.target.closest("label")) event.preventDefault(); } },
    twist, el("ul", { class: "rows", style: { flex: 1, margin: 0 } }, el("li", {}, el("label", { onclick: (event) => event.stopPropagation() }, box, familyIcon(family), el("span", { class: "row-name" }, name), el("span", { class: "amount" }, number(amount))),
      el("button", { type: "button", class: "only", "aria-label": `${t("only")} ${name}`, onclick: () => choose({ offClasses: all.filter((iri) => !iris.includes(iri)) }) }, t("only")))));
  details.append(head, el("ul", { class: "rows" }, sorted.map((entry) => line(entry, null))));
  return details;
}

function statusBoxes() {
  const counts = countBy(model.facts.values(), (fact) => fact.status);
  const all = Object.keys(data.lines).filter((status) => counts.has(status));
  return el("ul", { class: "rows" }, all.map((status) => row({ key: "offStatuses", value: status, all, sign: lineIcon(status), label: t(status), amount: counts.get(status) })));
}

function relationBoxes() {
  const counts = countBy(model.facts.values(), (fact) => fact.relation);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || termOf(a).localeCompare(termOf(b), state.language));
  return longList("offRelations", sorted.map(([relation, amount]) => ({ value: relation.iri, label: termOf(relation), amount })));
}

function documentBoxes() {
  const counts = countBy([...model.facts.values()].flatMap((fact) => fact.documents), (document) => document);
  return longList("offDocuments", [...model.documents.values()].map((document) => ({ value: document.iri, label: document.title, amount: counts.get(document) || 0 })));
}

const ROWS_SHOWN = 200;
const narrowed = {};

/** A list to tick with, when it is long, a box that narrows it by what is typed. */
function longList(key, entries) {
  const all = entries.map(({ value }) => value);
  const list = el("ul", { class: "rows tall" });
  const show = () => {
    const wanted = fold(narrowed[key] || "");
    const matching = entries.filter(({ label }) => fold(label).includes(wanted));
    const rest = matching.length - ROWS_SHOWN;
    fill(list, matching.slice(0, ROWS_SHOWN).map((entry) => row({ key, all, ...entry })), rest > 0 ? el("li", { class: "note" }, t("others", { n: rest })) : null);
  };
  show();
  const input = entries.length > 25 ? el("input", { type: "search", class: "narrow", placeholder: t("narrow"), "aria-label": t("narrow"), value: narrowed[key] || null, oninput: (event) => { narrowed[key] = event.target.value; show(); } }) : null;
  return [input, allOrNone(key, all), list];
}

const allOrNone = (key, all) => el("p", { class: "all-or-none" },
  el("button", { type: "button", class: "quiet", onclick: () => choose({ [key]: [] }) }, t("all")), " / ",
  el("button", { type: "button", class: "quiet", onclick: () => choose({ [key]: all }) }, t("none")));

const checkbox = (key) => el("label", { class: "option" }, el("input", { type: "checkbox", checked: state[key], onchange: () => choose({ [key]: !state[key] }) }), t(key));

const movingBox = () => el("label", { class: "option" }, el("input", { type: "checkbox", checked: state.moving, onchange: () => choose({ moving: !state.moving }, { undoable: false }) }), t("moving"));

const radios = (key, values) => el("fieldset", {}, el("legend", {}, t(key)), values.map((value) => el("label", { class: "option" }, el("input", { type: "radio", name: key, checked: state[key] === value, onchange: () => choose({ [key]: value }) }), t(`by_${value}`))));

function ageScale() {
  if (state.colour !== "age") return null;
  const days = firstAndLast();
  return el("p", { class: "note age" }, el("i", { style: { background: `linear-gradient(90deg, ${AGE_COLOURS.join(",")})` } }), days[0] ? days.map(dateText).join(" – ") : "");
}

function countBy(list, keyOf) {
  const counts = new Map();
  for (const each of list) counts.set(keyOf(each), (counts.get(keyOf(each)) || 0) + 1);
  return counts;
}
