"""Mentions: the places in a text where something is spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span

NAME, NOUN, PRONOUN = "name", "noun", "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text speaks of something.

    ``index`` is its place in the document's list of mentions (text order); ``sentence`` and ``head``
    locate the head token. ``span`` covers the full phrase, ``name_span`` the name inside it ("Elon Musk"
    in "der Unternehmer Elon Musk"), equal to ``span`` when there is none. ``kind`` is NAME, NOUN or
    PRONOUN. ``text`` is the phrase as written; ``name`` the bare name or noun phrase without article,
    genitive ending, title and role, in the nominative where the language data allows. ``label`` is the
    recogniser's label (PER, ORG, LOC, ...) or ``""``. ``nouns`` are lemmas of nouns that say what it is
    ("Autobauer" in "der Autobauer Tesla"; the head noun itself for NOUN), nearest first.
    ``adjectives`` are lemmas of attributive adjectives ("deutsch").
    ``gender`` (Masc, Fem, Neut), ``number`` (Sing, Plur), ``case``, ``person`` are UD values or ``""``.
    ``definite`` tells a definite or demonstrative phrase, a possessive one included.
    ``role`` is the grammatical role in its clause (``subject`` ...), used for salience; ``quoted`` tells
    that it stands inside quotation marks.
    """

    index: int
    sentence: int
    head: int
    span: Span
    name_span: Span
    kind: str
    text: str
    name: str
    label: str = ""
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    gender: str = ""
    number: str = ""
    case: str = ""
    person: str = ""
    definite: bool = False
    reflexive: bool = False
    possessive: bool = False
    role: str = ""
    quoted: bool = False
