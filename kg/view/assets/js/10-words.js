// Facts in words, as elements for the panel and as plain text for tables.

/** "29 March 2025", "März 2025", "2022" from an ISO date of any precision. */
function dateText(date) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month || date.startsWith("-")) return date;
  const name = t("months").split(" ")[month - 1];
  return [day && `${day}${state.language === "de" ? "." : ""}`, name, year].filter(Boolean).join(" ");
}

function whenText(fact) {
  if (fact.at) return dateText(fact.at);
  return [fact.from && t("since", { name: dateText(fact.from) }), fact.until && t("until", { name: dateText(fact.until) })].filter(Boolean).join(" ");
}

const speakersText = (fact) => fact.speakers.map(nameOf).join(", ");

/** "Laut NetBlocks:" before what is not the article's own word. */
function prefaceText(fact) {
  if (fact.speakers.length) return (fact.status === "Negated" ? `${t("negated")} ` : fact.status === "Possible" ? `${t("possible")} ` : "") + t("according", { name: speakersText(fact) });
  return { Reported: t("reported"), Possible: t("possible"), Negated: t("negated") }[fact.status] || "";
}

const literalText = (text) => (/^-?\d{4}(-\d\d(-\d\d)?)?$/.test(text) ? dateText(text) : text);
const subjectText = (fact) => (fact.subject ? nameOf(fact.subject) : fact.who);
const objectText = (fact) => (fact.object ? nameOf(fact.object) : literalText(fact.text));

/** The fact as one sentence whose names can be picked; `about` is the thing the reader is looking at. */
function sentence(fact, about = null) {
  const when = whenText(fact);
  const preface = prefaceText(fact);
  return el("p", { class: "fact-words" },
    preface && el("span", { class: `preface ${fact.status}` }, preface, " "),
    fact.subject ? name(fact.subject, about) : el("span", { class: "literal" }, fact.who), " ", el("span", { class: "relation" }, termOf(fact.relation)), " ",
    fact.object ? name(fact.object, about) : el("span", { class: "literal" }, literalText(fact.text)),
    fact.position && ` (${t("as_position", { name: fact.position })})`,
    when && el("span", { class: "when" }, `, ${when}`), ".");
}

function name(thing, about) {
  if (thing === about) return el("strong", {}, nameOf(thing));
  return el("a", { class: "name", role: "button", href: `#${fragmentOf({ ...START, pick: thing.iri })}`, onclick: (event) => { event.preventDefault(); pickThing(thing); } }, nameOf(thing));
}

function sureText(confidence) {
  const word = confidence >= 0.8 ? t("certain_high") : confidence >= 0.55 ? t("certain_medium") : t("certain_low");
  return `${word} (${Math.round(confidence * 100)} %)`;
}

/** The sentence the fact was read in, subject and object marked. */
function quote(evidence) {
  const marks = [["subject", evidence.subject], ["object", evidence.object]].filter(([, span]) => span).sort((a, b) => a[1][0] - b[1][0] || b[1][1] - a[1][1]);
  const text = [...evidence.quote]; // offsets count characters, not UTF-16 units
  const parts = [];
  let at = 0;
  for (const [role, [start, end]] of marks) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start).join(""), el("mark", { class: role, title: t(role) }, text.slice(start, end).join("")));
    at = end;
  }
  return el("blockquote", { lang: evidence.document?.language || null }, ...parts, text.slice(at).join(""));
}

function sourceLine(document) {
  if (!document) return null;
  const about = [document.publisher, document.date && dateText(document.date), (document.authors || []).join(", ")].filter(Boolean).join(" · ");
  return el("p", { class: "source" }, el("cite", {}, link(document.url, document.title)), about && el("span", {}, ` — ${about}`));
}
