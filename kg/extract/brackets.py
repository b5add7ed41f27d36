"""Names in brackets after a name: "Angela Merkel (CDU)", "Wapakoneta (Ohio)"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract import confidence as sure
from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.extract.standing import ASSERTED
from kg.language.places import CITY, place_of
from kg.model import mention as m
from kg.model.claim import Reading
from kg.model.iri import expand
from kg.model.mention import Mention

_MEMBER, _LOCATED, _PLAYS = expand("kg:memberOf"), expand("kg:locatedIn"), expand("kg:playsFor")


def write_brackets(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """A person with an organisation in brackets is its member; a place with a place in brackets lies in it."""
    names = sorted((x for x in scene.mentions.values() if x.kind == m.NAME), key=lambda x: x.name_span)
    for outer, inner in pairwise(names):
        if knowledge.wording.places_by_comma and _lies_behind_comma(scene, outer, inner):
            notebook.write(scene, (Reading(outer.index, _LOCATED, inner.index, "behind a comma", sure.BRACKETS),), ASSERTED)
            continue
        between = scene.document.text[outer.name_span.end : inner.name_span.start].strip()
        after = scene.document.text[inner.name_span.end : inner.name_span.end + 1]
        if between != "(" or after not in ("", ")", ",", "/"):
            continue
        readings = _readings(outer, inner)
        notebook.write(scene, readings, ASSERTED)


def _lies_behind_comma(scene: Scene, outer: Mention, inner: Mention) -> bool:
    """ "Austin, Texas": a city, then a country or region that is no further member of a list."""
    if (outer.label, inner.label) != ("LOC", "LOC") or scene.document.text[outer.name_span.end : inner.name_span.start].strip() != ",":
        return False
    first, second = place_of(outer.name), place_of(inner.name)
    if second is None or second.kind == CITY or first is not None and first.kind != CITY:
        return False
    tokens = scene.sentence.tokens
    before = [t for t in tokens if t.start < outer.name_span.start][-2:]
    following = [t for t in tokens if t.start >= inner.name_span.end][:2]
    is_third = [t.pos for t in before] == ["PROPN", "PUNCT"]
    return not is_third and not any(t.pos == "CCONJ" for t in following)


def _readings(outer: Mention, inner: Mention) -> tuple[Reading, ...]:
    if outer.label == "PER" and inner.label == "ORG":
        return tuple(Reading(outer.index, p, inner.index, "in brackets", sure.BRACKETS) for p in (_MEMBER, _PLAYS))
    if outer.label == "LOC" and inner.label == "LOC":
        return (Reading(outer.index, _LOCATED, inner.index, "in brackets", sure.BRACKETS),)
    return ()
