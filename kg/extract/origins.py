"""Origin told by an adjective or a country before a hyphen: "der norwegische Autobauer Think", "der US-Staat Ohio"."""

from __future__ import annotations

from kg.extract import confidence as sure
from kg.extract.frames import Frame
from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.language.places import COUNTRY, country_of_people, place_of
from kg.model import clause as c
from kg.model.claim import Reading
from kg.model.clause import Argument
from kg.model.iri import Iri, expand
from kg.model.mention import Mention
from kg.model.span import Span

_NATIONALITY, _LOCATED, _WORKS = expand("kg:nationality"), expand("kg:locatedIn"), expand("kg:worksFor")


def write_origins(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """A thing with an adjective of a country has that nationality, a place or organization so described lies there."""
    for frame in scene.frames:
        if frame.kind != "noun" or frame.how == "copula" or knowledge.roles(frame.predicate) not in ((), (_WORKS,)):
            continue
        adjectives = [a for a in frame.slots_named("adjective") if _origin(scene, a)]
        thing = scene.mentions.get(frame.head)
        named = next((a for key, a in frame.slots if key == "referent" and a.role == c.NAME), None)
        if named is not None:
            thing = scene.mentions.get(named.head, thing)
        if thing is None or knowledge.is_event_noun(frame.predicate):
            continue
        settled = _is_settled(scene, frame, thing, knowledge)
        for adjective in adjectives:
            is_country = _is_country(scene.mentions[adjective.head].name)
            if is_country or settled:
                _write(scene, frame, thing, adjective, notebook, "adjective of origin", (_NATIONALITY, _LOCATED) if is_country else (_LOCATED,))
        for part in frame.slots_named("compound"):
            if named is not None and settled and part.part and _is_country(part.part, sure=True):
                _write(scene, frame, thing, part, notebook, "country in a compound", (_NATIONALITY, _LOCATED))
        _write_people(scene, frame, notebook, knowledge)


def _write(
    scene: Scene, frame: Frame, thing: Mention, origin: Argument, notebook: Notebook, rule: str, predicates: tuple[Iri, ...]
) -> None:
    place = notebook.filler(scene, origin)
    readings = tuple(Reading(thing.index, p, place, rule, sure.ORIGIN) for p in predicates)
    notebook.write(scene, readings, scene.presupposed(frame), object=origin)


def _is_country(name: str, *, sure: bool = False) -> bool:
    """Whether a country is meant; where not ``sure``, a name the gazetteer does not know counts as one ("DDR")."""
    place = place_of(name)
    return not sure if place is None else place.kind == COUNTRY


def _is_settled(scene: Scene, frame: Frame, thing: Mention, knowledge: Knowledge) -> bool:
    """Whether it is a place or organization: a "Leipziger Börse" is in Leipzig, the "Pariser Abkommen" is not in Paris."""
    kind = knowledge.class_of(frame.predicate)
    if kind is None:
        return thing.label in ("ORG", "LOC")
    return any(knowledge.ontology.is_a(kind, expand(k)) for k in ("kg:Organization", "kg:Place"))


def _write_people(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """ "der Niederländer Roy Makaay": the noun before the name is a nationality."""
    token = scene.sentence.tokens[frame.head]
    country = country_of_people(token.lemma, knowledge.language) or country_of_people(token.text, knowledge.language)
    named = [h for key, a in frame.slots if key == "referent" for h in a.all]
    if not country or not named:
        return
    origin = notebook.name(scene, frame.head, Span(token.start, token.end), country)
    for holder in named:
        reading = Reading(notebook.filler(scene, holder), _NATIONALITY, origin, "noun of nationality", sure.ORIGIN)
        notebook.write(scene, (reading,), scene.presupposed(frame), subject=holder)


def _origin(scene: Scene, adjective: Argument) -> bool:
    found = scene.mentions.get(adjective.head)
    return found is not None and found.role == "adjective"
