"""Open triples from sentences parsed by hand."""

from __future__ import annotations

import pytest

from kg.extract.open import OpenTriple, extract_open, open_triples
from kg.language.clauses import clauses_of
from kg.language.grammar import grammar_of
from kg.model.sentence import Sentence, Token


def parsed(text: str) -> Sentence:
    """One word a line: word, lemma, POS, head (from 1, 0 for the root), relation; ``+`` before a word glues it to the last."""
    tokens: list[Token] = []
    start = 0
    for index, line in enumerate(text.strip().splitlines()):
        word, lemma, pos, head, relation, *morph = line.split()
        if word.startswith("+"):
            word, start = word[1:], start - 1
        tokens.append(Token(index, start, start + len(word), word, lemma, pos, "".join(morph), int(head) - 1 if int(head) else index, relation))
        start += len(word) + 1
    return Sentence(tuple(tokens))


def triples(language: str, text: str) -> list[tuple[str, str, str]]:
    sentence, grammar = parsed(text), grammar_of(language)
    return [(t.subject, t.predicate, t.object) for t in open_triples(sentence, clauses_of(sentence, grammar), grammar)]


BOUGHT = """
Musk Musk PROPN 2 nsubj
bought buy VERB 0 root VerbForm=Fin
the the DET 4 det
firm firm NOUN 2 obj
in in ADP 6 case
2022 2022 NUM 2 obl
"""


def test_object_alone_and_adverbial_behind_the_object() -> None:
    assert triples("en", BOUGHT) == [("Musk", "bought", "the firm"), ("Musk", "bought the firm", "in 2022")]


def test_passive_stays_as_the_sentence_has_it() -> None:
    text = """
    Die der DET 2 det
    Firma Firma NOUN 6 nsubj:pass
    wurde werden AUX 6 aux:pass VerbForm=Fin
    von von ADP 5 case
    SAP SAP PROPN 6 obl:agent
    gekauft kaufen VERB 0 root VerbForm=Part
    """
    assert triples("de", text) == [("Die Firma", "wurde gekauft", "von SAP")]


def test_coordinated_members_stand_apart() -> None:
    text = """
    Lugo Lugo PROPN 4 nsubj
    und und CCONJ 3 cc
    Paz Paz PROPN 1 conj
    kauften kaufen VERB 0 root VerbForm=Fin
    Brot Brot NOUN 4 obj
    und und CCONJ 7 cc
    Wein Wein NOUN 5 conj
    """
    assert triples("de", text) == [(s, "kauften", o) for s in ("Lugo", "Paz") for o in ("Brot", "Wein")]


def test_negation_is_part_of_the_predicate() -> None:
    text = """
    Er er PRON 2 nsubj
    mag mögen VERB 0 root VerbForm=Fin
    nicht nicht PART 2 advmod
    Wien Wien PROPN 2 obj
    """
    assert triples("de", text) == [("Er", "mag nicht", "Wien")]


def test_infinitive_keeps_the_verb_above_it() -> None:
    text = """
    He he PRON 2 nsubj
    helped help VERB 0 root VerbForm=Fin
    to to PART 4 mark
    raise raise VERB 2 xcomp VerbForm=Inf
    funds fund NOUN 4 obj
    """
    assert triples("en", text) == [("He", "helped to raise", "funds")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", [("She", "led", "the office of Rome"), ("She", "led the office", "of Rome")]),
        ("de", [("She", "led", "the office of Rome")]),
    ],
)
def test_noun_phrases_are_split_where_the_language_splits_them(language: str, expected: list[tuple[str, str, str]]) -> None:
    text = """
    She she PRON 2 nsubj
    led lead VERB 0 root VerbForm=Fin
    the the DET 4 det
    office office NOUN 2 obj
    of of ADP 6 case
    Rome Rome PROPN 4 nmod
    """
    assert triples(language, text) == expected


def test_relative_clause_speaks_of_the_noun() -> None:
    text = """
    He he PRON 2 nsubj
    left leave VERB 0 root VerbForm=Fin
    the the DET 4 det
    firm firm NOUN 2 obj
    which which PRON 6 nsubj
    builds build VERB 4 acl:relcl VerbForm=Fin
    cars car NOUN 6 obj
    """
    assert triples("en", text) == [("He", "left", "the firm"), ("the firm", "builds", "cars")]


