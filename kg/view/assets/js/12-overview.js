// The panel when nothing is picked: what this graph is about, in ten seconds.

function overviewPanel() {
  const { facts } = visible();
  const central = byWeight([...model.things.values()].filter((thing) => thing.edges.length && !thing.nameless)).slice(0, 8);
  const top = central[0]?.importance || 1;
  const groups = model.groups.filter((group) => group.size > 2 && group.members.some((thing) => !thing.nameless)).slice(0, 6);
  return [
    el("header", {}, el("p", { class: "kind" }, t("overview")), el("h2", {}, data.title || t("title")),
      el("p", { class: "figures" }, figure(model.documents.size, t("documents")), figure(model.things.size, t("things")), figure(facts.length, t("facts", { n: "" }).trim()))),
    el("p", { class: "note" }, t("hint")),
    el("section", {}, el("h3", {}, t("central")), el("ul", { class: "bars" }, central.map((thing) => bar(thing, top)))),
    groups.length > 1 ? el("section", {}, el("h3", {}, t("groups")), el("ul", { class: "groups" }, groups.map(groupLine))) : null,
    clashSection(model.clashes.flat().slice(0, 12)),
    el("section", {}, el("h3", {}, t("documents")), [...model.documents.values()].slice(0, 30).map(sourceLine)),
    el("p", { class: "note keys" }, t("keys")),
  ];
}

const figure = (n, label) => el("span", {}, el("b", {}, number(n)), ` ${label}`);

function bar(thing, top) {
  return el("li", {}, el("button", { type: "button", class: "bar", onclick: () => pickThing(thing) }, shapeIcon(thing), el("span", { class: "bar-name" }, nameOf(thing)),
    el("span", { class: "bar-length", "aria-hidden": "true" }, el("i", { style: { width: `${Math.round((100 * thing.importance) / top)}%`, background: colourOf(thing) } }))));
}

function groupLine(group, number) {
  const rest = group.size - group.members.length;
  return el("li", {}, el("i", { class: "swatch", style: { background: groupColour(number) } }),
    group.members.map((thing, n) => [n ? ", " : "", name(thing, null)]), rest > 0 ? ` ${t("others", { n: rest })}` : "", el("small", {}, ` ${usualRelations(number)}`));
}

/** The two commonest relations inside a group, in brackets. */
function usualRelations(number) {
  const inside = [...model.edges.values()].filter((edge) => edge.source.group === number && edge.target.group === number && edge.status === "Asserted");
  const counts = [...countBy(inside, (edge) => edge.relation)].sort(([a, n], [b, m]) => m - n || (a.iri < b.iri ? -1 : 1));
  return counts.length ? `(${counts.slice(0, 2).map(([relation]) => termOf(relation)).join(", ")})` : "";
}
