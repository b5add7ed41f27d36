"""Phrases become patterns, and patterns find their places, on trees written by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hand_parsed import hand_parsed

from kg.extract.frames import frames_of
from kg.extract.phrases import Lexicon, Pattern, Phrase, read_phrases
from kg.language.clauses import clauses_of
from kg.language.grammar import grammar_of
from kg.language.wording import wording
from kg.model.clause import ClauseTree
from kg.model.iri import KG, Iri
from kg.model.sentence import Sentence

TERM = Iri(f"{KG}acquired")
FILLERS = ((("subject", "Bosch"), ("object", "Kolvik")),)
BUYS = """
Bosch Bosch PROPN 2 nsubj _ B-ORG
kauft kaufen VERB 0 root Tense=Pres|VerbForm=Fin
Kolvik Kolvik PROPN 2 obj _ B-ORG
. . PUNCT 2 punct
"""
OBJECT_FIRST = BUYS.replace("2 nsubj", "2 OBJ").replace("2 obj", "2 nsubj").replace("OBJ", "obj")
CRITICISM = """
Bosch Bosch PROPN 2 nsubj _ B-ORG
äußert äußern VERB 0 root Tense=Pres|VerbForm=Fin
Kritik Kritik NOUN 2 obj Case=Acc
an an ADP 5 case
Kolvik Kolvik PROPN 3 nmod _ B-ORG
. . PUNCT 2 punct
"""
DOUBT = CRITICISM.replace("Kritik Kritik", "Zweifel Zweifel")
NOT = """
Bosch Bosch PROPN 2 nsubj _ B-ORG
kauft kaufen VERB 0 root Tense=Pres|VerbForm=Fin
Kolvik Kolvik PROPN 2 obj _ B-ORG
nicht nicht PART 2 advmod
. . PUNCT 2 punct
"""
PASSIVE = """
Nordlok Nordlok PROPN 5 nsubj:pass _ B-ORG
wurde werden AUX 5 aux:pass Tense=Past|VerbForm=Fin
von von ADP 4 case
Valeo Valeo PROPN 5 obl:agent _ B-ORG
gekauft kaufen VERB 0 root VerbForm=Part
"""


def parsed(text: str) -> tuple[Sentence, ClauseTree]:
    (sentence,) = hand_parsed(text)
    return sentence, clauses_of(sentence, grammar_of("de"))


def pattern_of(phrase: str, tree: str, *, fillers: tuple[tuple[tuple[str, str], ...], ...] = FILLERS) -> Pattern | None:
    """What the phrase becomes when its filled text is parsed as ``tree``."""

    def read(texts: Sequence[str]) -> Sequence[tuple[tuple[Sentence, ClauseTree], ...]]:
        return [(parsed(tree),) for _ in texts]

    (pattern,) = read_phrases([Phrase(TERM, "de", phrase, fillers)], read=read)
    return pattern


def found(pattern: Pattern, tree: str) -> list[dict[str, str]]:
    """What fills the placeholders wherever the pattern matches in ``tree``."""
    sentence, clauses = parsed(tree)
    frames = frames_of(sentence, clauses, wording("de"))
    matches = [m for f in frames for m in Lexicon([pattern]).matches(f, frames, sentence)]
    return [{name: sentence.tokens[a.head].text for name, a in m.arguments} for m in matches]


@pytest.mark.parametrize("tree", [BUYS, OBJECT_FIRST], ids=["parsed as written", "subject and object swapped by the parser"])
def test_the_first_name_of_an_active_phrase_is_its_subject(tree: str) -> None:
    pattern = pattern_of("{subject} kauft {object}", tree)
    assert pattern is not None
    assert (pattern.kind, pattern.predicate, pattern.negated) == ("verb", "kaufen", False)
    assert dict(pattern.slots) == {"subject": ("subject",), "object": ("object",)}


def test_a_noun_in_the_phrase_is_asked_for() -> None:
    pattern = pattern_of("{subject} äußert Kritik an {object}", CRITICISM)
    assert pattern is not None
    assert pattern.fixed == (("object", "Kritik"),)
    assert found(pattern, CRITICISM) == [{"subject": "Bosch", "object": "Kolvik"}]
    assert found(pattern, DOUBT) == []


@pytest.mark.xfail(strict=True, reason="the coverage check asks for the negation itself, so such a phrase is never understood")
def test_a_phrase_that_says_no_is_marked() -> None:
    denied = pattern_of("{subject} kauft {object} nicht", NOT)
    assert denied is not None
    assert denied.negated


def test_an_active_phrase_matches_the_passive() -> None:
    pattern = pattern_of("{subject} kauft {object}", BUYS)
    assert pattern is not None
    assert found(pattern, PASSIVE) == [{"subject": "Valeo", "object": "Nordlok"}]


def test_a_phrase_whose_name_has_no_place_is_not_understood() -> None:
    assert pattern_of("{subject} kauft {object}", BUYS, fillers=((("subject", "Bosch"), ("object", "Nordlok")),)) is None


def test_the_next_names_are_tried_when_the_first_are_not_understood() -> None:
    unknown = (("subject", "Valeo"), ("object", "Nordlok"))
    assert pattern_of("{subject} kauft {object}", BUYS, fillers=(unknown, *FILLERS)) is not None


def test_the_more_specific_pattern_comes_first() -> None:
    wide = Pattern(TERM, "de", "{subject} äußert {object}", "verb", "äußern", (("object", ("object",)), ("subject", ("subject",))))
    narrow = pattern_of("{subject} äußert Kritik an {object}", CRITICISM)
    assert narrow is not None
    sentence, clauses = parsed(CRITICISM)
    frames = frames_of(sentence, clauses, wording("de"))
    verb = next(f for f in frames if f.kind == "verb")
    assert [m.pattern for m in Lexicon([wide, narrow]).matches(verb, frames, sentence)] == [narrow, wide]
