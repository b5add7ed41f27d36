"""A SPARQL 1.1 server as the place where quads live: ``sparql:QUERY_URL[,UPDATE_URL[,GRAPHS_URL]]``.

Every pattern and every update names its graph, so that it does not matter what a server takes for its default graph. A
document is put in place by one update, which a server runs whole or not at all; it may be sent again after a failure,
as it always leads to the same graph. With a third URL each graph is put by the Graph Store Protocol instead: the server
then reads plain N-Triples and need not parse an update as long as the graph, which some refuse.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.model.iri import PREFIXES
from kg.store.backend import Graphs, Results
from kg.store.http import Http
from kg.store.terms import Term

_PROLOGUE = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
_TYPED = re.compile(rb'"type"\s*:\s*"typed-literal"')  # Virtuoso's name for a literal with a datatype, from a draft of the standard
_OWN = "?g a <https://kg.example/ontology#Document> ."  # only graphs that are documents of kg; servers have graphs of their own


class Remote:
    """A server as a ``Backend``."""

    def __init__(self, http: Http, query_url: str, update_url: str, graphs_url: str = "") -> None:
        self._http = http
        self._query_url = query_url
        self._update_url = update_url
        self._graphs_url = graphs_url
        self._nodes: dict[Term, list[ox.Quad]] = {}
        self._union: dict[str, str] | None = None

    @classmethod
    def at(cls, target: str) -> Remote:
        """The server of ``sparql:QUERY_URL[,UPDATE_URL[,GRAPHS_URL]]``; without the second, the first takes updates too.

        The third takes whole graphs (SPARQL 1.1 Graph Store HTTP Protocol, 4.1: ``?graph=IRI``).

        A name and password stand in the URL (``https://name:password@host/``) or in ``KG_SPARQL_USER`` and
        ``KG_SPARQL_PASSWORD``, a bearer token in ``KG_SPARQL_TOKEN``.
        """
        query_url, update_url, graphs_url = (*target.removeprefix("sparql:").split(",", 2), "", "")[:3]
        if not query_url.startswith(("http://", "https://")):
            raise StoreError(f"{target} names no SPARQL server; write sparql:https://HOST/PATH[,https://HOST/UPDATE[,https://HOST/GRAPHS]]")
        credentials = (os.environ.get("KG_SPARQL_USER", ""), os.environ.get("KG_SPARQL_PASSWORD", ""))
        return cls(Http(credentials=credentials, token=os.environ.get("KG_SPARQL_TOKEN", "")), query_url, update_url or query_url, graphs_url)

    @property
    def address(self) -> str:
        """The query URL, without a password."""
        return re.sub(r"//[^/@]*@", "//", self._query_url)

    def match(self, subject: Term | None, predicate: Term | None, object: Term | None) -> Iterator[ox.Triple]:
        yield from dict.fromkeys(quad.triple for quad in self._quads(subject, predicate, object))

    def where(self, subject: Term | None, predicate: Term | None, object: Term | None) -> list[ox.NamedNode]:
        return sorted({q.graph_name for q in self._quads(subject, predicate, object) if isinstance(q.graph_name, ox.NamedNode)})

    def _quads(self, subject: Term | None, predicate: Term | None, object: Term | None) -> list[ox.Quad]:
        if subject in self._nodes:
            known = self._nodes[subject]
            return [q for q in known if predicate in (None, q.predicate) and object in (None, q.object)]
        places = {"s": subject, "p": predicate, "o": object}
        pattern = " ".join(f"?{name}" if bound is None else str(bound) for name, bound in places.items())
        return self._select(f"GRAPH ?g {{ {_OWN} {pattern} }}", {name: bound for name, bound in places.items() if bound is not None})

    def prefetch(self, subjects: Sequence[ox.NamedNode]) -> None:
        """Fetch all about some nodes in one request; ``match`` and ``where`` then need none for them."""
        wanted = [s for s in subjects if s not in self._nodes]
        if not wanted:
            return
        for subject in wanted:
            self._nodes[subject] = []
        for quad in self._select(f"VALUES ?s {{ {' '.join(map(str, wanted))} }} GRAPH ?g {{ {_OWN} ?s ?p ?o }}", {}):
            self._nodes[quad.subject].append(quad)

    def _select(self, pattern: str, bound: dict[str, Term]) -> list[ox.Quad]:
        names = ["g", *(name for name in ("s", "p", "o") if name not in bound)]
        rows = self._solutions(f"SELECT {' '.join('?' + n for n in names)} {{ {pattern} }}")
        found = ({**bound, **{name: row[name] for name in names}} for row in rows)
        return [ox.Quad(f["s"], f["p"], f["o"], f["g"]) for f in found]

    def graphs(self) -> list[ox.NamedNode]:
        rows = self._solutions(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {_OWN} }} }}")
        return sorted(row["g"] for row in rows if isinstance(row["g"], ox.NamedNode))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        rows = self._solutions(f"SELECT ?s ?p ?o {{ GRAPH {name} {{ ?s ?p ?o }} }}")
        return sorted((ox.Quad(row["s"], row["p"], row["o"], name) for row in rows), key=str)

    def loose(self) -> list[ox.Triple]:
        return []

    def lines(self, name: ox.NamedNode | None = None) -> list[str]:
        names = self.graphs() if name is None else [name]
        return list(dict.fromkeys(f"{quad.triple} ." for graph in names for quad in self.graph(graph)))

    def query(self, text: str, *, default: Graphs = (), named: Graphs | None = None, timeout: float | None = None) -> Results:
        """Run a query on the server; raises ``QueryError`` with what the server says."""
        form = {"query": _PROLOGUE + text} | self._union_parameter()
        lists = {"default-graph-uri": [g.value for g in default], "named-graph-uri": [g.value for g in named or ()]}
        return self._results(form | {key: value for key, value in lists.items() if value}, timeout=timeout)

    def _results(self, form: dict[str, object], *, timeout: float | None = None) -> Results:
        accept = "application/sparql-results+json, application/n-triples;q=0.9, text/plain;q=0.5"
        kind, data = self._http.post(self._query_url, form, accept=accept, failure=QueryError, timeout=timeout)
        if "json" in kind and b'"__ASK_RETVAL"' in data[:200]:  # Virtuoso answers an ASK with prefixes with a table of one number
            truth = re.search(rb'"value"\s*:\s*"1"', data) is not None
            data = b'{"head":{},"boolean":true}' if truth else b'{"head":{},"boolean":false}'
        if "json" in kind:
            return ox.parse_query_results(_TYPED.sub(b'"type":"literal"', data), format=ox.QueryResultsFormat.JSON)
        scratch = ox.Store()
        scratch.load(data, ox.RdfFormat.N_TRIPLES)
        return scratch.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def _solutions(self, text: str) -> Iterable[ox.QuerySolution]:
        results = self._results({"query": text})
        if not isinstance(results, ox.QuerySolutions):
            raise StoreError(f"{self.address} answered a SELECT with something else than a table; check that it is a SPARQL 1.1 query URL")
        return results

    def _union_parameter(self) -> dict[str, object]:
        """Oxigraph's server has an empty default graph unless it is told to take the union of all."""
        if self._union is None:
            server = self._http.server_of(self._query_url, {"query": "ASK {}"})
            self._union = {"union-default-graph": "true"} if "oxigraph" in server.lower() else {}
        return dict(self._union)

    def update(self, text: str) -> None:
        self._nodes.clear()
        self._http.post(self._update_url, {"update": text if text.startswith("DROP") else _PROLOGUE + text}, accept="*/*", failure=StoreError)

    def replace(self, name: ox.NamedNode, quads: Sequence[ox.Quad]) -> None:
        triples = "\n".join(f"{quad.triple} ." for quad in quads)
        if self._graphs_url and quads:
            self._nodes.clear()
            self._http.put(
                self._graphs_url, {"graph": name.value}, f"{triples}\n".encode(), media_type="application/n-triples", failure=StoreError
            )
            return
        self.update(f"DROP SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{\n{triples}\n}} }}")

    def drop(self, name: ox.NamedNode) -> None:
        self.update(f"DROP SILENT GRAPH {name}")

    def flush(self) -> None:
        """Nothing to do: an update is answered when it is done."""

    def close(self) -> None:
        self._http.close()

    def __len__(self) -> int:
        (row,) = self._solutions(f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{ GRAPH ?g {{ {_OWN} ?s ?p ?o }} }} }}")
        return int(row["n"].value)