def test_separated_particle_stays_at_the_end() -> None:
    text = """
    Sie sie PRON 2 nsubj
    ordnete ordnen VERB 0 root VerbForm=Fin
    eine ein DET 4 det
    Prüfung Prüfung NOUN 2 obj
    an an ADP 2 compound:prt
    """
    assert triples("de", text) == [("Sie", "ordnete", "eine Prüfung an")]


def test_adverbial_stands_beside_the_object_in_german() -> None:
    text = """
    Sie sie PRON 2 nsubj
    begann beginnen VERB 0 root VerbForm=Fin
    ihre ihr DET 4 det:poss
    Laufbahn Laufbahn NOUN 2 obj
    in in ADP 6 case
    Wien Wien PROPN 2 obl
    """
    assert triples("de", text) == [("Sie", "begann", "ihre Laufbahn"), ("Sie", "begann", "ihre Laufbahn in Wien")]


def test_scene_in_front_makes_no_triple_of_its_own_in_german() -> None:
    text = """
    1990 1990 NUM 2 obl
    kam kommen VERB 0 root VerbForm=Fin
    sie sie PRON 2 nsubj
    nach nach ADP 5 case
    Wien Wien PROPN 2 obl
    """
    assert triples("de", text) == [("sie", "kam", "nach Wien")]


def test_loose_apposition_is_another_subject() -> None:
    text = """
    Omega Omega PROPN 5 nsubj
    , , PUNCT 4 punct
    a a DET 4 det
    beam beam NOUN 1 appos
    kills kill VERB 0 root VerbForm=Fin
    people people NOUN 5 obj
    """
    assert triples("en", text) == [("Omega", "kills", "people"), ("a beam", "kills", "people")]


def test_only_the_first_member_of_an_inner_coordination_is_kept() -> None:
    text = """
    It it PRON 2 nsubj
    covers cover VERB 0 root VerbForm=Fin
    cases case NOUN 2 obj
    of of ADP 5 case
    fraud fraud NOUN 3 nmod
    and and CCONJ 7 cc
    theft theft NOUN 5 conj
    """
    assert triples("en", text) == [("It", "covers", "cases of fraud"), ("It", "covers cases", "of fraud"), ("It", "covers cases", "of theft")]


def test_content_clause_is_an_object() -> None:
    text = """
    He he PRON 2 nsubj
    said say VERB 0 root VerbForm=Fin
    that that SCONJ 5 mark
    it it PRON 5 nsubj
    worked work VERB 2 ccomp VerbForm=Fin
    . . PUNCT 2 punct
    """
    assert triples("en", text) == [("He", "said", "that it worked")]


def test_words_glued_in_the_sentence_stay_glued_and_quotes_stand_apart() -> None:
    text = """
    He he PRON 2 nsubj
    owns own VERB 0 root VerbForm=Fin
    multi multi ADJ 5 compound
    +- - PUNCT 5 punct
    +channel channel NOUN 2 obj
    +" " PUNCT 5 punct
    +TV TV NOUN 5 flat
    +" " PUNCT 5 punct
    """
    assert triples("en", text) == [("He", "owns", 'multi-channel " TV "')]


def test_lines_are_numbered_from_one_and_empty_ones_count() -> None:
    grammar = grammar_of("en")
    found = list(extract_open(
        ["", "Musk bought the firm in 2022"],
        annotate=lambda lines: [(parsed(BOUGHT),) if line else () for line in lines],
        read=lambda sentence: clauses_of(sentence, grammar),
        grammar=grammar,
    ))
    assert found == [(2, OpenTriple("Musk", "bought", "the firm")), (2, OpenTriple("Musk", "bought the firm", "in 2022"))]


def test_a_long_phrase_is_no_single_thing() -> None:
    words = "\n".join(f"    big{i} big ADJ 12 amod" for i in range(9))
    text = f"""
    It it PRON 2 nsubj
    has have VERB 0 root VerbForm=Fin
{words}
    cars car NOUN 2 obj
    """
    assert triples("en", text) == []
