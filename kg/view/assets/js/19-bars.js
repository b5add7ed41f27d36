// The bar at the top, the zoom buttons, the count below the picture, and short notices.

function showBars() {
  const tab = (view) => el("button", { type: "button", role: "tab", id: `tab-${view}`, "aria-selected": String(state.view === view), "aria-controls": view === "graph" ? "canvas" : view, onclick: () => choose({ view }) }, t(view));
  const tool = (which, label, act, extra = {}) => el("button", { type: "button", id: `tool-${which}`, title: label, "aria-label": label, onclick: act, ...extra }, toolIcon(which));
  fill(byId("views"), ["graph", "timeline", "table"].map(tab));
  fill(byId("tools"),
    tool("filters", t("filters"), () => document.body.classList.toggle("filtering"), { class: "narrow-only" }),
    tool("undo", t("undo_long"), undo, { disabled: !past.length }),
    tool("share", t("share_long"), () => copyText(location.href, t("shared"))),
    tool("theme", t("theme"), () => choose({ theme: isDark() ? "light" : "dark" }, { undoable: false })),
    el("button", { type: "button", id: "tool-language", "aria-label": t("language_long"), title: t("language_long"), onclick: () => choose({ language: state.language === "de" ? "en" : "de" }, { undoable: false }) }, state.language === "de" ? "EN" : "DE"));
  fill(byId("zoom"), tool("plus", t("zoom_in"), () => zoomBy(1.3)), tool("minus", t("zoom_out"), () => zoomBy(1 / 1.3)), tool("fit", t("fit"), () => fitPicture()));
  byId("query").setAttribute("placeholder", t("search"));
  byId("query").setAttribute("aria-label", t("search"));
  byId("title").textContent = data.title || t("title");
  document.title = data.title || t("title");
  document.documentElement.lang = state.language;
  if (state.theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = state.theme;
}

function showCount() {
  const { things, edges } = visible();
  const tied = [...model.things.values()].filter((thing) => thing.edges.length).length;
  const cut = tied > [...model.things.values()].filter((thing) => thing.central).length;
  const text = t(cut && !state.everything ? "shown_cut" : "shown", { n: number(things.size), m: number(tied), e: number(edges.length) });
  fill(byId("count"), text, cut ? el("button", { type: "button", class: "quiet", onclick: () => { choose({ everything: !state.everything }); fitPicture(); } }, state.everything ? t("show_central") : tied > MOST_SHOWN ? t("show_many", { n: number(MOST_SHOWN) }) : t("show_all")) : null);
  byId("canvas").setAttribute("aria-label", t("canvas", { n: things.size, m: edges.length }));
}

let noticeTimer = 0;
function notify(text, stays = false) {
  clearTimeout(noticeTimer);
  byId("notice").textContent = text;
  if (text && !stays) noticeTimer = setTimeout(() => { byId("notice").textContent = ""; }, 4000);
}
