"""Mentions: what a parsed text speaks of, with bare names in the nominative."""

from __future__ import annotations

import pytest
from hand_parsed import hand_parsed, text_of

from kg.language.mentions import mention_at, mentions_of
from kg.language.names import names_of
from kg.model.mention import NAME, NOUN, PRONOUN, Mention
from kg.sentences import extractions_of


def mentions(language: str, text: str) -> tuple[Mention, ...]:
    return mentions_of(hand_parsed(text), names_of(language))


def names(language: str, text: str) -> list[tuple[str, str]]:
    return [(m.name, m.label) for m in mentions(language, text) if m.kind == NAME]


APPOSITION_DE = """
Der der DET 2 det
Autobauer Autobauer NOUN 4 nsubj Case=Nom|Gender=Masc|Number=Sing
Tesla Tesla PROPN 2 appos _ B-ORG
wächst wachsen VERB 0 root
"""
APPOSITION_EN = """
Carmaker carmaker NOUN 3 nsubj Number=Sing
Tesla Tesla PROPN 1 appos _ B-ORG
grows grow VERB 0 root
"""
TITLE_EN = """
Davis Davis PROPN 2 compound _ B-ORG
spokesman spokesman NOUN 3 nmod:desc Number=Sing
Stan Stan PROPN 5 nsubj _ B-PER
Beispiel Beispiel PROPN 3 flat _ I-PER
said say VERB 0 root
"""


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [("de", APPOSITION_DE, "Autobauer"), ("en", APPOSITION_EN, "carmaker")],
    ids=["de", "en"],
)
def test_a_kind_noun_belongs_to_the_name_it_introduces(language: str, text: str, noun: str) -> None:
    (mention,) = mentions(language, text)
    assert (mention.name, mention.nouns, mention.role) == ("Tesla", (noun,), "subject")
    source = text_of(hand_parsed(text))
    assert mention.name_span.of(source) == "Tesla"
    assert mention.span.of(source).endswith(f"{noun.capitalize()} Tesla")


def test_a_title_before_a_name_is_its_noun() -> None:
    stan = next(m for m in mentions("en", TITLE_EN) if m.name == "Stan Beispiel")
    assert (stan.nouns, stan.gender) == (("spokesman",), "Masc")


GENITIVES = {
    "before its noun": ("Musters Muster PROPN 2 nmod _ B-PER\nRede Rede NOUN 3 nsubj\nbegann beginnen VERB 0 root", "Muster"),
    "after its noun": (
        "Die der DET 2 det\nRede Rede NOUN 4 nsubj\nMusters Muster PROPN 2 nmod _ B-PER\nbegann beginnen VERB 0 root",
        "Muster",
    ),
    "a city that ends so": ("Paris Paris PROPN 2 nsubj _ B-LOC\nfeiert feiern VERB 0 root", "Paris"),
    "a city in the genitive": ("Berlins Berlin PROPN 2 nmod _ B-LOC\nParks Park NOUN 3 nsubj\nblühen blühen VERB 0 root", "Berlin"),
    "a given name that ends so": ("Hans Hans PROPN 2 nsubj _ B-PER\nlacht lachen VERB 0 root", "Hans"),
    "a firm that ends so": ("Siemens Siemens PROPN 2 nsubj _ B-ORG\nbaut bauen VERB 0 root", "Siemens"),
    "after the noun that it is the name of": (
        "Der der DET 2 det\nNachrichtendienst Nachrichtendienst NOUN 4 nsubj\nMusterblocks Musterblocks PROPN 2 nmod _ B-ORG\nmeldet melden VERB 0 root",
        "Musterblocks",
    ),
    "with an apostrophe": ("Hans' Hans PROPN 2 nmod _ B-PER\nAuto Auto NOUN 3 nsubj\nfährt fahren VERB 0 root", "Hans"),
    "a plural in the dative": ("Sie sie PRON 2 nsubj\nkommt kommen VERB 0 root\naus aus ADP 5 case\nden der DET 5 det\nNiederlanden Niederlanden PROPN 2 obl _ B-LOC", "Niederlande"),
    "a feminine plural": (
        "Die der DET 3 det\nVereinten vereint ADJ 3 amod _ B-ORG\nNationen Nation NOUN 4 nsubj _ I-ORG\ntagen tagen VERB 0 root",
        "Vereinte Nationen",
    ),
    "an inflected adjective": (
        ("Das der DET 2 det\nUrteil Urteil NOUN 6 nsubj\ndes der DET 5 det\nObersten oberster ADJ 5 amod Case=Gen B-ORG\n"
        "Gerichtshofs Gerichtshof NOUN 2 nmod Case=Gen|Gender=Masc|Number=Sing I-ORG\nfällt fallen VERB 0 root"),
        "Oberster Gerichtshof",
    ),
    "a noun before a place": (
        ("Die der DET 2 det\nRichter Richter NOUN 6 nsubj\ndes der DET 4 det\nLandgerichts Landgericht NOUN 2 nmod Case=Gen|Number=Sing B-ORG\n"
        "Köln Köln PROPN 4 appos _ I-ORG\nirren irren VERB 0 root"),
        "Landgericht Köln",
    ),
    "an article without ending": (
        "Ein ein DET 2 det\nFan Fan NOUN 5 nsubj\nder der DET 4 det\nBeatles Beatle NOUN 2 nmod _ B-ORG\nsingt singen VERB 0 root",
        "Beatles",
    ),
}


