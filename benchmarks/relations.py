"""Relations between companies and people in German news, measured on SmartData.

    python -m benchmarks.relations --data ../shared [--half seen|unseen] [--sample N] [--errors]

Gold: ``corpora/de/relations/smartdata-train.jsonl`` (Schiersch et al. 2018). Documents 0-621 were looked at when phrases
were written, the others never: the row to believe is ``unseen``. A gold relation is its pair of arguments (buyer and
acquired, person and organization, the two that merge, parent and child) or its company. It is found when kg states
the relation between two things of which some mention overlaps the arguments; a name's mention is the name, a noun's the
head word, so that a long phrase does not match by chance. Recall counts gold relations, precision the
facts that kg states: one for each relation and pair of things in a document, denied ones left out, planned and reported
ones not. An event counts whether a verb tells it or a noun names it ("Streik bei X"); its company is what it affects. A
thing is spoken of where it is mentioned and where its name is part of a word ("Yahoo" in "des Yahoo-Kerns").

The gold is not exhaustive: of 29 statements of the first half that it did not have, 21 were judged true when read (25
November 2026), so that its precision is a lower bound.

Counted are the terms that mean the relation. ``kg:holdsPositionAt`` (spokesmen, deputies) and ``kg:subsidiaryOf`` are not: in
the first half 1 of 24 and 2 of 9 of their statements were in the gold. The gold's SpinOff has a parent and a child and is
mostly an ordinary subsidiary ("X-Tochter Y"), yet leaves out most subsidiaries; so what is missing there is a matter of
terms, and counting ``kg:subsidiaryOf`` would measure the choice of the annotators rather than kg. The pipelines that ship learnt names, though no
relations, from SmartData too, the unseen half included.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.ingest import of_text
from kg.model import Claim, Document, Event, Extraction, Filler, Iri, Mention, Reading, Span, Status
from kg.model.iri import expand
from kg.model.mention import NAME, NOUN
from kg.ontology import Ontology, read_ontology
from kg.reading import reader_of
from kg.resolve import LocalEntity, LocalGraph, resolve_document
from kg.resolve.classes import best_class

LOOKED_AT = 622  # documents from here on were never read
GOLD = {  # the roles that make the pair; one role stands for a single argument or, of a merger, for both
    "Acquisition": ("buyer", "acquired"),
    "Merger": ("old", "old"),
    "OrganizationLeadership": ("person", "organization"),
    "Insolvency": ("company",),
    "Layoffs": ("company",),
    "Strike": ("company",),
    "SpinOff": ("parent", "child"),
}
STATEMENTS = {  # property: the relation, and whether the subject is its first argument
    "kg:acquired": ("Acquisition", True),
    "kg:mergedWith": ("Merger", True),
    "kg:leads": ("OrganizationLeadership", True),
    "kg:spunOffFrom": ("SpinOff", False),
}
EVENTS = {  # class of event: the relation, and which of its places make the pair
    "kg:Acquisition": ("Acquisition", ("kg:participant", "kg:affects")),
    "kg:Merger": ("Merger", ("kg:participant", "kg:participant")),
    "kg:SpinOff": ("SpinOff", ("kg:participant", "kg:affects")),
    "kg:Insolvency": ("Insolvency", ("kg:affects",)),
    "kg:Layoff": ("Layoffs", ("kg:affects",)),
    "kg:Strike": ("Strike", ("kg:affects",)),
}

Thing = int | str  # an entity of the document, or a phrase


@dataclass(frozen=True)
class Wanted:
    """A relation of the gold: for each argument the places in the document's text where it stands."""

    relation: str
    arguments: tuple[Span, ...]
    text: str


@dataclass(frozen=True)
class Found:
    """A relation that kg states, with all places where its arguments are spoken of."""

    relation: str
    arguments: tuple[frozenset[Span], ...]
    text: str

    def matches(self, wanted: Wanted) -> bool:
        if self.relation != wanted.relation:
            return False
        orders = itertools.permutations(self.arguments) if self.relation == "Merger" else (self.arguments,)
        return any(all(any(s.overlaps(w) for s in spans) for spans, w in zip(o, wanted.arguments, strict=True)) for o in orders)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with corpora/de/relations")
    parser.add_argument("--half", choices=("seen", "unseen"), help="one half of the documents; default: both, one after the other")
    parser.add_argument("--sample", type=int, default=0, help="only so many documents with a relation, and as many without")
    parser.add_argument("--errors", action="store_true", help="name what is missing and what is wrong, in the half looked at only")
    options = parser.parse_args()
    lines = (options.data / "corpora" / "de" / "relations" / "smartdata-train.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    for half, part in (("seen", records[:LOOKED_AT]), ("unseen", records[LOOKED_AT:])):
        if options.half in (None, half):
            report(half, measure(_sample(part, options.sample), show=options.errors and half == "seen"))


def report(half: str, counts: Mapping[str, Sequence[int]]) -> None:
    print(f"\n{half:24} {'P':>6} {'R':>6} {'F1':>6}   right/stated  found/wanted")
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    for name, (right, stated, found, wanted) in [*counts.items(), ("micro", total)]:
        precision, recall = right / max(stated, 1), found / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:24} {precision:6.3f} {recall:6.3f} {f1:6.3f}   {right:5}/{stated:<6}  {found:5}/{wanted}")


