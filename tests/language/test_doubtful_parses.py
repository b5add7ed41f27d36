"""Where form, valency and order overrule what the parser says."""

from __future__ import annotations

import pytest
from parsed_sentence import nouns, told, tree_of


def test_preposition_that_the_verb_asks_for_leaves_the_object() -> None:
    text = """
    Police police NOUN 2 nsubj
    charged charge VERB 0 root VerbForm=Fin
    the the DET 4 det
    mayor mayor NOUN 2 obj
    with with ADP 6 case
    fraud fraud NOUN 4 nmod
    """
    assert told("en", text) == ["charge(subject=police, object=mayor, with=fraud)"]


def test_other_prepositions_stay_with_the_object() -> None:
    text = """
    Police police NOUN 2 nsubj
    charged charge VERB 0 root VerbForm=Fin
    the the DET 4 det
    mayor mayor NOUN 2 obj
    of of ADP 6 case
    Rome Rome PROPN 4 nmod
    """
    assert told("en", text) == ["charge(subject=police, object=mayor)"]


def test_forced_to_leave_is_what_the_object_does() -> None:
    text = """
    Storms storm NOUN 2 nsubj
    forced force VERB 0 root VerbForm=Fin
    people people NOUN 2 obj
    to to PART 5 mark
    leave leave VERB 2 advcl VerbForm=Inf
    """
    assert told("en", text) == ["force(subject=storm, object=people, content=#1)", "leave(subject=people)"]


def test_past_tense_that_the_tagger_took_for_a_participle() -> None:
    text = """
    Police police NOUN 2 nsubj
    arrested arrest VERB 0 root VerbForm=Part
    him he PRON 2 obj
    """
    clause = tree_of("en", text)[1].clauses[0]
    assert (clause.mood, clause.tense, clause.passive) == ("indicative", "past", False)


def test_preposition_rules_out_a_subject() -> None:
    text = """
    Auf auf ADP 2 case
    Platz Platz NOUN 3 nsubj
    steht stehen VERB 0 root VerbForm=Fin
    Bayern Bayern PROPN 3 nsubj
    """
    assert told("de", text) == ["stehen(subject=Bayern, auf=Platz)"]


def test_dative_is_no_direct_object() -> None:
    text = """
    Er er PRON 2 nsubj
    half helfen VERB 0 root VerbForm=Fin
    dem der DET 4 det
    Kind Kind NOUN 2 obj
    """
    assert told("de", text) == ["helfen(subject=er, indirect=Kind)"]


def test_pronoun_that_can_only_be_nominative_is_the_subject() -> None:
    text = """
    Die der DET 2 det
    Frau Frau NOUN 3 nsubj
    kannte kennen VERB 0 root VerbForm=Fin
    er er PRON 3 obj
    """
    assert told("de", text) == ["kennen(subject=er, object=Frau)"]


def test_finite_clause_takes_its_only_nominal_as_subject() -> None:
    text = """
    Gestern gestern ADV 2 advmod
    siegte siegen VERB 0 root VerbForm=Fin
    Bayern Bayern PROPN 2 obj
    """
    assert told("de", text) == ["siegen(subject=Bayern)"]


def test_subject_behind_es_is_found() -> None:
    text = """
    Es es PRON 2 expl
    folgten folgen VERB 0 root VerbForm=Fin
    Proteste Protest NOUN 2 obj Number=Plur
    """
    assert told("de", text) == ["folgen(subject=Protest)"]


def test_subject_under_the_auxiliary_is_the_verbs() -> None:
    text = """
    SAP SAP PROPN 2 nsubj
    hat haben AUX 4 aux VerbForm=Fin
    Signavio Signavio PROPN 4 obj
    gekauft kaufen VERB 0 root VerbForm=Part
    """
    assert told("de", text) == ["kaufen(subject=SAP, object=Signavio)"]


def test_auxiliary_parsed_as_main_verb_is_folded() -> None:
    text = """
    SAP SAP PROPN 2 nsubj
    hat haben AUX 0 root VerbForm=Fin
    Signavio Signavio PROPN 4 obj
    gekauft kaufen VERB 2 xcomp VerbForm=Part
    """
    assert told("de", text) == ["kaufen(subject=SAP, object=Signavio)"]


def test_adjective_and_participle_readings_of_a_state_agree() -> None:
    template = """
    Der der DET 2 det
    Fall Fall NOUN 4 {subject}
    ist sein AUX 4 {auxiliary} VerbForm=Fin
    geklärt {lemma} {pos} 0 root
    """
    as_adjective = template.format(subject="nsubj", auxiliary="cop", lemma="geklärt", pos="ADJ")
    as_participle = template.format(subject="nsubj:pass", auxiliary="aux:pass", lemma="klären", pos="VERB")
    assert told("de", as_adjective) == told("de", as_participle) == ["klären(object=Fall)"]


def test_verb_of_motion_with_sein_is_no_passive() -> None:
    text = """
    Die der DET 2 det
    Zahlen Zahl NOUN 4 nsubj:pass
    sind sein AUX 4 aux:pass VerbForm=Fin
    gesunken sinken VERB 0 root VerbForm=Part
    """
    clause = tree_of("de", text)[1].clauses[0]
    assert (told("de", text), clause.tense) == (["sinken(subject=Zahl)"], "past")


