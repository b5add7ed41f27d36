"""Whom a named person belongs to: "Nina Falk of the Labour Party", "Nina Falk von der Gewerkschaft Verdi"."""

from __future__ import annotations

from kg.extract import confidence as sure
from kg.extract.frames import Frame
from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.model import mention as m
from kg.model.claim import Reading
from kg.model.iri import Iri, expand
from kg.model.mention import Mention

_MEMBER = expand("kg:memberOf")


def write_affiliations(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """A person's name with an organisation's name as its genitive or behind "of" or "from" tells a member."""
    for frame in scene.frames:
        person = scene.mentions.get(frame.head)
        if frame.kind != "noun" or frame.how == "copula" or not _is_named(person, "PER"):
            continue
        for body in frame.slots_named(*knowledge.wording.affiliations):
            if body.part or not _is_named(scene.mentions.get(body.head), "ORG"):
                continue
            _write(scene, frame, notebook, body.head, knowledge)


def _is_named(mention: Mention | None, label: str) -> bool:
    return mention is not None and mention.kind == m.NAME and mention.label == label


def _write(scene: Scene, frame: Frame, notebook: Notebook, head: int, knowledge: Knowledge) -> None:
    person, body = scene.mentions[frame.head], scene.mentions[head]
    between = [t for t in scene.sentence.tokens if body.name_span.end <= t.start and t.end <= person.name_span.start and t.pos != "PART"]
    office = " ".join(t.text.lower() for t in between)
    terms: tuple[Iri, ...] = (_MEMBER,)
    rule, confidence = "affiliation", sure.AFFILIATION
    if knowledge.names_office(office):  # "Apple's chief executive Tim Cook", where the parser took the office for adjectives
        terms, rule, confidence = knowledge.roles(office), f"office: {office}", sure.OFFICE
    readings = tuple(Reading(person.index, term, body.index, rule, confidence) for term in terms)
    notebook.write(scene, readings, scene.presupposed(frame), position=office if terms != (_MEMBER,) else "")