def measure(records: Iterable[Mapping[str, Any]], *, show: bool = False) -> dict[str, list[int]]:
    """For each relation: statements right, statements, gold relations found, gold relations."""
    counts = {name: [0, 0, 0, 0] for name in GOLD}
    ontology = read_ontology()
    pairs = [(record, document_of(record)) for record in records]
    reader = reader_of("de")
    for record, document in pairs:
        wanted = list(wanted_in(record))
        found: list[Found] = []
        if document is not None:
            try:  # alone, so that one that kg cannot read costs its own relations only
                extraction = next(reader.read([document]))
                found = list(found_in(extraction, alignment(document.text, record["text"]), ontology))
            except ValueError as error:
                print(f"not read, counts as nothing found: {record['id']}: {error}")
        wrong = [f for f in found if not any(f.matches(w) for w in wanted)]
        missing = [w for w in wanted if not any(f.matches(w) for f in found)]
        for column, items in ((1, found), (3, wanted)):
            for item in items:
                counts[item.relation][column] += 1
        for name, wrongs in Counter(f.relation for f in wrong).items():
            counts[name][0] -= wrongs
        for name, misses in Counter(w.relation for w in missing).items():
            counts[name][2] -= misses
        if show and (wrong or missing):
            print(f"\n{record['id']}\n" + "".join(f"  wrong   {f.text}\n" for f in wrong) + "".join(f"  missing {w.text}\n" for w in missing), end="")
    return {name: [right + stated, stated, found_ + gold, gold] for name, (right, stated, found_, gold) in counts.items()}


def document_of(record: Mapping[str, Any]) -> Document | None:
    """The document as kg takes it in; the date stands behind the address, messages have a number only. ``None`` for one without words."""
    url, at, time = record["id"].rpartition("@")
    try:
        return of_text(record["text"], language="de", date=time[:10] if at else None, url=url)
    except InputError:
        return None


def alignment(text: str, raw: str) -> list[int]:
    """For each character of the document where it stands in the raw text, -1 where nowhere: ingest drops lines and spaces."""
    places = [-1] * len(text)
    for start, raw_start, size in SequenceMatcher(None, text, raw, autojunk=False).get_matching_blocks():
        places[start : start + size] = range(raw_start, raw_start + size)
    return places


def wanted_in(record: Mapping[str, Any]) -> Iterator[Wanted]:
    for relation in record["relations"]:
        roles = GOLD.get(relation["name"])
        if roles is None:
            continue
        spans = {r: [Span(a["start"], a["end"]) for a in relation["args"] if a["role"] == r] for r in roles}
        pairs = itertools.combinations(spans["old"], 2) if relation["name"] == "Merger" else itertools.product(*(spans[r] for r in roles))
        for arguments in pairs:
            yield Wanted(relation["name"], arguments, f"{relation['name']}: {' + '.join(a.of(record['text']) for a in arguments)}")


def found_in(extraction: Extraction, places: Sequence[int], ontology: Ontology) -> Iterator[Found]:
    """The relations stated in a document, each once, with their arguments' places in the raw text."""
    graph = resolve_document(extraction, ontology)
    spans: dict[Thing, set[Span]] = {e.index: _spans(e, extraction) for e in graph.entities}
    facts: dict[tuple[str, tuple[Thing, ...]], None] = {}
    fillers: dict[tuple[Event | int, Iri], dict[str, dict[Thing, None]]] = {}
    for claim in graph.claims:
        reading = chosen(claim, graph, ontology)
        if reading is None or claim.status is Status.NEGATED:
            continue
        target = _thing(reading.object, claim.object_span, spans)
        event_class = _event_class(reading.subject, graph, ontology)
        if event_class is not None and not isinstance(reading.subject, str):
            places_of = fillers.setdefault((reading.subject, event_class), {})
            for place in ("kg:participant", "kg:affects"):
                if ontology.is_a(reading.predicate, expand(place)) and target is not None:
                    places_of.setdefault(place, {})[target] = None
            continue
        subject = _thing(reading.subject, claim.subject_span, spans)
        for name, (relation, forward) in STATEMENTS.items():
            if reading.predicate == expand(name) and subject is not None and target is not None:
                facts[_fact(relation, (subject, target) if forward else (target, subject))] = None
    for (_, event_class), filled in fillers.items():
        facts.update(dict.fromkeys(_of_event(event_class, filled, ontology)))
    for relation, things in facts:
        arguments = tuple(frozenset(s for span in spans[t] if (s := _moved(span, places)) is not None) for t in things)
        yield Found(relation, arguments, f"{relation}: {' + '.join(_named(t, graph) for t in things)}")


