"""What an office can be held of: a body with a name or of a fitting class, never a kind ("Diplom-Ingenieur")."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.knowledge import Knowledge
from kg.extract.scene import Scene
from kg.language.places import is_place as is_known_place
from kg.model.clause import Argument
from kg.model.iri import Iri, expand

_WORK = frozenset({expand("kg:worksFor"), expand("kg:playsFor"), expand("kg:memberOf")})
_BODIES = tuple(map(expand, ("kg:Organization", "kg:Group", "kg:Place", "kg:Work", "kg:Role")))
_THINGS = tuple(map(expand, ("kg:Vehicle", "kg:Weapon", "kg:Event", "kg:Award")))


def owns_office(scene: Scene, owner: Argument, roles: tuple[Iri, ...], names: frozenset[str], knowledge: Knowledge) -> Argument | None:
    """The owner as it may own an office with these roles, or ``None``: "Bosch" of "Bosch-Ex-Chef", none of "Formel-1-Fahrer"."""
    if owner.part:
        part = _without_former(owner.part, knowledge)
        works = _WORK.issuperset(roles)  # whoever leads, leads a body
        return None if not part or (works and not _is_body(part, names, knowledge)) else replace(owner, part=part)
    mention = scene.mentions.get(owner.head)
    noun = mention.nouns[0] if mention is not None and not mention.label and mention.nouns else ""
    return None if _WORK.issuperset(roles) and _is_a(noun, _THINGS, knowledge) else owner


def _without_former(part: str, knowledge: Knowledge) -> str:
    first, hyphen, last = part.rpartition("-")
    return first if hyphen and f"{last.lower()}-" in knowledge.wording.former_prefixes else part


def _is_body(part: str, names: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether the first part of a compound names a body: known from the document, as a place, by its capitals or its class."""
    if part in names or is_known_place(part) or any(part == name.split()[0] or part == name.split()[-1] for name in names if " " in name):
        return True
    if len(part) > 1 and sum(x.isupper() for x in part) > 1 and " " not in part and "-" not in part:
        return True
    return _is_a(part, _BODIES, knowledge)


def _is_a(noun: str, classes: tuple[Iri, ...], knowledge: Knowledge) -> bool:
    kind = knowledge.class_of(noun) if noun else None
    return kind is not None and any(knowledge.ontology.is_a(kind, wanted) for wanted in classes)
