"""Events that name no place themselves happen where their paragraph has placed the event before."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.extract.standing import ASSERTED
from kg.model.claim import Filler, Reading, Status
from kg.model.iri import expand
from kg.model.mention import Mention

CONFIDENCE = 0.55
_PLACE = expand("kg:place")


def settle_places(scenes: Sequence[Scene], notebook: Notebook, knowledge: Knowledge) -> None:
    """Give a definite event noun without a place the place of the last event in the same paragraph."""
    placed = _placed(notebook)
    last: tuple[int, Filler] | None = None
    paragraph = 0
    for scene in scenes:
        events = sorted((x for x in scene.mentions.values() if any(knowledge.is_event_noun(n) for n in x.nouns[:1])), key=lambda x: x.span)
        for event in events:
            if event.index in placed:
                last = (paragraph, placed[event.index])
            elif event.definite and last is not None and last[0] == paragraph:
                _write(scene, event, last[1], notebook)
        if "\n" in scene.document.text[scene.sentence.span.end : scene.sentence.span.end + 2]:
            paragraph += 1


def _placed(notebook: Notebook) -> dict[int, Filler]:
    found: dict[int, Filler] = {}
    for claim in notebook.claims:
        reading = claim.readings[0]
        if reading.predicate == _PLACE and claim.status is Status.ASSERTED and isinstance(reading.subject, int):
            found.setdefault(reading.subject, reading.object)
    return found


def _write(scene: Scene, event: Mention, place: Filler, notebook: Notebook) -> None:
    notebook.write(scene, (Reading(event.index, _PLACE, place, "place of the event before", CONFIDENCE),), ASSERTED)
