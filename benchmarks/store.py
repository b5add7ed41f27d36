"""How fast the store writes, answers and exports: a synthetic graph of a given size, times of one run.

    python benchmarks/store.py [TRIPLES]        100,000 by default (under a minute); 1000000 for the figures in docs

Times are processor time of this process where nothing else is said, the best of three for questions and exports.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from kg import export, query
from kg.model import Document, Entity, Evidence, Iri, ResolvedGraph, Span, Statement, Status, TimeSpan
from kg.model.iri import expand, mint, mint_hashed
from kg.store import Store

RELATIONS = [
    "owns", "acquired", "leads", "holdsPositionAt", "worksFor", "memberOf", "locatedIn", "headquarteredIn", "bornIn", "won", "lost", "supports",
    "opposes", "criticizes", "accuses", "meets", "cooperatesWith", "uses", "produces", "plans", "demands", "rejects", "place", "participant",
    "affects", "sold", "founded", "dismissed", "appointed", "published",
]
CLASSES = [("Person", "Entity"), ("Company", "Organization", "Entity"), ("City", "Place", "Entity"), ("Election", "Event", "Entity"), ("Country", "Place", "Entity")]
PER_STATEMENT = 18  # triples that a statement brings, with its share of entities and documents
QUESTIONS: list[tuple[str, dict[str, str]]] = [
    ("who-owns-what", {}), ("who-leads-what", {}), ("who-said-what-about", {"about": "Name 17"}), ("timeline", {"about": "Name 17"}), ("timeline", {}),
    ("events-in-place", {"place": "Name 2"}), ("contradictions", {}), ("evidence-for", {"a": "Name 17", "b": "Name 18"}), ("who-is", {"about": "Name 17"}),
    ("most-connected", {}), ("sources-of", {"about": "Name 17"}), ("what-happened-on", {"date": "2021-05-04"}), ("acquisitions", {}), ("open-relations", {}),
    ("sources", {}),
]


def synthetic(triples: int) -> ResolvedGraph:
    """A graph of about so many triples: 12 statements a document, 3 an entity, names skewed as names are."""
    dice = random.Random(7)
    count = triples // PER_STATEMENT
    documents = [mint("document", f"d{i:06}") for i in range(max(count // 12, 2))]
    names = [mint("entity", f"Name_{i}") for i in range(max(count // 3, 30))]
    mentioned: dict[Iri, set[Iri]] = {name: set() for name in names}
    statements = []
    for number in range(count):
        source = documents[number // 12 % len(documents)]
        first, second = (int(len(names) * dice.random() ** 3) for _ in range(2))
        relation = dice.choice(RELATIONS)
        subject, target = names[first], names[first // 8 if relation == "locatedIn" else second]  # places lie in one another like a tree
        mentioned[subject].add(source)
        mentioned[target].add(source)
        statements.append(_statement(dice, number, subject, relation, target, source))
    entities = [
        Entity(name, name.rsplit("/", 1)[1].replace("_", " "), tuple(expand(f"kg:{c}") for c in CLASSES[i % 5]), (f"N. {i}",), documents=tuple(sorted(mentioned[name])))
        for i, name in enumerate(names)
    ]
    start = date(2020, 1, 1)
    papers = [Document(iri, "", "de", title=f"Title {i}", published=start + timedelta(i % 2000), publisher=f"Paper {i % 50}") for i, iri in enumerate(documents)]
    return ResolvedGraph(tuple(papers), tuple(sorted(entities, key=lambda e: e.iri)), tuple(sorted(statements, key=lambda s: s.iri)))


def _statement(dice: random.Random, number: int, subject: Iri, relation: str, target: Iri, source: Iri) -> Statement:
    status = dice.choices(list(Status), weights=(80, 3, 5, 12))[0]
    quote = f"Sentence {number} says something about two things of this graph."
    proof = Evidence(source, Span(number % 12 * 70, number % 12 * 70 + len(quote)), quote, Span(0, 4), Span(8, 12))
    when = TimeSpan(at=(date(2020, 1, 1) + timedelta(dice.randrange(2000))).isoformat()) if dice.random() < 0.2 else TimeSpan()
    speakers = (subject,) if status is Status.REPORTED else ()
    return Statement(
        mint_hashed("statement", str(number)), subject, expand(f"kg:{relation}"), target, status, (proof,), 0.75, ("svo",), speakers, when
    )


def timed(work: Callable[[], object], *, clock: Callable[[], float] = time.process_time) -> float:
    before = clock()
    work()
    return clock() - before


def main(triples: int) -> None:
    print(f"{triples:,} triples wanted; making the graph takes {timed(lambda: synthetic(triples // 10)) * 10:.0f} s")
    graph = synthetic(triples)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        with Store.create_or_open(path) as store:
            print(f"write      {timed(lambda: store.write(graph)):8.2f} s  (wall {timed(store.flush, clock=time.perf_counter):.2f} s for flush and publish)")
            print(f"write again, nothing changed {timed(lambda: store.write(graph)):.2f} s")
        with Store.open(path) as store:
            size = len(store)
            print(f"{size:,} triples, {sum(f.stat().st_size for f in (path / 'graph').iterdir()) / 1e6:.0f} MB on disk")
            _exports(store, size)
            _questions(store)


def _exports(store: Store, size: int) -> None:
    for name in ("turtle", "nquads", "ntriples", "trig"):
        best = min(timed(lambda name=name: getattr(export, name)(store)) for _ in range(2 if size > 500_000 else 3))  # type: ignore[misc]
        print(f"{name:10} {best:8.2f} s  {size / best:10,.0f} triples/s")


def _questions(store: Store) -> None:
    times: list[float] = []
    used: list[float] = []
    for name, parameters in QUESTIONS:
        found = 0

        def once(name: str = name, parameters: dict[str, str] = parameters) -> None:
            nonlocal found
            found = len(query.ask(store, name, parameters))

        once()
        times.append(statistics.median(timed(once, clock=time.perf_counter) for _ in range(3)) * 1000)
        used.append(min(timed(once) for _ in range(3)) * 1000)
        print(f"{name:22} {' '.join(parameters.values()):16} {times[-1]:8.1f} ms wall, {used[-1]:8.1f} ms processor  {found} rows")
    for kind, figures in (("wall clock", times), ("processor", used)):
        print(f"{kind}: median of all {statistics.median(figures):.1f} ms, worst {max(figures):.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
