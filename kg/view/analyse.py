"""The whole at a glance: who is central, what hangs together, how things are connected, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

import networkx as nx

from kg.model import Iri, Status
from kg.view.changes import Change, changes_between
from kg.view.graph import ASSERTED, network, ties
from kg.view.measures import Measures, measures
from kg.view.named import entity_named
from kg.view.palette import is_known
from kg.view.paths import Path, shortest_paths
from kg.view.source import Facts, Labels, snapshot_of
from kg.view.wording import wording_of


@dataclass(frozen=True, slots=True)
class Central:
    """A thing with a name, or an event, and how central it is; ``pagerank`` and ``betweenness`` are shares between 0 and 1, ``ties`` counts neighbours."""

    iri: Iri
    label: str
    kind: str
    pagerank: float
    betweenness: float
    ties: int


@dataclass(frozen=True, slots=True)
class Group:
    """Things that hang together; ``name`` is made of the most central members and the commonest relations."""

    name: str
    size: int
    members: tuple[str, ...]
    relations: tuple[str, ...]


class Section(NamedTuple):
    """A table for people: title, column names, rows of text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What ``analyze`` found; ``paths`` and ``changes`` are empty unless they were asked for."""

    entities: int
    facts: int
    central: tuple[Central, ...]
    groups: tuple[Group, ...]
    paths: tuple[Path, ...] = ()
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        return "\n\n".join("\n".join([section.title, *("  " + " | ".join(row) for row in section.rows)]) for section in tables(self))


def as_json(analysis: Analysis) -> dict[str, Any]:
    """Everything as plain values that ``json.dumps`` takes, keys in the order of the fields."""
    return asdict(analysis)


def tables(analysis: Analysis) -> tuple[Section, ...]:
    """The parts that hold something, as tables."""
    found = (
        _central_table(analysis.central), _group_table(analysis.groups), *map(_path_table, analysis.paths), _change_table(analysis.changes)
    )
    return tuple(section for section in found if section.rows)


def analyze(
    facts: Facts, ontology: Labels | None = None, *, language: str = "en", top: int = 20, statuses: Collection[Status] = ASSERTED,
    path: tuple[str, str] | None = None, paths: int = 3, between: tuple[date | str, date | str] | None = None,
) -> Analysis:
    """Measure the graph of the facts (asserted ones unless ``statuses`` says otherwise).

    ``path`` names two things by IRI or name and asks for the ``paths`` shortest ways from one to the other;
    raises ``UnknownEntity`` for a name nobody bears. ``between`` asks what changed after the first and up to
    the second day. The same store gives the same analysis.
    """
    facts = snapshot_of(facts)
    graph = network(facts, ontology, statuses=statuses, language=language)
    tied = ties(graph)
    measured = measures(tied)
    wording = wording_of(ontology, facts.relations())
    known = {entity.iri for entity in facts.entities() if is_known(entity)}
    ranked = sorted((node for node in tied if tied.degree(node) and node in known), key=lambda node: (-measured.pagerank[node], node))
    titles = {document.iri: document.title or document.url or document.iri for document in facts.documents()}
    ends = tuple(entity_named(facts, name) for name in path) if path else ()
    return Analysis(
        entities=len(graph),
        facts=graph.number_of_edges(),
        central=tuple(_central(node, graph, tied, measured, wording.term(graph.nodes[node]["class"], language)) for node in ranked[:top]),
        groups=tuple(_group(sorted(members, key=lambda member: member not in known), graph) for members in measured.groups[:top] if len(members) > 1),
        paths=shortest_paths(graph, tied, ends[0], ends[1], count=paths, titles=titles) if ends else (),
        changes=changes_between(facts, wording, since=str(between[0]), until=str(between[1]), language=language) if between else (),
    )


def _central(node: str, graph: nx.MultiDiGraph, tied: nx.Graph, measured: Measures, kind: str) -> Central:
    return Central(
        Iri(node), graph.nodes[node]["label"], kind, round(measured.pagerank[node], 6), round(measured.betweenness[node], 6), tied.degree(node)
    )


def _group(members: list[str], graph: nx.MultiDiGraph) -> Group:
    inside = set(members)
    edges = (label for one, other, label in graph.edges(members, data="label") if other in inside)
    relations = tuple(label for label, _ in sorted(Counter(edges).items(), key=lambda pair: (-pair[1], pair[0]))[:3])
    names = tuple(graph.nodes[member]["label"] for member in members)
    return Group(f"{', '.join(names[:3])} ({', '.join(relations)})" if relations else ", ".join(names[:3]), len(members), names, relations)


def _central_table(central: tuple[Central, ...]) -> Section:
    rows = tuple((c.label, c.kind, f"{c.pagerank:.4f}", f"{c.betweenness:.4f}", str(c.ties)) for c in central)
    return Section("Most central", ("name", "kind", "importance", "betweenness", "ties"), rows)


def _group_table(groups: tuple[Group, ...]) -> Section:
    rows = tuple((g.name, str(g.size), ", ".join(g.members[:8]) + (", …" if g.size > 8 else "")) for g in groups)
    return Section("Groups that hang together", ("group", "size", "members"), rows)


def _path_table(path: Path) -> Section:
    rows = tuple((s.subject, s.relation, s.object, s.quote, "; ".join(s.articles)) for s in path.steps)
    return Section(f"Path of {len(path.steps)} steps: {' – '.join(path.names)}", ("subject", "relation", "object", "evidence", "articles"), rows)


def _change_table(changes: tuple[Change, ...]) -> Section:
    rows = tuple((c.date, c.kind, c.subject, c.relation, c.object, c.status) for c in changes)
    return Section("What changed", ("date", "change", "subject", "relation", "object", "status"), rows)
