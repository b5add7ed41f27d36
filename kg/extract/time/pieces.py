"""A sentence cut into words, numbers and marks, for reading dates whatever the tokeniser made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.extract.time.days import FUTURE, PAST, PRESENT, Anchor
from kg.language.times import TimeData
from kg.model.sentence import Sentence, Token

_PIECE = re.compile(r"\d+|[^\W\d_]+|\S")
_FARTHEST = 5  # words between a preposition and its date
_NEAR = 3  # words between what is said to be coming and its date
_COUNTABLE = range(1000, 9900)  # years from which one can count on and back
_DEEPEST = 40  # steps up the tree; a damaged parse may hold a circle


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters or of digits, or one mark; ``word`` is in lower case, ``glued`` tells that no space precedes it."""

    word: str
    token: int
    start: int
    end: int
    capital: bool
    glued: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """What the date readers look at; positions count pieces."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    data: TimeData
    published: date | None
    tense: str | None = None

    def word(self, at: int) -> str:
        return self.pieces[at].word if 0 <= at < len(self.pieces) else ""

    def token(self, at: int) -> Token:
        return self.sentence.tokens[self.pieces[at].token]

    def number(self, at: int) -> int | None:
        word = self.word(at)
        return int(word) if word.isdecimal() and word.isascii() and len(word) <= 4 else None

    def among(self, at: int, *names: str) -> bool:
        """Whether the word stands in one of the language's lists of that name."""
        word = self.word(at)
        return any(word in self.data.words[name] for name in names)

    def glued(self, at: int) -> bool:
        return 0 <= at < len(self.pieces) and self.pieces[at].glued

    def is_name(self, at: int) -> bool:
        """Part of a name that is no event: "Theresa May", "Welt am Sonntag", "Agenda 2010"."""
        return self.token(at).entity not in ("", "EVENT", "LOC", "NORP")

    def anchor(self, at: int) -> Anchor | None:
        if self.published is None:
            return None
        tense = tense_at(self.sentence, self.pieces[at].token, self.data) if self.tense is None else self.tense
        return Anchor(self.published, self._side(at, tense))

    def _side(self, at: int, tense: str) -> str:
        """"bis Freitag" and "ab März" lie ahead unless the verb is in the past, "seit Freitag" and "seit März" behind."""
        before = self.preposition(at)
        night = self.word(at) in self.data.weekdays and self.among(before, "tos")  # "in der Nacht auf Mittwoch"
        if (self.among(before, "aheads") and not night) or any(self.among(at, "forthcoming") for at in range(before - _NEAR, before)):
            return FUTURE  # also "die kommende Wahl am 18. September"
        if self.among(before, "ends", "ahead_starts"):
            return tense if tense == PAST else FUTURE
        return PAST if self.among(before, "starts") else tense

    def preposition(self, first: int) -> int:
        """The position of the word before a date and its fillers: "bis" in "bis zum Ende des Jahres"."""
        at = first - 1
        while at > first - _FARTHEST and (self.among(at, "fillers", "parts", "articles") or (self.word(at) in {"-", "'", "’"} and self.glued(at + 1))):
            at -= 1
        return at

    def skip(self, at: int, *names: str) -> int:
        """The next position whose word is in none of the lists."""
        while self.among(at, *names):
            at += 1
        return at


def scan_of(sentence: Sentence, *, published: date | None, data: TimeData, tense: str | None) -> Scan:
    pieces: list[Piece] = []
    end = -1
    for token in sentence.tokens:
        for match in _PIECE.finditer(token.text):
            start = token.start + match.start()
            word = match.group()
            pieces.append(Piece(word.lower(), token.index, start, token.start + match.end(), word[0].isupper(), start == end))
            end = token.start + match.end()
    near = published if published and published.year in _COUNTABLE else None
    return Scan(sentence, tuple(pieces), data, near, tense)


def tense_at(sentence: Sentence, index: int, data: TimeData) -> str:
    """The tense of the verb that a token hangs from: past, present, future, or ``""`` where none tells."""
    tokens = sentence.tokens
    nominal = False
    for _ in range(_DEEPEST):
        token = tokens[index]
        if token.pos in ("VERB", "AUX") or token.feature("VerbForm"):
            tense = _tense_of_verb(sentence, token, data)
            return "" if nominal and tense == PRESENT else tense
        copulas = [child for child in tokens if child.head == index and child.pos == "AUX"]
        if copulas:
            return _tense_of_verb(sentence, copulas[0], data)
        if token.head == index:
            return ""
        nominal = nominal or (token.pos in ("NOUN", "PROPN") and token.text.lower() not in data.triggers)
        index = token.head
    return ""


def _tense_of_verb(sentence: Sentence, verb: Token, data: TimeData) -> str:
    """A verb with an auxiliary is no finite one, whatever the tagger says of it."""
    auxiliaries = [token for token in sentence.tokens if token.head == verb.index and token.pos == "AUX" and token.index != verb.index]
    participle = verb.feature("Tense") == "Past" or (verb.feature("VerbForm") == "Part" and verb.feature("Tense") != "Pres")
    if not auxiliaries:
        return PAST if participle else PRESENT
    if any(token.feature("Tense") == "Past" and token.feature("VerbForm") != "Part" for token in auxiliaries):
        return PAST
    marked = any(token.head == verb.index and token.pos == "PART" and token.dep == "mark" for token in sentence.tokens)
    formed = verb.pos == "VERB" and not marked  # an infinitive without "zu" goes with no "haben": a participle the tagger missed
    if (participle or formed) and any(_is_among(token, data.words["perfect_auxiliaries"]) for token in auxiliaries):
        return PAST
    if not participle and any(_is_among(token, data.words["future_auxiliaries"]) for token in auxiliaries):
        return FUTURE
    return PRESENT


def _is_among(token: Token, words: frozenset[str]) -> bool:
    return token.lemma in words or token.text.lower() in words