@pytest.mark.parametrize(("text", "name"), GENITIVES.values(), ids=GENITIVES)
def test_german_names_stand_in_the_nominative(text: str, name: str) -> None:
    assert name in [n for n, _ in names("de", text)]


def test_the_same_name_elsewhere_tells_that_an_s_belongs_to_it() -> None:
    text = "Reuters Reuters PROPN 2 nsubj _ B-ORG\nmeldet melden VERB 0 root\n\nReuters Reuters PROPN 2 nmod _ B-ORG\nBericht Bericht NOUN 3 nsubj\nstimmt stimmen VERB 0 root"
    assert names("de", text) == [("Reuters", "ORG"), ("Reuters", "ORG")]


SIGNS = {
    "a title in quotes": (
        ("Das der DET 2 det\nMagazin Magazin NOUN 6 nsubj\n„ „ PUNCT 4 punct\nMusterblatt Musterblatt NOUN 2 appos\n“ “ PUNCT 4 punct\n"
        "berichtet berichten VERB 0 root"),
        "Musterblatt",
    ),
    "a single capital": ("Die der DET 2 det\nPlattform Plattform NOUN 4 nsubj\nX x ADP 2 case\nwächst wachsen VERB 0 root", "X"),
    "a capital in the middle": ("Die der DET 2 det\nFirma Firma NOUN 4 nsubj\nmusterBau musterbau NOUN 2 appos\nwächst wachsen VERB 0 root", "musterBau"),
    "an adjective with a capital": (
        ("Nach nach ADP 4 case\ndem der DET 4 det\nZweiten zweiter ADJ 4 amod\nWeltkrieg Weltkrieg NOUN 5 obl Case=Dat|Gender=Masc|Number=Sing\n"
        "hungerte hungern VERB 0 root"),
        "Zweiter Weltkrieg",
    ),
}


@pytest.mark.parametrize(("text", "name"), SIGNS.values(), ids=SIGNS)
def test_spelling_gives_names_away_that_the_recogniser_misses(text: str, name: str) -> None:
    assert [n for n, _ in names("de", text)] == [name]


def test_an_adjective_made_from_a_place_is_no_part_of_a_name() -> None:
    text = "Die der DET 3 det\nBerliner Berliner ADJ 3 amod\nPolizei Polizei NOUN 4 nsubj\nsucht suchen VERB 0 root"
    assert names("de", text) == [("Berlin", "LOC")]  # what the adjective says, not "Berliner Polizei"


def test_one_label_in_a_document_for_one_name() -> None:
    line = "Muster Muster PROPN 2 nsubj _ B-{}\nlacht lachen VERB 0 root"
    assert names("de", "\n\n".join(line.format(label) for label in ("PER", "LOC", "PER"))) == [("Muster", "PER")] * 3


def test_a_name_recognised_once_is_a_name_everywhere() -> None:
    text = "Muster Muster PROPN 2 nsubj _ B-ORG\nwächst wachsen VERB 0 root\n\nEr er PRON 2 nsubj\nlobt loben VERB 0 root\nMuster Muster NOUN 2 obj"
    assert names("de", text) == [("Muster", "ORG")] * 2


