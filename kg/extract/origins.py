"""Origin told by an adjective: "der norwegische Autobauer Think", "Australian singer Kylie Minogue"."""

from __future__ import annotations

from kg.extract.frames import Frame
from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.language.places import country_of_people
from kg.model import clause as c
from kg.model.claim import Reading
from kg.model.iri import expand
from kg.model.span import Span

CONFIDENCE = 0.85
_NATIONALITY, _LOCATED = expand("kg:nationality"), expand("kg:locatedIn")


def write_origins(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """A thing with an adjective of a country has that nationality, a place so described lies there."""
    for frame in scene.frames:
        if frame.kind != "noun" or frame.how == "copula" or knowledge.roles(frame.predicate):
            continue
        adjectives = [a for a in frame.slots_named("adjective") if _origin(scene, a)]
        thing = scene.mentions.get(frame.head)
        named = next((a for key, a in frame.slots if key == "referent" and a.role == c.NAME), None)
        if named is not None:
            thing = scene.mentions.get(named.head, thing)
        if thing is None or knowledge.is_event_noun(frame.predicate):
            continue
        for adjective in adjectives:
            origin = notebook.filler(scene, adjective)
            readings = tuple(Reading(thing.index, p, origin, "adjective of origin", CONFIDENCE) for p in (_NATIONALITY, _LOCATED))
            notebook.write(scene, readings, scene.presupposed(frame), object=adjective)
        _write_people(scene, frame, notebook, knowledge)


def _write_people(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """ "der Niederländer Roy Makaay": the noun before the name is a nationality."""
    token = scene.sentence.tokens[frame.head]
    country = country_of_people(token.lemma, knowledge.language) or country_of_people(token.text, knowledge.language)
    named = [h for key, a in frame.slots if key == "referent" for h in a.all]
    if not country or not named:
        return
    origin = notebook.name(scene, frame.head, Span(token.start, token.end), country)
    for holder in named:
        reading = Reading(notebook.filler(scene, holder), _NATIONALITY, origin, "noun of nationality", CONFIDENCE)
        notebook.write(scene, (reading,), scene.presupposed(frame), subject=holder)


def _origin(scene: Scene, adjective: c.Argument) -> bool:
    found = scene.mentions.get(adjective.head)
    return found is not None and found.role == "adjective"
