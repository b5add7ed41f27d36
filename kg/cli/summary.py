"""The summary after a build: documents, entities by class, statements by status, events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.cli.console import note, table

if TYPE_CHECKING:
    from kg.pipeline import Report
    from kg.store import Store

_SHOWN = 12  # classes


def print_summary(store: Store, report: Report) -> None:
    """Counts of what the store holds now, and how fast the reading went."""
    from kg.model.iri import KG, Iri
    from kg.ontology import read_ontology

    ontology = read_ontology()
    event = f"{KG}Event"
    classes: Counter[str] = Counter()
    events = 0
    for entity in store.entities():
        first = entity.classes[0] if entity.classes else Iri(f"{KG}Entity")
        classes[ontology.label(first, "en")] += 1
        events += event in entity.classes
    statuses = Counter(s.status.value for s in store.statements())
    documents = len(store.documents())
    rows = [("documents", str(documents)), ("statements", str(sum(statuses.values())))]
    rows += [(f"  {status.lower()}", str(n)) for status, n in sorted(statuses.items(), key=lambda x: (-x[1], x[0]))]
    rows += [("entities", str(sum(classes.values())))]
    rows += [(f"  {name}", str(n)) for name, n in sorted(classes.items(), key=lambda x: (-x[1], x[0]))[:_SHOWN]]
    if len(classes) > _SHOWN:
        rows.append((f"  in {len(classes) - _SHOWN} more classes", str(sum(n for _, n in classes.most_common()[_SHOWN:]))))
    rows.append(("events", str(events)))
    table("", ("what", "count"), rows)
    if report.read and report.seconds > 0:
        note(f"read {len(report.read)} documents, {report.words:,} words in {report.seconds:.1f} s")
    elif report.known:
        note(f"nothing new: {len(report.known)} documents were there already")
