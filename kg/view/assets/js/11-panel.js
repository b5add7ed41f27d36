// The side panel: an overview, or the facts of what is picked, each with the sentence that proves it.

const FACTS_AT_ONCE = 40;

function showPanel() {
  const { picked, path } = visible();
  const panel = byId("panel");
  panel.setAttribute("aria-label", t("details"));
  const content = path ? pathPanel(path) : picked.thing ? thingPanel(picked.thing) : picked.edge ? edgePanel(picked.edge) : overviewPanel();
  const top = panel.dataset.about !== state.pick + state.path;
  fill(panel, content);
  panel.dataset.about = state.pick + state.path;
  panel.classList.toggle("about-something", Boolean(state.pick || state.path));
  if (top) panel.scrollTop = 0;
}

const closeButton = () => el("button", { class: "close", type: "button", "aria-label": t("close"), onclick: () => choose({ pick: "", path: "", pathFrom: "", touching: false }) }, "×");

function thingPanel(thing) {
  const { passing } = visible();
  const facts = thing.facts.filter((fact) => passing.has(fact));
  const hidden = hiddenNeighbours(thing).length;
  return [
    el("header", {}, closeButton(), el("p", { class: "kind" }, shapeIcon(thing), kindOf(thing)), el("h2", {}, nameOf(thing)), namesLine(thing)),
    el("p", { class: "actions" },
      hidden ? el("button", { type: "button", class: "action", onclick: () => openNeighbours(thing) }, t("neighbours", { n: Math.min(hidden, MOST_OPENED) })) : null,
      el("button", { type: "button", class: "action", "aria-pressed": state.touching, onclick: () => choose({ touching: !state.touching }) }, t("touching")),
      el("button", { type: "button", class: "action", onclick: () => beginPath(thing) }, t("path")),
      el("button", { type: "button", class: "action", onclick: () => choose({ pick: "", touching: false, closed: [...state.closed, thing.iri], opened: state.opened.filter((iri) => iri !== thing.iri) }) }, t("hide"))),
    clashSection(facts), factGroups(facts, thing),
  ];
}

function namesLine(thing) {
  const others = [...new Set([thing.en, thing.de, ...thing.names])].filter((each) => each !== nameOf(thing) && !thing.former.includes(each));
  return [
    others.length ? el("p", { class: "names" }, `${t("also")}: ${others.join(", ")}`) : null,
    thing.former.length ? el("p", { class: "names" }, `${t("former")}: ${thing.former.join(", ")}`) : null,
    thing.links.length ? el("p", { class: "names" }, `${t("links")}: `, thing.links.map((address, n) => [n ? ", " : "", link(address, address.replace(/^https?:\/\/(www\.)?/, ""))])) : null,
  ];
}

function edgePanel(edge) {
  const { passing } = visible();
  const pair = new Set([edge.source, edge.target]);
  const facts = edge.facts.filter((fact) => passing.has(fact));
  const between = edge.source.edges.filter((other) => other !== edge && pair.has(other.source) && pair.has(other.target)).flatMap((other) => other.facts).filter((fact) => passing.has(fact));
  return [
    el("header", {}, closeButton(), el("p", { class: "kind" }, t("relation")), el("h2", {}, `${nameOf(edge.source)} ${edgeText(edge)} ${nameOf(edge.target)}`)),
    clashSection(facts), el("section", {}, factList(facts)),
    between.length ? el("section", {}, el("h3", {}, `${nameOf(edge.source)} – ${nameOf(edge.target)}`), factList(between)) : null,
  ];
}

function pathPanel(path) {
  const ends = { name: nameOf(path.ends[0]), other: nameOf(path.ends[1]) };
  const title = path.things.length ? t("path_found", { n: path.edges.length }) : t("path_none", ends);
  const { passing } = visible();
  return [
    el("header", {}, closeButton(), el("p", { class: "kind" }, `${ends.name} – ${ends.other}`), el("h2", {}, title)),
    el("ol", { class: "steps" }, path.edges.map((edge) => el("li", {}, factList(edge.facts.filter((fact) => passing.has(fact)).slice(0, 3))))),
    el("p", { class: "actions" }, el("button", { type: "button", class: "action", onclick: () => choose({ path: "", pick: "" }) }, t("path_end"))),
  ];
}

/** Facts by relation, those with the thing as subject first. */
function factGroups(facts, thing) {
  const groups = new Map();
  const ordered = [...facts].sort((a, b) => (b.subject === thing) - (a.subject === thing) || b.documents.length - a.documents.length || b.confidence - a.confidence);
  for (const fact of ordered) groups.set(fact.relation, [...(groups.get(fact.relation) || []), fact]);
  return [el("h3", { class: "amount" }, counted("facts", facts.length)), [...groups].map(([relation, own]) => el("section", {}, el("h3", {}, termOf(relation)), factList(own, thing)))];
}

function factList(facts, about = null) {
  const list = el("ul", { class: "facts" }, facts.slice(0, FACTS_AT_ONCE).map((fact) => factItem(fact, about)));
  const rest = facts.slice(FACTS_AT_ONCE);
  if (!rest.length) return list;
  const more = el("button", { type: "button", class: "action", onclick: () => { list.append(...rest.map((fact) => factItem(fact, about))); more.remove(); } }, t("more", { n: rest.length }));
  return [list, more];
}

function factItem(fact, about = null) {
  const [first, ...others] = fact.evidence;
  const proof = (evidence) => el("div", { class: "proof" }, quote(evidence), sourceLine(evidence.document));
  return el("li", { class: `fact ${fact.status}` }, sentence(fact, about),
    el("p", { class: "tags" }, el("span", { class: `tag ${fact.status}` }, t(fact.status)), el("span", { class: "tag" }, sureText(fact.confidence)), fact.documents.length > 1 ? el("span", { class: "tag" }, counted("sources", fact.documents.length)) : null, fact.clash ? el("span", { class: "tag clash" }, t("clash")) : null),
    first ? proof(first) : null,
    others.length ? el("details", {}, el("summary", {}, t("more", { n: others.length })), others.map(proof)) : null);
}

/** Statements that contradict one another, in columns. */
function clashSection(facts) {
  const clashes = [...new Set(facts.map((fact) => fact.clash).filter(Boolean))];
  if (!clashes.length) return null;
  return el("section", { class: "clashes" }, el("h3", {}, t("clashes")), el("p", { class: "note" }, t("clash_long")), clashes.map((together) => el("div", { class: "side-by-side" }, together.map((fact) => el("ul", { class: "facts" }, factItem(fact))))));
}
