// Search as you type in the head of every page. Text goes in as text, never as HTML.
"use strict";
(() => {
  const box = document.getElementById("q");
  const hits = document.getElementById("hits");
  const language = document.documentElement.lang;
  let turn = 0;

  const pathOf = (iri) => {
    const at = iri.indexOf("/entity/");
    return at < 0 ? "" : "/entity/" + encodeURIComponent(iri.slice(at + 8)).replaceAll("%2F", "/");
  };

  function show(results) {
    hits.replaceChildren(...results.filter((r) => pathOf(r.iri)).map((result) => {
      const link = document.createElement("a");
      link.href = pathOf(result.iri);
      link.textContent = result.label + " ";
      const kind = document.createElement("small");
      kind.textContent = result.classes.length ? result.classes[0].label : "";
      link.append(kind);
      const line = document.createElement("li");
      line.append(link);
      return line;
    }));
    hits.hidden = !hits.children.length;
  }

  box.addEventListener("input", async () => {
    const mine = (turn += 1);
    const typed = box.value.trim();
    if (!typed) return show([]);
    const answer = await fetch(`/api/search?${new URLSearchParams({ q: typed, limit: 8, lang: language })}`).catch(() => null);
    if (answer && answer.ok && mine === turn) show((await answer.json()).results);
  });
  document.getElementById("find").addEventListener("keydown", (event) => {
    const links = [...hits.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (event.key === "Escape") { show([]); box.focus(); }
    else if (event.key === "ArrowDown" && links.length) links[(here + 1) % links.length].focus();
    else if (event.key === "ArrowUp" && here >= 0) (links[here - 1] || box).focus();
    else if (event.key === "Enter" && event.target === box && links.length) links[0].click();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => { if (!event.target.closest("#find")) show([]); });
})();
