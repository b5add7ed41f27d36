"""Who is who inside one document, on texts parsed by hand."""

from __future__ import annotations

import pytest
from hand_parsed import hand_parsed, text_of

from kg.language.mentions import mentions_of
from kg.language.names import names_of
from kg.model import Document, Extraction, Iri
from kg.model.iri import expand, shorten
from kg.ontology import Ontology
from kg.resolve import LocalGraph, resolve_document
from kg.resolve.classes import best_class
from kg.resolve.cluster import fullest
from kg.resolve.kinds import class_in_name
from kg.resolve.local import coreference
from kg.resolve.variants import is_end_of


def local(ontology: Ontology, text: str, language: str = "de") -> LocalGraph:
    sentences = hand_parsed(text)
    mentions = mentions_of(sentences, names_of(language))
    return resolve_document(Extraction(Document(Iri("https://a.example/1"), text_of(sentences), language), sentences, mentions, ()), ontology)


def chains(ontology: Ontology, text: str, language: str = "de") -> list[list[str]]:
    """The texts of the mentions of each thing, in text order."""
    sentences = hand_parsed(text)
    mentions = mentions_of(sentences, names_of(language))
    return [[mentions[i].text for i in e.mentions] for e in local(ontology, text, language).entities]


ANNA = "Anna Anna PROPN 3 nsubj _ B-PER\nMuster Muster PROPN 1 flat _ I-PER\n"
COMES = "kommt kommen VERB 0 root Number=Sing"


@pytest.mark.parametrize(
    ("follows", "words"),
    [
        ("Muster Muster PROPN 2 nsubj _ B-PER\ngeht gehen VERB 0 root", "Muster"),
        ("Sie sie PRON 2 nsubj\ngeht gehen VERB 0 root Number=Sing", "Sie"),
        ("Ihr ihr DET 2 det:poss Poss=Yes\nAuto Auto NOUN 3 nsubj Number=Sing\nfährt fahren VERB 0 root", "Ihr"),
        ("Die der DET 2 det\nPolitikerin Politikerin NOUN 3 nsubj Gender=Fem|Number=Sing\ngeht gehen VERB 0 root", "Die Politikerin"),
    ],
    ids=["last name", "pronoun", "possessive", "noun"],
)
def test_a_person_is_taken_up_again(ontology: Ontology, follows: str, words: str) -> None:
    assert ["Anna Muster", words] in chains(ontology, f"{ANNA}{COMES}\n\n{follows}")


@pytest.mark.parametrize(
    "follows",
    [
        "Er er PRON 2 nsubj\ngeht gehen VERB 0 root Number=Sing",
        "Der der DET 2 det\nUnternehmer Unternehmer NOUN 3 nsubj Gender=Masc|Number=Sing\ngeht gehen VERB 0 root",
        "Die der DET 2 det\nPlattform Plattform NOUN 3 nsubj Gender=Fem|Number=Sing\ngeht gehen VERB 0 root",
        "Eine ein DET 2 det\nPolitikerin Politikerin NOUN 3 nsubj Gender=Fem|Number=Sing\ngeht gehen VERB 0 root",
    ],
    ids=["other gender", "noun of other gender", "other kind", "indefinite"],
)
def test_what_does_not_fit_is_not_the_person(ontology: Ontology, follows: str) -> None:
    assert ["Anna Muster"] in chains(ontology, f"{ANNA}{COMES}\n\n{follows}")


def test_two_arguments_of_one_verb_are_two_persons(ontology: Ontology) -> None:
    text = f"{ANNA}{COMES}\n\nBea Bea PROPN 2 nsubj _ B-PER\nlobt loben VERB 0 root\nsie sie PRON 2 obj Case=Acc|Number=Sing"
    assert ["Anna Muster", "sie"] in chains(ontology, text)


