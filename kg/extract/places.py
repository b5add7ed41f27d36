"""Events that name no place themselves happen where their paragraph has placed the event before."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import confidence as sure
from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.extract.standing import ASSERTED
from kg.model.claim import Filler, Reading, Status
from kg.model.iri import expand
from kg.model.mention import NAME, NOUN, Mention

_PLACE = expand("kg:place")
_BARE = 2  # words: "die Wahl"


def settle_places(scenes: Sequence[Scene], notebook: Notebook, knowledge: Knowledge) -> None:
    """Give a definite event noun without a place the place of the last event in the same paragraph."""
    placed = _placed(notebook)
    last: tuple[int, Filler, Mention] | None = None
    paragraph = 0
    for scene in scenes:
        events = sorted((x for x in scene.mentions.values() if any(knowledge.is_event_noun(n) for n in x.nouns[:1])), key=lambda x: x.span)
        for event in events:
            if event.index in placed:
                last = (paragraph, placed[event.index], event)
            elif event.definite and event.number != "Plur" and last is not None and last[0] == paragraph and _may_be_there(event, last, notebook, knowledge):
                _write(scene, event, last[1], notebook)
        if "\n" in scene.document.text[scene.sentence.span.end : scene.sentence.span.end + 2]:
            paragraph += 1


def _may_be_there(event: Mention, last: tuple[int, Filler, Mention], notebook: Notebook, knowledge: Knowledge) -> bool:
    """Whether an event's words let it be the one before ("das Unglück" after a crash), or say so little that the place is the paragraph's."""
    if event.adjectives or event.kind != NOUN:
        return False
    _, place, before = last
    kind, other = knowledge.class_of(event.nouns[0]), knowledge.class_of(before.nouns[0])
    if kind is not None and other is not None and (knowledge.ontology.is_a(other, kind) or knowledge.ontology.is_a(kind, other)):
        return True
    known = notebook.mentions[place] if isinstance(place, int) else None
    return len(event.text.split()) <= _BARE and known is not None and known.kind == NAME and not known.nouns


def _placed(notebook: Notebook) -> dict[int, Filler]:
    found: dict[int, Filler] = {}
    for claim in notebook.claims:
        reading = claim.readings[0]
        if reading.predicate == _PLACE and claim.status is Status.ASSERTED and isinstance(reading.subject, int):
            found.setdefault(reading.subject, reading.object)
    return found


def _write(scene: Scene, event: Mention, place: Filler, notebook: Notebook) -> None:
    notebook.write(scene, (Reading(event.index, _PLACE, place, "place of the event before", sure.CARRIED_PLACE),), ASSERTED)