@pytest.mark.parametrize(
    ("language", "adjective", "country"),
    [("de", "amerikanische amerikanisch", "USA"), ("de", "britische britisch", "Großbritannien"), ("en", "French French", "France")],
    ids=["amerikanisch", "britisch", "French"],
)
def test_an_adjective_of_nationality_speaks_of_the_country(language: str, adjective: str, country: str) -> None:
    text = f"Der der DET 3 det\n{adjective} ADJ 3 amod\nStar Star NOUN 4 nsubj\nsang singen VERB 0 root"
    assert [(m.name, m.role) for m in mentions(language, text) if m.kind == NAME] == [(country, "adjective")]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("lacht lachen VERB 0 root Number=Sing", ("Fem", "Sing")), ("lachen lachen VERB 0 root Number=Plur", ("", "Plur"))],
    ids=["she", "they"],
)
def test_the_verb_tells_whether_sie_is_one_or_many(verb: str, expected: tuple[str, str]) -> None:
    (mention,) = mentions("de", f"Sie sie PRON 2 nsubj\n{verb}")
    assert (mention.kind, mention.gender, mention.number) == (PRONOUN, *expected)


def test_a_possessive_is_a_mention_inside_its_phrase() -> None:
    phrase, possessive = mentions("de", "Sein sein DET 2 det:poss Poss=Yes\nAuto Auto NOUN 3 nsubj Gender=Neut|Number=Sing\nfährt fahren VERB 0 root")
    assert (phrase.kind, phrase.definite, phrase.name) == (NOUN, True, "Auto")
    assert (possessive.kind, possessive.possessive, possessive.gender) == (PRONOUN, True, "Masc,Neut")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("den der DET 3 det\nschweren schwer ADJ 3 amod\nAusfällen Ausfall NOUN 0 root Case=Dat|Number=Plur", "schwere Ausfälle"),
        ("den der DET 3 det\nfernen fern ADJ 3 amod\nRegionen Region NOUN 0 root Case=Dat|Number=Plur", "ferne Regionen"),
        ("dem der DET 3 det\nneuen neu ADJ 3 amod\nKandidaten Kandidat NOUN 0 root Case=Dat|Number=Sing", "neuer Kandidat"),
        ("einer ein DET 3 det\ngroßen groß ADJ 3 amod\nZahl Zahl NOUN 0 root Case=Dat|Number=Sing", "große Zahl"),
    ],
    ids=["plural", "plural that ends so", "masculine", "feminine"],
)
def test_german_phrases_stand_in_the_nominative(text: str, name: str) -> None:
    assert [m.name for m in mentions("de", text)] == [name]


def test_a_relative_clause_is_no_part_of_the_phrase() -> None:
    text = "Der der DET 2 det\nMann Mann NOUN 6 nsubj\n, , PUNCT 5 punct\nder der PRON 5 nsubj\nlacht lachen VERB 2 acl:relcl\ngeht gehen VERB 0 root"
    assert [m.text for m in mentions("de", text)] == ["Der Mann", "der"]


def test_every_token_of_a_name_leads_to_its_mention() -> None:
    sentences = hand_parsed(APPOSITION_DE)
    found = mentions_of(sentences, names_of("de"))
    assert mention_at(found, sentences) == {(0, 1): 0, (0, 2): 0}


def test_mentions_are_numbered_in_text_order() -> None:
    found = mentions("en", TITLE_EN)
    assert [m.index for m in found] == list(range(len(found)))
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)


