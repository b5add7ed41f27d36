// The query editor: YASGUI on this server's endpoint, the named questions, and results as a graph.
"use strict";
(() => {
  const place = document.getElementById("editor");
  const language = document.documentElement.lang;
  const endpoint = new URL("/sparql", location.href).href;
  const START = "SELECT ?subject ?relation ?object WHERE {\n  ?statement a kg:Statement ;\n    kg:status kg:Asserted ;\n    rdf:subject ?subject ;\n    rdf:predicate ?relation ;\n    rdf:object ?object .\n}\nLIMIT 50";

  class GraphPlugin {
    constructor(yasr) { this.yasr = yasr; this.priority = 6; this.label = place.dataset.graph; }
    canHandleResults() { return Boolean(this.yasr.results) && kgDrawing.edgesOf(this.yasr.results).length > 0; }
    draw() { kgDrawing.draw(this.yasr.resultsEl, kgDrawing.edgesOf(this.yasr.results), place.dataset.many); }
    getIcon() { const icon = document.createElement("span"); icon.textContent = "⬡"; return icon; }
  }

  const text = async (address) => { const answer = await fetch(address); if (!answer.ok) throw new Error((await answer.json()).error); return answer.json(); };
  const inside = (kind) => async (yasqe, token) => (kind === "property" ? terms.properties : terms.classes).filter((iri) => iri.toLowerCase().includes((token.autocompletionString || "").toLowerCase()));
  const terms = { properties: [], classes: [] };

  async function start() {
    const prefixes = await text("/prefixes");
    Yasgui.defaults.requestConfig.endpoint = endpoint;
    Yasgui.defaults.requestConfig.method = "POST";
    Yasgui.defaults.requestConfig.acceptHeaderGraph = "text/turtle,*/*;q=0.9";
    Yasgui.defaults.corsProxy = undefined;
    Yasgui.defaults.endpointCatalogueOptions.getData = () => [{ endpoint }];
    Yasgui.Yasr.defaults.prefixes = prefixes;
    Yasgui.Yasr.registerPlugin("kg-graph", GraphPlugin);
    Yasgui.Yasqe.defaults.value = Object.entries(prefixes).filter(([name]) => ["kg", "rdf", "rdfs"].includes(name)).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join("\n") + "\n\n" + START;
    closeOutside(prefixes);
    window.kgEditor = new Yasgui(place, { requestConfig: { endpoint }, copyEndpointOnNewTab: false, persistenceId: "kg", populateFromUrl: true });
    await Promise.all([fillQuestions(), learnTerms()]);
  }

  /** Completion knows what this store holds; nothing is asked of prefix.cc or LOV. */
  function closeOutside(prefixes) {
    const known = Yasgui.Yasqe.Autocompleters || {};
    if (known.prefixes) known.prefixes.get = async () => Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`).sort();
    if (known.property) known.property.get = inside("property");
    if (known.class) known.class.get = inside("class");
  }

  async function learnTerms() {
    const ask = async (query) => (await text(`/sparql?format=json&query=${encodeURIComponent(query)}`)).results.bindings.map((row) => row.x.value);
    [terms.properties, terms.classes] = await Promise.all([
      ask("SELECT DISTINCT ?x WHERE { ?s ?x ?o } ORDER BY ?x LIMIT 2000"), ask("SELECT DISTINCT ?x WHERE { ?s a ?x } ORDER BY ?x LIMIT 2000")]);
  }

  async function fillQuestions() {
    const { questions } = await text(`/api/questions?lang=${language}`);
    const [list, fields, take, complaint] = ["question", "parameters", "take", "complaint"].map((id) => document.getElementById(id));
    list.append(...questions.map((q) => new Option(q.description, q.name)));
    list.addEventListener("change", () => {
      const chosen = questions.find((q) => q.name === list.value);
      take.hidden = !chosen;
      fields.replaceChildren(...(chosen ? chosen.parameters : []).map((p) => Object.assign(document.createElement("input"), { name: p.name, placeholder: p.description, ariaLabel: p.description, required: p.required })));
    });
    take.addEventListener("click", async () => {
      const values = [...fields.querySelectorAll("input")].filter((field) => field.value.trim()).map((field) => [field.name, field.value]);
      complaint.textContent = "";
      try {
        const { query } = await text(`/api/question?${new URLSearchParams([["name", list.value], ...values])}`);
        const tab = window.kgEditor.getTab();
        tab.setQuery(query);
        tab.query();
      } catch (error) { complaint.textContent = error.message; }
    });
  }

  // Things of this store have their pages here, whatever host their IRI names.
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !link.href.startsWith(place.dataset.base)) return;
    event.preventDefault();
    window.open("/" + link.href.slice(place.dataset.base.length), "_blank", "noopener");
  });

  start();
})();
