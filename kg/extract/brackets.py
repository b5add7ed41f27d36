"""Names in brackets after a name: "Angela Merkel (CDU)", "Wapakoneta (Ohio)"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.extract.standing import ASSERTED
from kg.model import mention as m
from kg.model.claim import Reading
from kg.model.iri import expand
from kg.model.mention import Mention

CONFIDENCE = 0.8
_MEMBER, _LOCATED, _PLAYS = expand("kg:memberOf"), expand("kg:locatedIn"), expand("kg:playsFor")


def write_brackets(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """A person with an organisation in brackets is its member; a place with a place in brackets lies in it."""
    names = sorted((x for x in scene.mentions.values() if x.kind == m.NAME), key=lambda x: x.name_span)
    for outer, inner in pairwise(names):
        between = scene.document.text[outer.name_span.end : inner.name_span.start].strip()
        after = scene.document.text[inner.name_span.end : inner.name_span.end + 1]
        if between != "(" or after not in ("", ")", ",", "/"):
            continue
        readings = _readings(outer, inner)
        notebook.write(scene, readings, ASSERTED)


def _readings(outer: Mention, inner: Mention) -> tuple[Reading, ...]:
    if outer.label == "PER" and inner.label == "ORG":
        return tuple(Reading(outer.index, p, inner.index, "in brackets", CONFIDENCE) for p in (_MEMBER, _PLAYS))
    if outer.label == "LOC" and inner.label == "LOC":
        return (Reading(outer.index, _LOCATED, inner.index, "in brackets", CONFIDENCE),)
    return ()
