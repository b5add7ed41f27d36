"""Small handmade graphs for the rooms that read a resolved graph."""

from __future__ import annotations

from datetime import date

from kg.model import Document, Entity, Evidence, Iri, OpenRelation, ResolvedGraph, Span, Statement, Status, Text, TimeSpan
from kg.model.iri import expand, mint, mint_hashed

PAPER = mint("document", "paper-1")
WIRE = mint("document", "wire-2")
TEXTS = {
    PAPER: "Anna Roth leitet die Müller AG.\n\nDie Müller AG kaufte 2021 die Firma Zeta. Zeta hieß früher Ypsilon.",
    WIRE: "Anna Roth is the head of Müller AG. Bob Lee said that Müller AG does not own Zeta. It may sue Bob Lee.",
}


def entity(name: str) -> Iri:
    return mint("entity", name)


def statement(
    subject: str,
    predicate: str,
    object: str | Text,
    *quotes: tuple[Iri, str],
    status: Status = Status.ASSERTED,
    speaker: str = "",
    time: TimeSpan | None = None,
    position: str = "",
) -> Statement:
    """A statement whose quotes are found in the texts of the tiny world."""
    target: Iri | Text = entity(object) if isinstance(object, str) else object
    proofs = []
    for document, quote in quotes:
        start = TEXTS[document].index(quote)
        proofs.append(Evidence(document, Span(start, start + len(quote)), quote, subject=Span(start, start + 2)))
    speakers = (entity(speaker),) if speaker else ()
    when = time or TimeSpan()
    name = predicate if predicate.startswith("https:") else expand(predicate)
    iri = mint_hashed("statement", subject, name, str(target), status, speaker, str(when))
    return Statement(
        iri, entity(subject), Iri(name), target, status, tuple(sorted(proofs)), 0.875, ("svo",), speakers, when, position
    )


def tiny() -> ResolvedGraph:
    """Two documents, German and English, about a company, its head, and what it owns."""
    sue = mint("relation", "sue")
    documents = (
        Document(PAPER, TEXTS[PAPER], "de", "/tmp/a.txt", "Müller kauft \"Zeta\"", date(2024, 5, 1), "Tagespost", ("Eva Braun", "Jo Li"), "https://post.example/a?b=1"),
        Document(WIRE, TEXTS[WIRE], "en", published=date(2024, 5, 3), publisher="Wire"),
    )
    company = tuple(expand(f"kg:{name}") for name in ("Company", "Organization", "Entity"))
    person = tuple(expand(f"kg:{name}") for name in ("Person", "Entity"))
    entities = (
        Entity(entity("Anna_Roth"), "Anna Roth", person, ("Roth",), documents=(PAPER, WIRE)),
        Entity(entity("Bob_Lee"), "Bob Lee", person, documents=(WIRE,)),
        Entity(
            entity("Müller_AG"), "Müller AG", company, ("Müller",), (("de", "Müller AG"), ("fr", "Mueller SA")),
            same_as=(Iri("http://www.wikidata.org/entity/Q1"),), documents=(PAPER, WIRE),
        ),
        Entity(entity("Zeta"), "Zeta", company, former_names=("Ypsilon",), documents=(PAPER, WIRE)),
    )
    statements = (
        statement("Anna_Roth", "kg:leads", "Müller_AG", (PAPER, "Anna Roth leitet die Müller AG."), (WIRE, "Anna Roth is the head of Müller AG."), position="head"),
        statement("Müller_AG", "kg:acquired", "Zeta", (PAPER, "Die Müller AG kaufte 2021 die Firma Zeta."), time=TimeSpan(at="2021")),
        statement("Müller_AG", "kg:owns", "Zeta", (PAPER, "Die Müller AG kaufte 2021 die Firma Zeta."), time=TimeSpan(start="2021")),
        statement("Müller_AG", "kg:owns", "Zeta", (WIRE, "Bob Lee said that Müller AG does not own Zeta."), status=Status.NEGATED, speaker="Bob_Lee"),
        statement("Müller_AG", sue, "Bob_Lee", (WIRE, "It may sue Bob Lee."), status=Status.POSSIBLE),
        statement("Zeta", "kg:formerName", Text("Ypsilon"), (PAPER, "Zeta hieß früher Ypsilon.")),
    )
    return ResolvedGraph(documents, entities, tuple(sorted(statements, key=lambda s: s.iri)), (OpenRelation(sue, (("en", "sue"),)),))
