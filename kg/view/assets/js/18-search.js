// The search box: a combobox after the ARIA pattern; arrows choose, Enter goes there.

function openSearch() {
  const input = el("input", { type: "search", id: "query", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "found" });
  const list = el("ul", { id: "found", role: "listbox", hidden: true });
  let results = [];
  let active = -1;
  const mark = (place) => {
    active = place;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", n === active));
    if (active >= 0) { input.setAttribute("aria-activedescendant", `found-${active}`); list.children[active]?.scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  };
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); mark(-1); };
  const go = (thing) => { input.value = ""; close(); state.pathFrom ? endPath(thing.iri) : pickThing(thing); };
  const show = () => {
    results = findThings(input.value);
    const other = (thing) => thing.names.concat(thing.former).find((each) => fold(each).includes(fold(input.value)));
    fill(list, results.map((thing, n) => el("li", { id: `found-${n}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); go(thing); } },
      shapeIcon(thing), el("span", { class: "found-name" }, nameOf(thing)), el("small", {}, fold(nameOf(thing)).includes(fold(input.value)) ? kindOf(thing) : other(thing) || kindOf(thing)))),
      results.length ? null : el("li", { class: "empty" }, t("search_none")));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(results.length ? 0 : -1);
  };
  input.addEventListener("input", () => { show(); searchLive(input.value, show); });
  input.addEventListener("focus", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark((active + (event.key === "ArrowDown" ? 1 : -1) + results.length) % (results.length || 1)); }
    if (event.key === "Enter" && results[active]) go(results[active]);
    if (event.key === "Escape") { event.stopPropagation(); input.value = ""; close(); input.blur(); }
  });
  fill(byId("search"), input, list);
}

/** Pick a thing from anywhere: it comes onto the picture even when it was hidden, and the picture moves there. */
function pickThing(thing) {
  choose({ pick: thing.iri, path: "", closed: state.closed.filter((iri) => iri !== thing.iri), opened: thing.central || state.opened.includes(thing.iri) ? state.opened : [...state.opened, thing.iri] });
  if (state.view === "graph") lookAt(thing);
  loadAround(thing);
}

function beginPath(thing) {
  choose({ pathFrom: thing.iri }, { undoable: false });
  notify(t("path_pick"), true);
  byId("query").focus();
}

function endPath(iri) {
  const from = state.pathFrom;
  notify("");
  if (from === iri) return choose({ pathFrom: "" }, { undoable: false });
  choose({ path: `${from} ${iri}`, pathFrom: "", pick: "", touching: false });
  if (state.view === "graph") fitPath();
}

function fitPath() {
  const { path } = visible();
  if (path?.things.length) picture.network.fit({ nodes: path.things.map((thing) => thing.iri), maxZoomLevel: 1.1, animation: calm() ? { duration: 350 } : false });
}
