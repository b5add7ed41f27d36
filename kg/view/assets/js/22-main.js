// Start: read the data, draw, listen.

/** Parts of the page are made anew after each choice; the reader's focus and scrolling stay where they were. */
function keepPlace(render) {
  const part = document.activeElement?.closest("#filters, #tools, #views, #zoom, #count, #timeline, #table");
  const controls = () => [...part.querySelectorAll("button, input, a, summary")];
  const place = part ? controls().indexOf(document.activeElement) : -1;
  const scrollers = () => ["#filters", "#filters .tall", "#timeline", "#table"].flatMap((each) => [...document.querySelectorAll(each)]);
  const heights = scrollers().map((each) => each.scrollTop);
  render();
  scrollers().forEach((each, number) => { if (heights[number]) each.scrollTop = heights[number]; });
  if (place >= 0) controls()[place]?.focus({ preventScroll: true });
}

const showEverything = () => keepPlace(renderEverything);

function renderEverything() {
  showBars();
  showCount();
  for (const view of ["timeline", "table"]) byId(view).hidden = state.view !== view;
  document.body.dataset.view = state.view;
  document.body.classList.toggle("alone", state.view !== "graph" && !state.pick && !state.path); // lists get the panel's room while it has nothing to say
  showPanel();
  showFilters();
  if (state.view === "timeline") showTimeline();
  else if (state.view === "table") showTable();
  if (picture.network) {
    showPicture();
    picture.network.setOptions({ physics: { ...data.options.physics, enabled: state.moving } });
    picture.network.redraw();
  }
}

function start() {
  addPayload(data);
  state = stateOf(location.hash);
  listeners.push(showEverything);
  openSearch();
  showEverything();
  openPicture();
  listenToKeys();
  if (state.pick && model.things.has(state.pick)) lookAt(model.things.get(state.pick));
  if (state.path) fitPath();
  window.addEventListener("hashchange", () => { state = stateOf(location.hash); showEverything(); });
  darkQuery.addEventListener("change", showEverything);
}

// For tests and for the curious: the page's own values, read only.
window.kg = Object.freeze({ model, picture, visible, get state() { return state; } });
start();
