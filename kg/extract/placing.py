"""Whether a noun with a place behind it is there: no "Hilfe an Polen", no "USA, besonders in New York", no "Gäste aus Ulm"."""

from __future__ import annotations

from kg.extract.events import is_count, is_place
from kg.extract.frames import Frame
from kg.extract.knowledge import Knowledge
from kg.extract.scene import Scene
from kg.language.places import COUNTRY, place_of
from kg.model import mention as m
from kg.model.clause import Argument
from kg.model.iri import expand

_UNPLACED = (expand("kg:Concept"), expand("kg:CelestialBody"))


def has_place(scene: Scene, frame: Frame, holder: Argument, place: Argument, knowledge: Knowledge) -> bool:
    """Whether the frame's noun, as ``holder``, is a thing that the preposition before ``place`` places."""
    wording = knowledge.wording
    is_compound = bool(frame.slots_named("compound"))  # "the centre" may be of anything, a "data centre" is a place
    if not is_compound and frame.predicate in wording.figurative or scene.sentence.tokens[place.head].lemma in wording.figurative:
        return False
    if is_count(scene, holder) or _is_unplaced(frame, knowledge) or _points(scene, place, knowledge) or _is_country(scene, frame):
        return False
    known, mention = scene.mentions.get(place.head), scene.mentions.get(frame.head)
    by_name = (mention is not None and mention.kind == m.NAME) or (known is not None and known.label == "LOC")
    return not (place.preposition in wording.placing_places and by_name) or is_place(scene, holder, knowledge)


def _is_country(scene: Scene, frame: Frame) -> bool:
    mention = scene.mentions.get(frame.head)
    known = place_of(mention.name) if mention is not None and mention.kind == m.NAME else None
    return known is not None and known.kind == COUNTRY


def _is_unplaced(frame: Frame, knowledge: Knowledge) -> bool:
    kind = knowledge.class_of(frame.predicate)
    return kind is not None and any(knowledge.ontology.is_a(kind, wanted) for wanted in _UNPLACED)


def _points(scene: Scene, place: Argument, knowledge: Knowledge) -> bool:
    """Whether a preposition tells where something comes from or goes to: "Gäste aus Ulm", "der Blick auf das Haus"."""
    first = scene.sentence.tokens[place.tokens[0]]
    towards = place.preposition in knowledge.wording.two_way and first.pos == "DET" and first.feature("Case") == "Acc"
    return towards or place.preposition in knowledge.wording.origins
