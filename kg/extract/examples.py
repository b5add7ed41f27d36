"""Lists of examples: "Plattformen wie Reddit, Threads von Meta und Bluesky", "carmakers such as Tesla or Mini from BMW"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract import confidence as sure
from kg.extract.frames import Frame, single
from kg.extract.knowledge import Knowledge, possessions
from kg.extract.scene import Notebook, Scene
from kg.model.claim import Reading
from kg.model.mention import NAME

_IN_LIST = frozenset({"PROPN", "NOUN", "PUNCT", "CCONJ", "DET", "X"})


def note_kinds(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """Let nameless members of a list of examples be of the kind that the list illustrates (Hearst 1992)."""
    markers = knowledge.wording.example_markers
    if not any(token.text.lower() in markers for token in scene.sentence.tokens):
        return
    owned = {frame.head for frame in scene.frames if frame.kind == "noun" and frame.slot("of") is not None}
    for mention in sorted({m.index: m for m in scene.mentions.values()}.values(), key=lambda m: m.index):
        if mention.kind == NAME or mention.head not in owned:
            continue  # names have classes of their own, and "die Plattform" later on means the one the text is about
        noun = noun_of_list(scene, mention.head, knowledge)
        if noun and noun not in mention.nouns:
            notebook.mentions[mention.index] = replace(mention, nouns=(*mention.nouns, noun))


def write_example(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """A member of a list of examples that is told to be of somebody belongs to them, by the kind of thing that is listed."""
    owner = frame.slot("of")
    kind = knowledge.class_of(noun_of_list(scene, frame.head, knowledge)) if owner is not None else None
    if owner is None or kind is None or frame.head not in scene.mentions:
        return
    term = next((possessions()[k] for k in (kind, *knowledge.ontology.superclasses(kind)) if k in possessions()), None)
    if term is None:
        return
    thing = scene.mentions[frame.head].index
    reading = Reading(notebook.filler(scene, single(owner)), term, thing, "example of a kind", sure.EXAMPLE)
    notebook.write(scene, (reading,), scene.presupposed(frame), subject=single(owner))


def noun_of_list(scene: Scene, member: int, knowledge: Knowledge) -> str:
    """The noun that a list of examples illustrates, for one of the list's members; ``""`` outside such lists."""
    tokens = scene.sentence.tokens
    place = member - 1
    while place > 0 and tokens[place].pos in _IN_LIST and not _opens(scene, place, knowledge):
        place -= 1
    place -= 1  # "such as" has a word before its last one
    while place > 0 and tokens[place].pos in ("ADJ", "PUNCT", "ADV"):
        place -= 1
    opened = place >= 0 and _opens_behind(scene, place, member, knowledge)
    return tokens[place].lemma if opened and tokens[place].pos == "NOUN" else ""


def _opens_behind(scene: Scene, noun: int, member: int, knowledge: Knowledge) -> bool:
    return any(_opens(scene, place, knowledge) for place in range(noun + 1, member))


def _opens(scene: Scene, place: int, knowledge: Knowledge) -> bool:
    return scene.sentence.tokens[place].text.lower() in knowledge.wording.example_markers
