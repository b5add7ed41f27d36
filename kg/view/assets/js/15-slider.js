// The time slider: a small histogram with two handles; it counts years, months or days as the span asks for.

const BARS = 24;

function timeSection(section, key, dates) {
  const days = dates.map((date) => dayNumber(firstDay(date))).filter(Number.isFinite).sort((a, b) => a - b);
  if (!days.length || days[0] === days.at(-1)) return null;
  const [first, last] = [days[0], Math.max(...dates.map((date) => dayNumber(lastDay(date))).filter(Number.isFinite))];
  return section(key, slider(key, first, last, days));
}

const dayNumber = (date) => Math.round(Date.parse(`${date.length === 10 ? date : firstDay(date)}T00:00:00Z`) / 86400000);
const dayText = (number) => new Date(number * 86400000).toISOString().slice(0, 10);

function slider(key, first, last, days) {
  const [from, to] = state[key].length === 2 ? state[key].map(dayNumber) : [first, last];
  const counts = Array(BARS).fill(0);
  for (const day of days) counts[Math.min(BARS - 1, Math.floor(((day - first) / (last - first + 1)) * BARS))] += 1;
  const top = Math.max(...counts);
  const inRange = (n) => first + ((n + 1) * (last - first)) / BARS >= from && first + (n * (last - first)) / BARS <= to;
  const bars = el("div", { class: "histogram", "aria-hidden": "true" }, counts.map((n, place) => el("i", { class: inRange(place) ? "on" : "", style: { height: `${n ? 12 + (88 * n) / top : 0}%` } })));
  const label = el("p", { class: "range-label" });
  const show = (a, b) => { label.textContent = `${dateText(dayText(a))} – ${dateText(dayText(b))}`; };
  const handle = (which, value) => el("input", {
    type: "range", min: first, max: last, value, "aria-label": `${t(key)}: ${t(which)}`, "aria-valuetext": dateText(dayText(value)),
    oninput: () => show(...ends()), onchange: () => { const [a, b] = ends(); choose({ [key]: a <= first && b >= last ? [] : [dayText(a), dayText(b)] }); },
  });
  const handles = [handle("from", from), handle("to", to)];
  const ends = () => handles.map((each) => Number(each.value)).sort((a, b) => a - b);
  show(from, to);
  return el("div", { class: "slider" }, bars, el("div", { class: "handles" }, handles), label, state[key].length ? el("p", { class: "note" }, t("no_date_hidden")) : null);
}