NUMBERS = {
    "masculine after die": ("Die der DET 3 det\nmutigen mutig ADJ 3 amod\nBürger Bürger NOUN 4 nsubj Number=Sing|Case=Nom\nkamen kommen VERB 0 root", "Plur"),
    "dative plural": ("Mit mit ADP 3 case\nden der DET 3 det\nBürgern Bürger NOUN 4 obl Number=Sing|Case=Dat\nsprach sprechen VERB 0 root", "Plur"),
    "counted": ("Die der DET 3 det\nbeiden beide DET 3 det\nRichter Richter NOUN 4 nsubj Number=Sing\nkamen kommen VERB 0 root", "Plur"),
    "genitive plural": ("Aussagen Aussage NOUN 4 nsubj\nder der DET 3 det\nBürger Bürger NOUN 1 nmod Number=Sing|Case=Gen\nfehlen fehlen VERB 0 root", "Plur"),
    "masculine after der": ("Der der DET 2 det\nBürger Bürger NOUN 3 nsubj Number=Sing|Case=Nom\nkam kommen VERB 0 root", "Sing"),
    "feminine after die": ("Die der DET 2 det\nRegierung Regierung NOUN 3 nsubj Number=Sing\nkam kommen VERB 0 root", "Sing"),
    "neuter genitive": ("Aussagen Aussage NOUN 4 nsubj\ndes der DET 3 det\nKindes Kind NOUN 1 nmod Number=Plur|Case=Gen\nfehlen fehlen VERB 0 root", "Sing"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS.values(), ids=NUMBERS.keys())
def test_article_and_gender_tell_the_number_of_a_noun(text: str, number: str) -> None:
    noun = next(m for m in mentions("de", text) if m.nouns[0] in {"Bürger", "Richter", "Regierung", "Kind"})
    assert noun.number == number


def test_a_noun_before_a_title_belongs_to_the_name() -> None:
    text = (
        "Der der DET 2 det\nForscher Forscher NOUN 6 nsubj Number=Sing\nDr. Dr. NOUN 2 appos _ B-PER\nBert Bert PROPN 3 appos _ I-PER\n"
        "Muster Muster PROPN 4 flat _ I-PER\nkam kommen VERB 0 root"
    )
    (mention,) = mentions("de", text)
    assert (mention.name, mention.nouns[0]) == ("Bert Muster", "Forscher")


def test_what_somebody_owns_is_no_part_of_the_name() -> None:
    text = "Zu zu ADP 2 case\nAnna Anna PROPN 5 obl _ B-ORG\nMusters Muster PROPN 2 flat _ I-ORG\nFilm Film NOUN 2 flat _ I-ORG\nkam kommen VERB 0 root"
    assert names("de", text) == [("Anna Muster", "PER")]


@pytest.mark.parametrize(("word", "name"), [("XY-17.", "XY-17"), ("Corp.", "Corp.")])
def test_the_full_stop_of_a_sentence_is_no_part_of_a_name(word: str, name: str) -> None:
    assert names("de", f"Es es PRON 2 nsubj\nwar sein VERB 0 root\n{word} {word} PROPN 2 obj _ B-ORG") == [(name, "ORG")]


def test_a_double_genitive_loses_all_of_it() -> None:
    text = "Der der DET 2 det\nFlug Flug NOUN 5 nsubj\neines ein DET 4 det\nMusterbusses Musterbus PROPN 2 nmod _ B-ORG\nbegann beginnen VERB 0 root"
    assert names("de", text) == [("Musterbus", "ORG")]


@pytest.mark.parametrize(
    ("preposition", "word", "label"), [("in", "Hamburg", "LOC"), ("nach", "Süd-Kalifornien", "LOC"), ("mit", "Hamburg", "PER"), ("in", "Musterling", "PER")]
)
def test_a_known_place_after_a_local_preposition_is_a_place(preposition: str, word: str, label: str) -> None:
    text = f"Er er PRON 4 nsubj\n{preposition} {preposition} ADP 3 case\n{word} {word} PROPN 4 obl _ B-PER\ngeht gehen VERB 0 root"
    assert names("de", text) == [(word, label)]


def test_a_sea_taken_for_a_noun_is_a_name() -> None:
    text = "Es es PRON 2 nsubj\nliegt liegen VERB 0 root\nüber über ADP 5 case\ndem der DET 5 det\nAtlantik Atlantik NOUN 2 obl Gender=Masc|Number=Sing"
    assert names("de", text) == [("Atlantik", "LOC")]


def test_a_word_that_the_text_writes_small_is_no_english_name() -> None:
    text = "Salt salt PROPN 2 nsubj\nhelps help VERB 0 root\n\nThe the DET 2 det\nsalt salt NOUN 3 nsubj Number=Sing\nhelps help VERB 0 root"
    assert names("en", text) == []
    assert [m.kind for m in mentions("en", text)] == [NOUN, NOUN]


def test_a_name_that_ends_in_a_known_last_name_is_a_person() -> None:
    text = (
        "Xyra Xyra PROPN 3 nsubj\nMuster Muster PROPN 1 flat\nspoke speak VERB 0 root\n\nMuster Muster PROPN 2 nsubj _ B-PER\nleft leave VERB 0 root"
    )
    assert names("en", text) == [("Xyra Muster", "PER"), ("Muster", "PER")]


INSTITUTIONS = {
    "compound": ("dem der DET 4 det", "Musterausschuss Musterausschuß", "Musterausschuss"),
    "with a hyphen": ("der der DET 4 det", "XY-Regierung XY-Regierung", "XY-Regierung"),
    "one of many": ("einem ein DET 4 det", "Musterausschuss Musterausschuss", None),
    "a kind": ("dem der DET 4 det", "Ausschuss Ausschuss", None),
}


@pytest.mark.parametrize(("article", "word", "name"), INSTITUTIONS.values(), ids=INSTITUTIONS.keys())
def test_an_institution_is_named_by_its_compound(article: str, word: str, name: str | None) -> None:
    text = f"Sie sie PRON 5 nsubj\nmit mit ADP 4 case\n{article}\n{word} NOUN 5 obl Number=Sing\nsprach sprechen VERB 0 root"
    assert names("de", text) == ([(name, "ORG")] if name else [])


def test_a_body_is_named_with_what_it_is_for() -> None:
    text = (
        "Das der DET 2 det\nInstitut Institut NOUN 6 nsubj Number=Sing\nfür für ADP 5 case\nneue neu ADJ 5 amod\nMusterkunde Musterkunde NOUN 2 nmod\n"
        "schweigt schweigen VERB 0 root"
    )
    assert names("de", text) == [("Institut für neue Musterkunde", "ORG")]


def test_a_land_in_the_genitive_is_no_person_by_the_noun_before_it() -> None:
    text = (
        "Der der DET 2 det\nMinister Minister NOUN 4 nsubj Number=Sing\nNorwegens Norwegen PROPN 2 appos _ B-LOC\nkam kommen VERB 0 root"
    )
    assert [(m.name, m.nouns) for m in mentions("de", text) if m.kind == NAME] == [("Norwegen", ())]


@pytest.mark.parametrize(("form", "name"), [("Norwegern", "Norweger"), ("Norweger", "Norweger")])
def test_a_people_in_the_dative_is_named_in_the_nominative(form: str, name: str) -> None:
    text = f"Mit mit ADP 3 case\nden der DET 3 det\n{form} Norweger PROPN 4 obl Number=Plur B-NORP\nsprach sprechen VERB 0 root"
    assert names("de", text) == [(name, "NORP")]
LETTER_FIRST_DE = """
X X PROPN 2 nsubj _ B-ORG
Verkauf Verkauf NOUN 0 root Gender=Masc|Number=Sing
von von ADP 4 case
Aktien Aktie NOUN 2 nmod Number=Plur
"""


def test_a_letter_that_opens_a_sentence_has_no_noun_before_it() -> None:
    assert names("de", LETTER_FIRST_DE) == [("X", "ORG")]


VERBS = {
    "auxiliary in the plural": ("haben haben AUX 3 aux Number=Sing\ngewonnen gewinnen VERB 0 root", "Plur"),
    "auxiliary in the singular": ("hat haben AUX 3 aux Number=Sing\ngewonnen gewinnen VERB 0 root", "Sing"),
    "infinitive beside a singular": ("konnte können AUX 4 aux Number=Sing\nwerden werden AUX 4 aux\ngewonnen gewinnen VERB 0 root", "Sing"),
    "looks like a plural": ("schien scheinen VERB 0 root Number=Sing", "Sing"),
}


@pytest.mark.parametrize(("verb", "number"), VERBS.values(), ids=VERBS.keys())
def test_the_finite_verb_tells_how_many_sie_is(verb: str, number: str) -> None:
    root = 1 + len(verb.splitlines())
    (mention,) = mentions("de", f"Sie sie PRON {root} nsubj Number=Sing\n{verb}")
    assert mention.number == number


def test_a_pronoun_of_one_reading_stays_whatever_its_verb_looks_like() -> None:
    (mention,) = mentions("de", "Er er PRON 3 nsubj\nhaben haben AUX 3 aux Number=Plur\ngesprochen sprechen VERB 0 root")
    assert (mention.kind, mention.number) == (PRONOUN, "Sing")


def test_two_last_names_side_by_side_are_two_people() -> None:
    (told,) = extractions_of(["Anna Berger und Peter Lang kamen. Im Mai hatte Lang Berger gelobt."], language="de")
    assert {m.name for m in told.mentions if m.kind == "name" and m.label == "PER"} == {"Anna Berger", "Peter Lang", "Lang", "Berger"}