def test_a_relative_pronoun_is_what_its_clause_hangs_from(ontology: Ontology) -> None:
    text = "Ada Ada PROPN 5 nsubj _ B-PER\n, , PUNCT 4 punct\ndie der PRON 4 nsubj\nlacht lachen VERB 1 acl:relcl\ngeht gehen VERB 0 root"
    assert chains(ontology, text) == [["Ada", "die"]]


def test_an_apposition_is_the_one_it_explains(ontology: Ontology) -> None:
    text = (
        "Ada Ada PROPN 7 nsubj _ B-PER\n, , PUNCT 4 punct\ndie der DET 4 det\nUnternehmer Unternehmer NOUN 1 appos Number=Sing\n"
        "Münchens München PROPN 4 nmod _ B-LOC\n, , PUNCT 4 punct\ngeht gehen VERB 0 root"
    )
    assert ["Ada", "die Unternehmer Münchens"] in chains(ontology, text)


def test_an_abbreviation_in_brackets_stands_for_the_name(ontology: Ontology) -> None:
    text = (
        "Die der DET 3 det\nMusterstädter Musterstädter ADJ 3 amod _ B-ORG\nVolkspartei Volkspartei NOUN 7 nsubj _ I-ORG\n( ( PUNCT 5 punct\n"
        "MV MV PROPN 3 appos _ B-ORG\n) ) PUNCT 5 punct\nsiegt siegen VERB 0 root\n\nDie der DET 2 det\nMV MV PROPN 3 nsubj _ B-ORG\nfeiert feiern VERB 0 root"
    )
    (entity,) = local(ontology, text).entities
    assert entity.name == "Musterstädter Volkspartei"
    assert dict(entity.names) == {"MV": 2, "Musterstädter Volkspartei": 1}


@pytest.mark.parametrize("tag", ["PROPN 3 appos _ B-ORG", "NOUN 3 appos"], ids=["recognised", "not recognised"])
def test_a_former_name_is_kept_as_one(ontology: Ontology, tag: str) -> None:
    text = (
        "Die der DET 2 det\nPlattform Plattform NOUN 8 nsubj\nX X PROPN 2 appos _ B-ORG\n, , PUNCT 7 punct\ndas der DET 7 det\n"
        f"frühere früh ADJ 7 amod\nZwitscher Zwitscher {tag}\nwächst wachsen VERB 0 root"
    )
    entity = next(e for e in local(ontology, text).entities if e.named)
    assert (entity.name, entity.former_names) == ("X", ("Zwitscher",))


@pytest.mark.parametrize(
    ("language", "text", "cls"),
    [
        ("de", "Der der DET 2 det\nAutobauer Autobauer NOUN 4 nsubj\nMuster Muster PROPN 2 appos _ B-ORG\nwächst wachsen VERB 0 root", "kg:Company"),
        ("de", "Das der DET 2 det\nNachrichtenmagazin Nachrichtenmagazin NOUN 4 nsubj\nMuster Muster PROPN 2 appos _ B-LOC\nirrt irren VERB 0 root", "kg:MediaOutlet"),
        ("en", "The the DET 2 det\nmagazine magazine NOUN 4 nsubj\nMuster Muster PROPN 2 appos _ B-ORG\nerrs err VERB 0 root", "kg:MediaOutlet"),
        ("de", "München München PROPN 2 nsubj _ B-LOC\nleuchtet leuchten VERB 0 root", "kg:City"),
        ("de", "Bayern Bayern PROPN 2 nsubj _ B-LOC\nleuchtet leuchten VERB 0 root", "kg:Region"),
    ],
    ids=["noun before", "end of a compound", "English", "gazetteer city", "gazetteer region"],
)
def test_classes_come_from_nouns_and_gazetteers(ontology: Ontology, language: str, text: str, cls: str) -> None:
    (entity,) = local(ontology, text, language).entities
    found = best_class(entity.votes, ontology)
    assert found is not None and shorten(found) == cls


