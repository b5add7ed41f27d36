"""Frames of sentences parsed by hand: where each argument stands."""

from __future__ import annotations

import pytest
from hand_parsed import hand_parsed

from kg.extract.frames import Frame, frames_of
from kg.language.clauses import clauses_of
from kg.language.grammar import grammar_of
from kg.language.wording import wording

PASSIVE_DE = """
Kolvik Kolvik PROPN 5 nsubj:pass _ B-ORG
wurde werden AUX 5 aux:pass Tense=Past|VerbForm=Fin
von von ADP 4 case
Bosch Bosch PROPN 5 obl:agent _ B-ORG
gekauft kaufen VERB 0 root VerbForm=Part
"""
PASSIVE_EN = """
Kolvik Kolvik PROPN 3 nsubj:pass _ B-ORG
was be AUX 3 aux:pass Tense=Past|VerbForm=Fin
bought buy VERB 0 root Tense=Past|VerbForm=Part
by by ADP 5 case
Bosch Bosch PROPN 3 obl:agent _ B-ORG
"""
COPULA_DE = """
Berger Berger PROPN 4 nsubj _ B-PER
ist sein AUX 4 cop Tense=Pres|VerbForm=Fin
die der DET 4 det
Chefin Chefin NOUN 0 root Case=Nom
von von ADP 6 case
Bosch Bosch PROPN 4 nmod _ B-ORG
"""
COPULA_EN = """
Berger Berger PROPN 4 nsubj _ B-PER
is be AUX 4 cop Tense=Pres|VerbForm=Fin
the the DET 4 det
head head NOUN 0 root
of of ADP 6 case
Bosch Bosch PROPN 4 nmod _ B-ORG
"""
WITH_DE = """
Bosch Bosch PROPN 2 nsubj _ B-ORG
fusioniert fusionieren VERB 0 root Tense=Pres|VerbForm=Fin
mit mit ADP 4 case
Kolvik Kolvik PROPN 2 obl _ B-ORG
"""
WITH_EN = """
Bosch Bosch PROPN 2 nsubj _ B-ORG
merges merge VERB 0 root Tense=Pres|VerbForm=Fin
with with ADP 4 case
Kolvik Kolvik PROPN 2 obl _ B-ORG
"""


def framed(language: str, text: str) -> list[tuple[Frame, dict[str, str]]]:
    """The frames, each with the words in its slots."""
    (sentence,) = hand_parsed(text)
    frames = frames_of(sentence, clauses_of(sentence, grammar_of(language)), wording(language))
    return [(f, {key: sentence.tokens[a.head].text for key, a in f.slots}) for f in frames]


@pytest.mark.parametrize(("language", "text"), [("de", PASSIVE_DE), ("en", PASSIVE_EN)])
def test_the_passive_stands_in_active_slots(language: str, text: str) -> None:
    slots = next(s for f, s in framed(language, text) if f.kind == "verb")
    assert (slots["subject"], slots["object"]) == ("Bosch", "Kolvik")


@pytest.mark.parametrize(("language", "text"), [("de", COPULA_DE), ("en", COPULA_EN)])
def test_a_copula_gives_its_noun_a_frame_of_its_own(language: str, text: str) -> None:
    frame, slots = next((f, s) for f, s in framed(language, text) if f.kind == "noun" and f.how == "copula")
    assert (slots["referent"], slots["of"]) == ("Berger", "Bosch")
    assert frame.owner is not None and frame.owner == frame.slot("of")


@pytest.mark.parametrize(("language", "text", "slot"), [("de", WITH_DE, "oblique:mit"), ("en", WITH_EN, "oblique:with")])
def test_a_preposition_names_its_slot(language: str, text: str, slot: str) -> None:
    ((frame, slots),) = [(f, s) for f, s in framed(language, text) if f.kind == "verb"]
    assert slots == {"subject": "Bosch", slot: "Kolvik"}
    assert frame.slot("object") is None
