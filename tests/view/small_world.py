"""A small graph made by hand: a brewery in München, its sale, a fire, and what people say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import Document, Entity, Evidence, Iri, OpenRelation, ResolvedGraph, Span, Statement, Status, Text, TimeSpan
from kg.model.iri import expand, mint, mint_hashed


@dataclass(frozen=True)
class Facts:
    """A resolved graph behind the reading methods of a store."""

    graph: ResolvedGraph

    def documents(self) -> tuple[Document, ...]:
        return self.graph.documents

    def entities(self) -> Iterator[Entity]:
        return iter(self.graph.entities)

    def statements(self) -> Iterator[Statement]:
        return iter(self.graph.statements)

    def relations(self) -> tuple[OpenRelation, ...]:
        return self.graph.relations


def facts_of(
    documents: list[Document], entities: list[Entity], statements: list[Statement], relations: tuple[OpenRelation, ...] = ()
) -> Facts:
    def by_iri(values: list) -> tuple:  # type: ignore[type-arg]
        return tuple(sorted(values, key=lambda value: value.iri))

    return Facts(ResolvedGraph(by_iri(documents), by_iri(entities), by_iri(statements), relations))


def document(name: str, text: str, *, language: str = "de", **about: object) -> Document:
    return Document(mint("document", name), text, language, **about)  # type: ignore[arg-type]


def entity(name: str, *classes: str, **about: object) -> Entity:
    return Entity(mint("entity", name), name, tuple(expand(f"kg:{c}") for c in classes), **about)  # type: ignore[arg-type]


def statement(
    subject: Entity, predicate: str, target: Entity | str, *, quotes: list[tuple[Document, str]], status: Status = Status.ASSERTED,
    speakers: tuple[Entity, ...] = (), time: TimeSpan | None = None, confidence: float = 0.9, position: str = "",
) -> Statement:
    """A statement whose quotes are found in their documents; names are marked where the quote has them."""
    relation = mint("relation", predicate.removeprefix("open:")) if predicate.startswith("open:") else expand(f"kg:{predicate}")
    thing = target.iri if isinstance(target, Entity) else Text(target)
    when = time or TimeSpan()
    name = mint_hashed("statement", subject.iri, relation, str(thing), str(status), str(speakers), str(when))
    evidence = tuple(sorted(_evidence(source, quote, subject, target) for source, quote in quotes))
    return Statement(
        name, subject.iri, relation, thing, status, evidence, confidence,
        attributed_to=tuple(speaker.iri for speaker in speakers), time=when, position=position,
    )


def _evidence(source: Document, quote: str, subject: Entity, target: Entity | str) -> Evidence:
    start = source.text.index(quote)
    span = Span(start, start + len(quote))
    return Evidence(source.iri, span, quote, _name_in(quote, subject, start), _name_in(quote, target, start) if isinstance(target, Entity) else None)


def _name_in(quote: str, thing: Entity, offset: int) -> Span | None:
    for name in sorted((thing.label, *thing.names), key=len, reverse=True):
        if name in quote:
            at = offset + quote.index(name)
            return Span(at, at + len(name))
    return None


SALE = document(
    "verkauf",
    "Die Isarbräu AG übernimmt die Brauerei Lindner in München.\n\n"
    "Anna Vogel leitet die Isarbräu AG seit 2019. Laut Vogel bleiben alle 120 Arbeitsplätze erhalten. "
    "Vogel sagte, Lindner werde ein neues Sudhaus bauen. Die Gewerkschaft NGG lehnt den Verkauf ab. "
    "Die Isarbräu AG hat die Brauerei Lindner nicht geschlossen.",
    title="Isarbräu übernimmt Lindner", published=date(2025, 3, 12), publisher="Isar-Bote", authors=("Jan Reuter",),
    url="https://isar-bote.example/wirtschaft/lindner",
)
FIRE = document(
    "fire",
    "A fire damaged the Lindner Brewery in Munich on 29 March 2025.\n\n"
    "Isarbräu closed the Lindner Brewery, the Daily Hop reported. Anna Vogel met mayor Ömer Köhler in Munich. "
    "Isarbräu may sell the brewery to Nordbier. Isarbräu owns the Lindner Brewery.",
    language="en", title="Fire at brewery in Munich", published=date(2025, 3, 30), publisher="Daily Hop",
    url="https://dailyhop.example/fire",
)
BOTH = (FIRE.iri, SALE.iri)

ISAR = entity("Isarbräu AG", "Company", "Organization", "Entity", names=("Isarbräu",), documents=BOTH)
LINDNER = entity(
    "Brauerei Lindner", "Company", "Organization", "Entity", names=("Lindner", "Lindner Brewery"),
    translations=(("de", "Brauerei Lindner"), ("en", "Lindner Brewery")), former_names=("Gasthof Lindner",), documents=BOTH,
)
MUNICH = entity(
    "München", "City", "Place", "Entity", names=("Munich",), translations=(("de", "München"), ("en", "Munich")), documents=BOTH,
    same_as=(Iri("http://www.wikidata.org/entity/Q1726"),),
)
VOGEL = entity("Anna Vogel", "Person", "Entity", names=("Vogel",), documents=BOTH)
MAYOR = entity("Ömer Köhler", "Person", "Entity", documents=(FIRE.iri,))
UNION = entity("NGG", "Organization", "Entity", names=("Gewerkschaft NGG",), documents=(SALE.iri,))
HOP = entity("Daily Hop", "MediaOutlet", "Organization", "Entity", documents=(FIRE.iri,))
NORD = entity("Nordbier", "Company", "Organization", "Entity", documents=(FIRE.iri,))
BLAZE = entity("Fire in Munich", "Fire", "Event", "Entity", documents=(FIRE.iri,))
BREWHOUSE = entity("neues Sudhaus", "Facility", "Place", "Entity", named=False, documents=(SALE.iri,))
ENTITIES = [ISAR, LINDNER, MUNICH, VOGEL, MAYOR, UNION, HOP, NORD, BLAZE, BREWHOUSE]

STATEMENTS = [
    statement(ISAR, "acquired", LINDNER, quotes=[(SALE, "Die Isarbräu AG übernimmt die Brauerei Lindner in München.")], time=TimeSpan(at="2025-03")),
    statement(ISAR, "owns", LINDNER, quotes=[(FIRE, "Isarbräu owns the Lindner Brewery."), (SALE, "Die Isarbräu AG übernimmt die Brauerei Lindner in München.")]),
    statement(VOGEL, "leads", ISAR, quotes=[(SALE, "Anna Vogel leitet die Isarbräu AG seit 2019.")], time=TimeSpan(start="2019"), position="Vorstandschefin"),
    statement(LINDNER, "locatedIn", MUNICH, quotes=[(SALE, "Die Isarbräu AG übernimmt die Brauerei Lindner in München.")]),
    statement(LINDNER, "formerName", "Gasthof Lindner", quotes=[(SALE, "Die Isarbräu AG übernimmt die Brauerei Lindner in München.")]),
    statement(
        LINDNER, "open:bauen", BREWHOUSE, quotes=[(SALE, "Vogel sagte, Lindner werde ein neues Sudhaus bauen.")],
        status=Status.REPORTED, speakers=(VOGEL,), confidence=0.6,
    ),
    statement(UNION, "rejects", ISAR, quotes=[(SALE, "Die Gewerkschaft NGG lehnt den Verkauf ab.")], confidence=0.7),
    statement(ISAR, "open:schließen", LINDNER, quotes=[(SALE, "Die Isarbräu AG hat die Brauerei Lindner nicht geschlossen.")], status=Status.NEGATED),
    statement(
        ISAR, "open:schließen", LINDNER, quotes=[(FIRE, "Isarbräu closed the Lindner Brewery, the Daily Hop reported.")],
        status=Status.REPORTED, speakers=(HOP,),
    ),
    statement(VOGEL, "meets", MAYOR, quotes=[(FIRE, "Anna Vogel met mayor Ömer Köhler in Munich.")]),
    statement(ISAR, "sold", NORD, quotes=[(FIRE, "Isarbräu may sell the brewery to Nordbier.")], status=Status.POSSIBLE, confidence=0.5),
    statement(
        BLAZE, "affects", LINDNER, quotes=[(FIRE, "A fire damaged the Lindner Brewery in Munich on 29 March 2025.")], time=TimeSpan(at="2025-03-29")
    ),
    statement(
        BLAZE, "place", MUNICH, quotes=[(FIRE, "A fire damaged the Lindner Brewery in Munich on 29 March 2025.")], time=TimeSpan(at="2025-03-29")
    ),
]
RELATIONS = (OpenRelation(mint("relation", "bauen"), (("de", "baut"),)), OpenRelation(mint("relation", "schließen"), (("de", "schließt"), ("en", "closed"))))


def brewery() -> Facts:
    """The small world, whole."""
    return facts_of([SALE, FIRE], ENTITIES, STATEMENTS, RELATIONS)