def test_name_in_the_genitive_before_a_noun_is_no_subject() -> None:
    text = """
    Musks Musk PROPN 3 nsubj
    Ansehen Ansehen NOUN 3 obj
    sinkt sinken VERB 0 root VerbForm=Fin
    """
    assert (told("de", text), nouns("de", text)) == (["sinken(subject=Ansehen)"], ["Ansehen(genitive=Musk)"])


@pytest.mark.parametrize(("form", "tense"), [("gründet", "present"), ("gründete", "past"), ("stößt", "present")])
def test_tense_follows_the_form_not_the_tagger(form: str, tense: str) -> None:
    lemma = "stoßen" if form == "stößt" else "gründen"
    wrong = "Past" if tense == "present" else "Pres"
    text = f"""
    Er er PRON 2 nsubj
    {form} {lemma} VERB 0 root Tense={wrong}|VerbForm=Fin
    etwas etwas PRON 2 obj
    """
    assert tree_of("de", text)[1].clauses[0].tense == tense


@pytest.mark.parametrize(
    ("relation", "mark", "link"),
    [("ccomp", "weil", "adverbial"), ("advcl", "dass", "complement"), ("advcl", "wenn", "adverbial")],
)
def test_subordinator_decides_the_kind_of_clause(relation: str, mark: str, link: str) -> None:
    text = f"""
    Er er PRON 2 nsubj
    sagt sagen VERB 0 root VerbForm=Fin
    {mark} {mark} SCONJ 5 mark
    sie sie PRON 5 nsubj
    geht gehen VERB 2 {relation} VerbForm=Fin
    """
    assert tree_of("de", text)[1].clauses[1].link == link


def test_participle_before_the_shared_auxiliary_is_passive_too() -> None:
    text = """
    ein ein DET 2 det
    Teil Teil NOUN 0 root Gender=Masc|Number=Sing
    , , PUNCT 5 punct
    der der PRON 5 nsubj:pass
    geschnitten schneiden VERB 2 acl:relcl VerbForm=Part
    und und CCONJ 7 cc
    gespült spülen VERB 5 conj VerbForm=Part
    wird werden AUX 7 aux:pass VerbForm=Fin
    """
    assert told("de", text) == ["schneiden(object=Teil)", "spülen(object=Teil)"]


def test_was_behind_a_noun_speaks_of_the_clause() -> None:
    text = """
    Er er PRON 2 nsubj
    kaufte kaufen VERB 0 root VerbForm=Fin
    Aktien Aktie NOUN 2 obj
    , , PUNCT 7 punct
    was was PRON 7 nsubj
    alle alle PRON 7 obj
    freute freuen VERB 3 acl:relcl VerbForm=Fin
    """
    assert told("de", text)[1] == "freuen(subject=was, object=alle)"


def test_truncated_compounds_are_one_phrase() -> None:
    text = """
    Sie sie PRON 2 nsubj
    baut bauen VERB 0 root VerbForm=Fin
    Sport- Sport- NOUN 2 obj
    und und CCONJ 5 cc
    Rennwagen Rennwagen NOUN 3 conj
    """
    sentence, tree = tree_of("de", text)
    found = tree.clauses[0].object
    assert found is not None
    assert ([sentence.tokens[t].text for t in found.tokens], sentence.tokens[found.head].text) == (["Sport-", "und", "Rennwagen"], "Rennwagen")


@pytest.mark.parametrize(("language", "verb", "lemma"), [("en", "spoke", "speak"), ("de", "sprach", "sprechen")])
def test_title_and_name_as_two_subjects_are_one(language: str, verb: str, lemma: str) -> None:
    word = "boss" if language == "en" else "Chef"
    text = f"""
    {word} {word} NOUN 3 nsubj
    Cook Cook PROPN 3 nsubj _ PER
    {verb} {lemma} VERB 0 root VerbForm=Fin
    """
    subject = "Cook" if language == "en" else "Chef"
    assert (told(language, text), nouns(language, text)) == ([f"{lemma}(subject={subject})"], [f"{word}(name=Cook)"])


def test_span_of_time_before_later_is_no_object() -> None:
    text = """
    Eine ein DET 2 det
    Minute Minute NOUN 4 obj
    später spät ADV 4 advmod
    traf treffen VERB 0 root VerbForm=Fin
    Weber Weber PROPN 4 nsubj
    """
    assert told("de", text) == ["treffen(subject=Weber, oblique=Minute)"]


def test_dative_beside_an_object_is_the_indirect_object() -> None:
    text = """
    Die der DET 2 det
    FIFA FIFA NOUN 7 nsubj
    hat haben AUX 7 aux VerbForm=Fin
    allen alle DET 5 det
    Spielern Spieler NOUN 7 obj Number=Plur
    Urlaub Urlaub NOUN 7 obj
    gegeben geben VERB 0 root VerbForm=Part
    """
    assert told("de", text) == ["geben(subject=FIFA, indirect=Spieler, object=Urlaub)"]


@pytest.mark.parametrize(("pronoun", "noun"), [("der", "Fall"), ("das", "Wales")])
def test_place_without_an_article_is_neuter(pronoun: str, noun: str) -> None:
    text = f"""
    Der der DET 2 det
    Fall Fall NOUN 8 nsubj Gender=Masc|Number=Sing
    in in ADP 4 case
    Wales Wales PROPN 2 nmod Number=Sing LOC
    , , PUNCT 7 punct
    {pronoun} {pronoun} PRON 7 nsubj
    auffiel auffallen VERB 4 acl:relcl VerbForm=Fin
    endet enden VERB 0 root VerbForm=Fin
    """
    assert f"auffallen(subject={noun})" in told("de", text)