def chosen(claim: Claim, graph: LocalGraph, ontology: Ontology) -> Reading | None:
    """The first reading that the ontology allows, as in ``kg.resolve.reduce`` but for one document."""
    for reading in claim.readings:
        subjects, targets = (_classes(filler, graph, ontology) for filler in (reading.subject, reading.object))
        if subjects is not None and targets is not None and ontology.allows(reading.predicate, subjects, targets):
            return reading
    return None


def _classes(filler: Filler, graph: LocalGraph, ontology: Ontology) -> tuple[Iri, ...] | None:
    """The classes of what fills a place; ``None`` for a pronoun that stands for nothing known."""
    if isinstance(filler, str):
        return ()
    if not isinstance(filler, Event) and graph.entities[filler].vague:
        return None
    best = filler.event_class if isinstance(filler, Event) else best_class(graph.entities[filler].votes, ontology)
    return (best, *ontology.superclasses(best)) if best is not None else ()


def _event_class(filler: Filler, graph: LocalGraph, ontology: Ontology) -> Iri | None:
    """The class of an event, whether a verb tells it or a noun names it ("der Streik bei X"); ``None`` for other things."""
    classes = _classes(filler, graph, ontology) or ()
    return classes[0] if any(ontology.is_a(c, expand("kg:Event")) for c in classes) else None


def _of_event(event_class: Iri, filled: Mapping[str, Iterable[Thing]], ontology: Ontology) -> Iterator[tuple[str, tuple[Thing, ...]]]:
    for name, (relation, roles) in EVENTS.items():
        if ontology.is_a(event_class, expand(name)):
            for things in itertools.product(*(filled.get(role, ()) for role in roles)):
                if len(set(things)) == len(things):
                    yield _fact(relation, things)


def _fact(relation: str, things: tuple[Thing, ...]) -> tuple[str, tuple[Thing, ...]]:
    """One key for a relation, whichever way round a merger is told."""
    return relation, tuple(sorted(things, key=str)) if relation == "Merger" else things


def _thing(filler: Filler, span: Span | None, spans: dict[Thing, set[Span]]) -> Thing | None:
    """The entity or phrase in a place; a phrase stands where the claim has it."""
    if isinstance(filler, Event):
        return None
    if isinstance(filler, str):
        if span is None:
            return None
        spans.setdefault(filler, set()).add(span)
    return filler


def _spans(entity: LocalEntity, extraction: Extraction) -> set[Span]:
    """Where a thing is spoken of: its mentions, and its names as parts of other words ("Yahoo" in "des Yahoo-Kerns")."""
    mentions = [extraction.mentions[m] for m in entity.mentions]
    spans = {_word(extraction, m) for m in mentions}
    for name in sorted({m.name for m in mentions if m.kind == NAME}):
        spans |= {Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?=-\w)", extraction.document.text)}
    return spans


def _word(extraction: Extraction, mention: Mention) -> Span:
    """What of a mention must overlap: the name, or a noun's head word, so that a long phrase does not match by chance."""
    if mention.kind == NAME:
        return mention.name_span
    if mention.kind != NOUN:
        return mention.span
    token = extraction.sentences[mention.sentence].tokens[mention.head]
    return Span(token.start, token.end)


def _moved(span: Span, places: Sequence[int]) -> Span | None:
    kept = [p for p in places[span.start : span.end] if p >= 0]
    return Span(kept[0], kept[-1] + 1) if kept else None


def _named(thing: Thing, graph: LocalGraph) -> str:
    return graph.entities[thing].name if isinstance(thing, int) else f"'{thing}'"


def _sample(records: Sequence[Mapping[str, Any]], size: int) -> Sequence[Mapping[str, Any]]:
    """The first ``size`` documents with a relation and as many without; all of them for 0."""
    if not size:
        return records
    having = [r for r in records if any(x["name"] in GOLD for x in r["relations"])][:size]
    lacking = [r for r in records if not any(x["name"] in GOLD for x in r["relations"])][: len(having)]
    return having + lacking


if __name__ == "__main__":
    main()
