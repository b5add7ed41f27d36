"""Clauses: what a sentence says, in one shape for every language.

A language adapter turns a parsed sentence into clauses. Verbs, copulas and nouns with arguments
("Übernahme von Signavio durch SAP") all become clauses, always in the active voice, so that no rule
above the adapter sees a treebank label or a word order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.span import Span

# Roles of an argument, in the active voice.
SUBJECT = "subject"  # who acts; for a noun clause a genitive or possessive stays GENITIVE
OBJECT = "object"  # direct object
INDIRECT = "indirect"  # dative / indirect object without a preposition
COMPLEMENT = "complement"  # predicate of a copula: "ist Chef", "wurde Präsident"; also "as X"/"als X" has role OBLIQUE
OBLIQUE = "oblique"  # with a preposition (or a bare adverbial noun phrase: preposition "")
GENITIVE = "genitive"  # of a noun: "Übernahme der Firma", "Musks Auftritt", "the firm's takeover"
POSSESSOR = "possessor"  # a possessive pronoun: "sein Auftritt"
APPOSITION = "apposition"  # loose, after a comma, dash or in brackets: "Klaus Euler, Vorstandschef der Ethikbank"
NAME = "name"  # close apposition, the name that a kind noun introduces: "Autobauer [Tesla]", "CEO [Tim Cook]"
COMPOUND = "compound"  # first part of a compound: "[Tesla]-Chef", "[Facebook] founder"
ADJECTIVE = "adjective"  # attributive adjective: "[deutscher] Konzern"
CONTENT = "content"  # a clause as argument: index in Argument.clause


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that fills a role.

    ``head`` and ``tokens`` are token indexes in the sentence; ``tokens`` holds the phrase without the
    preposition, without relative clauses and loose appositions, sorted. ``span`` covers the tokens.
    ``members`` are the further members of a coordination ("SAP und [Oracle]"); the first is this one.
    ``part`` is the text of a compound's part (role COMPOUND), where the head token is the compound.
    ``clause`` is the index of the clause that stands here (role CONTENT, or a clausal complement).
    ``alternative`` tells that the text leaves open which member of the coordination is meant ("SAP or Oracle").
    ``adposition`` are the tokens of the preposition as it stands in the sentence, sorted.
    """

    role: str
    head: int
    tokens: tuple[int, ...]
    span: Span
    preposition: str = ""
    case: str = ""
    members: tuple[Argument, ...] = ()
    part: str = ""
    clause: int | None = None
    adposition: tuple[int, ...] = ()
    alternative: bool = False

    @property
    def all(self) -> tuple[Argument, ...]:
        """This argument and the further members of its coordination."""
        return (self, *self.members)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments, in the active voice.

    ``kind`` is ``verb``, ``copula`` (predicate in the COMPLEMENT argument; ``predicate`` is the copular
    verb's lemma, "sein"/"be", "werden"/"become", "bleiben") or ``noun`` (a noun with arguments;
    ``predicate`` is the noun's lemma). For verbs ``predicate`` is the lemma with its separable particle
    rejoined ("ablehnen") or its particle kept ("take over"), reflexives marked ("sich treffen").
    ``head`` is the predicate's token; ``tokens`` the whole verbal complex, sorted.
    ``parent`` is the index of the clause that this one hangs from, ``link`` how: ``root``, ``conjunct``,
    ``complement`` (that-clause, infinitive object), ``relative``, ``adverbial``, ``parataxis``, ``noun``.
    ``marker`` is the lemma of the subordinator ("dass", "weil", "if"), ``""`` without.
    ``tense`` is past, present or future; ``mood`` indicative, reported (Konjunktiv I), conditional
    (Konjunktiv II, "would"), imperative, infinitive or participle; ``modal`` the lemma of a modal verb
    ("sollen", "may") or ``""``.
    """

    index: int
    kind: str
    predicate: str
    head: int
    tokens: tuple[int, ...]
    arguments: tuple[Argument, ...] = ()
    passive: bool = False
    negated: bool = False
    tense: str = "present"
    mood: str = "indicative"
    modal: str = ""
    marker: str = ""
    adverbs: tuple[int, ...] = ()
    parent: int | None = None
    link: str = "root"

    def first(self, role: str) -> Argument | None:
        return next((a for a in self.arguments if a.role == role), None)

    def having(self, role: str) -> tuple[Argument, ...]:
        return tuple(a for a in self.arguments if a.role == role)

    @property
    def subject(self) -> Argument | None:
        return self.first(SUBJECT)

    @property
    def object(self) -> Argument | None:
        return self.first(OBJECT)


@dataclass(frozen=True, slots=True)
class ClauseTree:
    """The clauses of one sentence; ``clauses[i].index == i``."""

    clauses: tuple[Clause, ...] = field(default=())

    def children(self, index: int) -> tuple[Clause, ...]:
        return tuple(c for c in self.clauses if c.parent == index)