def test_a_common_noun_that_was_tagged_as_a_name_is_none(ontology: Ontology) -> None:
    (entity,) = local(ontology, "Unternehmer Unternehmer PROPN 2 nsubj\nklagen klagen VERB 0 root").entities
    assert not entity.named


def test_one_of_a_people_is_no_name(ontology: Ontology) -> None:
    text = "Ein ein DET 2 det\nDeutscher Deutscher PROPN 3 nsubj Number=Sing B-NORP\nklagt klagen VERB 0 root"
    assert [e.named for e in local(ontology, text).entities] == [False]


def test_a_noun_before_its_abbreviation_is_a_name(ontology: Ontology) -> None:
    text = (
        "Der der DET 2 det\nBundesmusterdienst Bundesmusterdienst NOUN 6 nsubj Gender=Masc|Number=Sing\n( ( PUNCT 4 punct\nBMD BMD PROPN 2 appos _ B-ORG\n"
        ") ) PUNCT 4 punct\nschwieg schweigen VERB 0 root\n\nDer der DET 2 det\nBMD BMD PROPN 3 nsubj _ B-ORG\nschwieg schweigen VERB 0 root"
    )
    (entity,) = local(ontology, text).entities
    assert (entity.name, entity.named) == ("Bundesmusterdienst", True)


@pytest.mark.parametrize(
    ("short", "long", "one"),
    [("Telefon", "Deutsche Telefon", True), ("SPD", "Hamburger SPD", False), ("Wacht", "Kölner Wacht", False), ("Mond", "Paris Mond", False)],
)
def test_an_organization_may_be_called_by_the_end_of_its_name(short: str, long: str, one: bool) -> None:
    assert is_end_of(short, long) is one


def test_the_lead_speaks_again_of_what_the_headline_names(ontology: Ontology) -> None:
    men = "Zwei zwei NUM 2 nummod\nMänner Mann NOUN 3 nsubj Number=Plur|Case=Nom\nfliehen fliehen VERB 0 root"
    young = "Zwei zwei NUM 3 nummod\njunge jung ADJ 3 amod\nMänner Mann NOUN 4 nsubj Number=Plur|Case=Nom\nfliehen fliehen VERB 0 root"
    sentences = hand_parsed(f"{men}\n\n{young}")
    mentions = mentions_of(sentences, names_of("de"))

    def sizes(has_headline: bool) -> list[int]:
        return [len(c.mentions) for c in coreference(sentences, mentions, "de", ontology, has_headline=has_headline).all()]

    assert (sizes(True), sizes(False)) == ([2], [1, 1])


def test_an_abbreviation_is_not_shown_where_its_full_name_is_known() -> None:
    assert fullest([("BMD", 40), ("Bundesmusterdienst", 1)]) == "Bundesmusterdienst"


SECOND_ROLE = {
    "de": "Die der DET 2 det\nSängerin Sängerin NOUN 7 nsubj Gender=Fem|Number=Sing\nund und CCONJ 4 cc\nAutorin Autorin NOUN 2 conj Gender=Fem|Number=Sing\n"
    "Anna Anna PROPN 2 appos _ B-PER\nMuster Muster PROPN 5 flat _ I-PER\nkommt kommen VERB 0 root Number=Sing\n\n"
    "Sie sie PRON 2 nsubj\ngeht gehen VERB 0 root Number=Sing",
    "en": "The the DET 2 det\nsinger singer NOUN 7 nsubj Number=Sing\nand and CCONJ 4 cc\nwriter writer NOUN 2 conj Number=Sing\n"
    "Anna Anna PROPN 2 appos _ B-PER\nMuster Muster PROPN 5 flat _ I-PER\ncomes come VERB 0 root Number=Sing\n\n"
    "She she PRON 2 nsubj\ngoes go VERB 0 root Number=Sing",
}


