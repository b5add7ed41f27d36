// Dated facts in order of time; events stand out.

const TIMELINE_AT_ONCE = 300;
let momentsShown = TIMELINE_AT_ONCE;

function showTimeline() {
  const { facts } = visible();
  const dated = [];
  for (const fact of facts) {
    const own = fact.at || fact.from || fact.until || eventTime(fact);
    const published = fact.documents.map((d) => d.date).filter(Boolean).sort()[0];
    if (own) dated.push({ fact, date: own, own: true });
    else if (state.undatedToo && published) dated.push({ fact, date: published, own: false });
  }
  dated.sort((a, b) => (firstDay(a.date) < firstDay(b.date) ? -1 : firstDay(a.date) > firstDay(b.date) ? 1 : 0) || (a.fact.iri < b.fact.iri ? -1 : 1));
  fill(byId("timeline"), el("div", { class: "sheet" }, el("h2", {}, t("timeline")), undatedBox(),
    dated.length ? timelineList(dated) : el("p", { class: "empty" }, t("timeline_none"))));
}

const undatedBox = () => el("label", { class: "option" }, el("input", { type: "checkbox", checked: state.undatedToo, onchange: () => choose({ undatedToo: !state.undatedToo }) }), t("with_publication"));

/** A fact about an event happened when the event did, if another fact tells its time. */
function eventTime(fact) {
  const event = [fact.subject, fact.object].find((thing) => thing?.family === "Event");
  if (!event) return "";
  event.time ??= event.facts.map((other) => other.at || (/#(atTime|validFrom)$/.test(other.relation.iri) && /^\d{4}/.test(other.text) ? other.text : "")).filter(Boolean).sort()[0] || "";
  return event.time;
}

function timelineList(dated) {
  const months = new Map();
  for (const entry of dated.slice(0, momentsShown)) {
    const month = entry.date.slice(0, 7);
    months.set(month, [...(months.get(month) || []), entry]);
  }
  const list = el("ol", { class: "timeline" }, [...months].map(([month, entries]) => el("li", {}, el("h3", {}, dateText(month)), el("ol", {}, entries.map(timelineItem)))));
  const rest = dated.length - momentsShown;
  const more = () => { momentsShown += TIMELINE_AT_ONCE; showTimeline(); };
  return [list, rest > 0 ? el("button", { type: "button", class: "action", onclick: more }, t("more", { n: Math.min(rest, TIMELINE_AT_ONCE) })) : null];
}

function timelineItem({ fact, date, own }) {
  const event = [fact.subject, fact.object].find((thing) => thing?.family === "Event");
  return el("li", { class: `moment ${fact.status}${event ? " event" : ""}${own ? "" : " published"}` },
    el("time", { datetime: date }, date.length > 7 ? dateText(date) : ""), event ? shapeIcon(event) : el("i", { class: "point" }), el("div", {}, sentence(fact), el("details", {}, el("summary", {}, counted("sources", fact.documents.length)), fact.evidence.map((evidence) => el("div", { class: "proof" }, quote(evidence), sourceLine(evidence.document))))));
}
