"""Frames: clauses as the phrase matcher sees them, one slot name for one way to fill a place.

Slot names: ``subject``, ``object``, ``indirect``, ``complement``, ``content``, ``oblique:<preposition>``;
for nouns also ``referent`` (what the noun names: "Tim Cook" in "Apple-Chef Tim Cook", in "Tim Cook, Chef
von Apple" and in "Tim Cook ist Chef von Apple"), ``pre`` (a possessive or genitive before the noun),
``of`` (a genitive after it, "von", "of"), ``compound`` and ``adjective``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.language.wording import Wording
from kg.model import clause as c
from kg.model.clause import Argument, Clause, ClauseTree
from kg.model.sentence import Sentence

OWNER_SLOTS = ("of", "pre", "compound")
_OF = frozenset({"von", "of"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with named slots; ``clause`` is the index of the clause it was made from, and whose status it shares."""

    clause: int
    kind: str
    predicate: str
    head: int
    slots: tuple[tuple[str, Argument], ...]
    how: str = ""  # how a noun got its referent: "apposition", "name", "copula"

    def slot(self, name: str) -> Argument | None:
        return next((a for key, a in self.slots if key == name), None)

    def slots_named(self, *names: str) -> tuple[Argument, ...]:
        return tuple(a for key, a in self.slots if key in names)

    @property
    def owner(self) -> Argument | None:
        """The argument that a role noun belongs to: genitive, possessive, von/of or first part of the compound."""
        return next(iter(self.slots_named(*OWNER_SLOTS)), None)


def frames_of(sentence: Sentence, tree: ClauseTree, wording: Wording) -> tuple[Frame, ...]:
    """The frames of a sentence in clause order; copulas and "als X" give a noun frame for what they call something too."""
    frames = [_frame(clause) for clause in tree.clauses]
    by_head = {f.head: i for i, f in enumerate(frames) if f.kind == "noun"}
    for clause in tree.clauses:
        if clause.kind == "copula" and clause.subject is not None:
            for complement in clause.having(c.COMPLEMENT):
                _describe(frames, by_head, clause, complement, clause.subject, sentence)
        for argument in clause.having(c.OBLIQUE):
            if argument.preposition in wording.as_prepositions and (holder := _called(clause, wording)) is not None:
                _describe(frames, by_head, clause, argument, holder, sentence)
    return tuple(frames)


def _called(clause: Clause, wording: Wording) -> Argument | None:
    """Whom "als X" in a clause calls X: who works as it, whose time in office it is."""
    if clause.kind == "noun":
        return clause.first(c.GENITIVE) or next((a for a in clause.having(c.OBLIQUE) if a.preposition in _OF), None)
    if clause.predicate not in wording.as_verbs:
        return None
    return clause.object or clause.subject


def _describe(
    frames: list[Frame], by_head: dict[int, int], clause: Clause, described: Argument, holder: Argument, sentence: Sentence
) -> None:
    """Add a noun frame for what ``described`` says ``holder`` is."""
    for member in described.all:
        token = sentence.tokens[member.head]
        if token.pos not in ("NOUN", "PROPN"):
            continue
        own = frames[by_head[member.head]] if member.head in by_head else None
        slots = tuple(s for s in own.slots if s[0] != "referent") if own else ()
        predicate = own.predicate if own else token.lemma
        frames.append(Frame(clause.index, "noun", predicate, member.head, (("referent", holder), *slots), how="copula"))


def _frame(clause: Clause) -> Frame:
    slots = tuple(_slot(clause, part) for a in clause.arguments for part in _parted(a))
    how = next((a.role for a in clause.arguments if a.role in (c.APPOSITION, c.NAME)), "") if clause.kind == "noun" else ""
    return Frame(clause.index, clause.kind, clause.predicate, clause.head, slots, how)


def _parted(argument: Argument) -> tuple[Argument, ...]:
    """A coordination of prepositional phrases, parted where another preposition begins: "gegen Krieg und für Frieden"."""
    if argument.role != c.OBLIQUE or all(x.preposition == argument.preposition for x in argument.members):
        return (argument,)
    groups: list[list[Argument]] = []
    for member in argument.all:
        if groups and groups[-1][0].preposition == member.preposition:
            groups[-1].append(replace(member, members=()))
        else:
            groups.append([replace(member, members=())])
    return tuple(replace(first, members=tuple(rest)) for first, *rest in groups)


def _slot(clause: Clause, argument: Argument) -> tuple[str, Argument]:
    role = argument.role
    if role == c.OBLIQUE:
        if clause.kind == "noun" and argument.preposition in _OF:
            return "of", argument
        return f"oblique:{argument.preposition}", argument
    if clause.kind == "noun":
        if role in (c.NAME, c.APPOSITION):
            return "referent", argument
        if role == c.POSSESSOR:
            return "pre", argument
        if role == c.GENITIVE:
            return ("pre" if argument.head < clause.head else "of"), argument
    return role, argument


def single(argument: Argument) -> Argument:
    """The argument without the further members of its coordination."""
    return replace(argument, members=())