@pytest.mark.parametrize(("language", "text"), SECOND_ROLE.items(), ids=SECOND_ROLE.keys())
def test_two_roles_before_a_name_are_one_person(ontology: Ontology, language: str, text: str) -> None:
    (anna,) = local(ontology, text, language).entities
    assert (anna.name, len(anna.mentions)) == ("Anna Muster", 3)


def test_nobody_is_called_she_after_we(ontology: Ontology) -> None:
    text = "We we PRON 2 nsubj\ncome come VERB 0 root\n\nShe she PRON 2 nsubj\ngoes go VERB 0 root Number=Sing"
    assert chains(ontology, text, "en") == [["We"], ["She"]]


def test_what_belongs_to_somebody_is_somebody_new(ontology: Ontology) -> None:
    uwe = "Uwe Uwe PROPN 3 nsubj _ B-PER\nMuster Muster PROPN 1 flat _ I-PER\nkommt kommen VERB 0 root Number=Sing"
    follows = "{0} DET 2 det{1}\nUnternehmer Unternehmer NOUN 3 nsubj Number=Sing\ngeht gehen VERB 0 root"
    assert ["Sein Unternehmer"] in chains(ontology, f"{uwe}\n\n{follows.format('Sein sein', ':poss Poss=Yes')}")
    assert ["Uwe Muster", "Der Unternehmer"] in chains(ontology, f"{uwe}\n\n{follows.format('Der der', '')}")


def test_a_place_where_something_happens_is_no_it(ontology: Ontology) -> None:
    text = (
        "In in ADP 2 case\nBerlin Berlin PROPN 3 obl _ B-LOC\nbrennt brennen VERB 0 root\n\n"
        "Es es PRON 2 nsubj\ndroht drohen VERB 0 root Number=Sing"
    )
    assert chains(ontology, text) == [["Berlin"], ["Es"]]


def test_known_organizations_are_one_under_all_their_names(ontology: Ontology) -> None:
    text = (
        "Die der DET 2 det\nUNO UNO PROPN 3 nsubj _ B-ORG\ntagt tagen VERB 0 root\n\n"
        "Die der DET 3 det\nVereinten vereint ADJ 3 amod _ B-ORG\nNationen Nation PROPN 4 nsubj Number=Plur I-ORG\ntagen tagen VERB 0 root"
    )
    (entity,) = local(ontology, text).entities
    assert entity.name == "Vereinte Nationen"


def test_a_name_before_of_tells_the_class_in_english(ontology: Ontology) -> None:
    assert class_in_name("Platform of Musterland", ontology) == expand("kg:Platform")
    assert class_in_name("Musterland of Platform", ontology) is None


def test_the_noun_at_the_end_of_a_name_tells_its_class_despite_a_number(ontology: Ontology) -> None:
    assert class_in_name("Musterplattform 2009", ontology) == expand("kg:Platform")


def test_a_woman_is_no_it_and_a_report_no_she(ontology: Ontology) -> None:
    text = "The the DET 2 det\nplatform platform NOUN 3 nsubj Number=Sing\ngrows grow VERB 0 root\n\nShe she PRON 2 nsubj\ngoes go VERB 0 root Number=Sing"
    assert chains(ontology, text, "en") == [["The platform"], ["She"]]
    assert chains(ontology, text.replace("She she", "It it"), "en") == [["The platform", "It"]]


def test_an_institution_of_its_own_takes_up_no_other(ontology: Ontology) -> None:
    text = (
        "Das der DET 3 det\nUnternehmen Unternehmen NOUN 3 compound\nMusterwerk Musterwerk PROPN 4 nsubj _ B-ORG\nwächst wachsen VERB 0 root\n\n"
        "Das der DET 3 det\nneue neu ADJ 3 amod\nMusterkomitee Musterkomitee NOUN 4 nsubj Gender=Neut|Number=Sing\ntagt tagen VERB 0 root"
    )
    assert ["Das neue Musterkomitee"] in chains(ontology, text)
