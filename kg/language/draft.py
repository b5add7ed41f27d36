"""Clauses under construction: arguments by surface position, before voice and sharing are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.clause import Argument

PARENT_LINKS = {
    "conjunct": "conjunct", "content": "complement", "open_complement": "complement", "clausal_subject": "complement",
    "relative": "relative", "noun_clause": "relative", "adjective": "relative", "adverbial_clause": "adverbial",
    "parataxis": "parataxis", "root": "root", "apposition": "parataxis",
}


@dataclass(slots=True)
class Draft:
    """A predicate found in the tree. ``subjects`` and ``objects`` are heads as they stand in the sentence.

    ``finite`` is the finite verb's token; ``participle`` is ``past`` or ``present`` where the predicate
    stands as a participle without a finite verb; ``content`` lists heads of clauses that fill a role.
    """

    head: int
    kind: str
    predicate: str = ""
    tokens: set[int] = field(default_factory=set)
    auxiliaries: list[int] = field(default_factory=list)
    finite: int | None = None
    passive: bool = False
    negated: bool = False
    tense: str = "present"
    mood: str = "indicative"
    modal: str = ""
    marker: str = ""
    participle: str = ""
    link: str = "root"
    reflexive: bool = False
    impersonal: bool = False
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirects: list[int] = field(default_factory=list)
    obliques: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    content: list[int] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    relative_place: int | None = None
    shared_subject: list[int] = field(default_factory=list)
    prepositions: dict[int, str] = field(default_factory=dict)
    extra: list[Argument] = field(default_factory=list)

    @property
    def has_arguments(self) -> bool:
        return bool(self.subjects or self.objects or self.indirects or self.obliques or self.agents or self.complements or self.content)
