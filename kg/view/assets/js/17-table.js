// All facts that fit the filters as a table: sorted by any column, copied as CSV or Markdown.

const ROWS_AT_ONCE = 250;
let rowsShown = ROWS_AT_ONCE;

const COLUMNS = [
  { key: "subject", of: subjectText, thing: (fact) => fact.subject },
  { key: "relation", of: (fact) => termOf(fact.relation) },
  { key: "object", of: objectText, thing: (fact) => fact.object },
  { key: "status", of: (fact) => t(`${fact.status}_short`) },
  { key: "speaker", of: speakersText },
  { key: "when", of: (fact) => [fact.at || fact.from, fact.at ? "" : fact.until && `– ${fact.until}`].filter(Boolean).join(" ") },
  { key: "sureness", of: (fact) => `${Math.round(fact.confidence * 100)} %`, rank: (fact) => fact.confidence, numeric: true },
  { key: "source", of: (fact) => fact.documents.map((d) => d.title).join("; "), rank: (fact) => fact.documents.length },
];
const QUOTE = { key: "quote", of: (fact) => fact.evidence.map((e) => e.quote).join(" | ") };

function sortedFacts() {
  const { facts } = visible();
  const [key, direction] = state.sort.split(":");
  const column = COLUMNS.find((each) => each.key === key);
  if (!column) return facts;
  const collator = new Intl.Collator(state.language, { numeric: true });
  const compare = column.rank ? (a, b) => column.rank(a) - column.rank(b) : (a, b) => collator.compare(column.of(a), column.of(b));
  const sorted = [...facts].sort((a, b) => compare(a, b) || (a.iri < b.iri ? -1 : 1));
  return direction === "down" ? sorted.reverse() : sorted;
}

function showTable() {
  const facts = sortedFacts();
  const body = el("tbody", {}, facts.slice(0, rowsShown).map(tableRow));
  const rest = facts.length - rowsShown;
  fill(byId("table"), el("div", { class: "sheet" }, el("h2", {}, t("table")),
    el("p", { class: "note" }, `${counted("facts", facts.length)}. ${t("table_note")}`),
    el("p", { class: "actions" }, el("button", { type: "button", class: "action", onclick: () => copyText(asCsv(facts)) }, t("copy_csv")), el("button", { type: "button", class: "action", onclick: () => copyText(asMarkdown(facts)) }, t("copy_markdown"))),
    facts.length ? el("div", { class: "wide" }, el("table", {}, el("thead", {}, el("tr", {}, COLUMNS.map(headCell))), body)) : el("p", { class: "empty" }, t("table_none")),
    rest > 0 ? el("button", { type: "button", class: "action", onclick: () => { rowsShown += ROWS_AT_ONCE; showTable(); } }, t("more", { n: Math.min(rest, ROWS_AT_ONCE) })) : null));
}

function headCell(column) {
  const [key, direction] = state.sort.split(":");
  const current = key === column.key ? (direction === "down" ? "descending" : "ascending") : "none";
  const next = current === "ascending" ? `${column.key}:down` : `${column.key}:up`;
  const arrow = { ascending: " ▲", descending: " ▼", none: "" }[current];
  return el("th", { scope: "col", "aria-sort": current }, el("button", { type: "button", onclick: () => choose({ sort: next }, { undoable: false }) }, t(column.key) + arrow));
}

function tableRow(fact) {
  const cell = (column) => {
    const thing = column.thing?.(fact);
    return el("td", { class: column.numeric ? "number" : "" }, thing ? name(thing, null) : column.of(fact));
  };
  return el("tr", { class: fact.status }, COLUMNS.map(cell));
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is kept text by a leading apostrophe. */
function asCsv(facts) {
  const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const cell = (text) => (/[",\r\n]/.test(safe(text)) ? `"${safe(text).replaceAll('"', '""')}"` : safe(text));
  const rows = facts.map((fact) => [...COLUMNS, QUOTE].map((column) => cell(column.of(fact))).join(","));
  return [[...COLUMNS, QUOTE].map((column) => cell(t(column.key))).join(","), ...rows].join("\r\n") + "\r\n";
}

function asMarkdown(facts) {
  const cell = (text) => text.replace(/\s+/g, " ").replace(/[\\|<>[\]*_`]/g, "\\$&");
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(COLUMNS.map((column) => t(column.key))), line(COLUMNS.map(() => "---")), ...facts.map((fact) => line(COLUMNS.map((column) => cell(column.of(fact)))))].join("\n") + "\n";
}

/** Through the clipboard where the browser allows it, else selected in a box for the reader to copy. */
async function copyText(text, done = t("copied")) {
  const box = el("textarea", { class: "copy-box", "aria-hidden": "true" });
  box.value = text;
  document.body.append(box);
  box.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
    if (!copied) { await navigator.clipboard.writeText(text); copied = true; }
  } catch { copied = false; }
  box.remove();
  picture.lastCopied = text;
  notify(copied ? done : t("not_copied"));
}
