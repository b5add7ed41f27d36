"""Expressions of time are found and resolved against the day of publication, in both languages."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.time import AT, BETWEEN, SINCE, UNTIL, VAGUE, TimeMention, read_time_data, time_for, times_in
from kg.model.sentence import Sentence, Token
from kg.model.timespan import TimeSpan

PUBLISHED = date(2025, 5, 26)  # a Monday
_WORD = re.compile(r"\d+(?:[.,:]\d+)+|\d+\.(?= \w)|\w+(?:-\w+)*|\S")


def sentence(text: str, **changes: dict[str, object]) -> Sentence:
    """Flat tokens; ``changes`` maps a word to fields of its token."""
    tokens = []
    for index, match in enumerate(_WORD.finditer(text)):
        fields: dict[str, object] = {"lemma": match.group(), "pos": "X", "morph": "", "head": index, "dep": "dep", "entity": ""}
        fields |= changes.get(match.group(), {})
        tokens.append(Token(index=index, start=match.start(), end=match.end(), text=match.group(), **fields))  # type: ignore[arg-type]
    return Sentence(tuple(tokens))


def times(language: str, text: str, *, tense: str | None = "", published: date | None = PUBLISHED, **changes: dict[str, object]) -> list[str]:
    found = times_in(sentence(text, **changes), published=published, data=read_time_data(language), tense=tense)
    return [shown(mention.time) for mention in found if mention.kind != VAGUE]


def shown(time: TimeSpan) -> str:
    return time.at or f"{time.start}/{time.end}"


GERMAN = [
    ("Das Werk brannte am 3. Mai 2005 ab.", ["2005-05-03"]),
    ("Das Werk brannte am 13.09.2005 ab.", ["2005-09-13"]),
    ("Am Dienstag, dem 13. September 2005, brannte es.", ["2005-09-13"]),
    ("Der Beschluss vom 3.5.06 gilt.", ["2006-05-03"]),
    ("Die Messe läuft vom 3. bis 5. Mai.", ["2025-05-03/2025-05-05"]),
    ("Die Messe lief vom 28. April bis zum 3. Mai 2004.", ["2004-04-28/2004-05-03"]),
    ("Im Jahr 2022 zog sie um.", ["2022"]),
    ("2022 zog sie um.", ["2022"]),
    ("Ende 2004 zog sie um.", ["2004"]),
    ("Anfang März zog sie um.", ["2025-03"]),
    ("Im Sommer 2006 zog sie um.", ["2006"]),
    ("Mitte des Jahres zog sie um.", ["2025"]),
    ("Im Oktober vergangenen Jahres zog sie um.", ["2024-10"]),
    ("Im Mai dieses Jahres zog sie um.", ["2025-05"]),
    ("Am Samstagnachmittag kam es zu einem Brand.", ["2025-05-24"]),
    ("Am vergangenen Montag brannte es.", ["2025-05-19"]),
    ("Am kommenden Freitag tagt der Rat.", ["2025-05-30"]),
    ("Am heutigen Montag tagt der Rat.", ["2025-05-26"]),
    ("Am Montag vergangener Woche tagte der Rat.", ["2025-05-19"]),
    ("Gestern Abend brannte es.", ["2025-05-25"]),
    ("Vorgestern brannte es.", ["2025-05-24"]),
    ("Er kommt morgen.", ["2025-05-27"]),
    ("Nächste Woche tagt der Rat.", ["2025-06-02/2025-06-08"]),
    ("Am Wochenende brannte es.", ["2025-05-24/2025-05-25"]),
    ("Vor zwei Jahren brannte es.", ["2023"]),
    ("Vor rund drei Monaten brannte es.", ["2025-02"]),
    ("Vor 5 Tagen brannte es.", ["2025-05-21"]),
    ("Seit Januar steht das Werk still.", ["2025-01/"]),
    ("Seit zwei Jahren steht das Werk still.", ["2023/"]),
    ("Bis Ende 2006 stand das Werk still.", ["/2006"]),
    ("Bis Mitte Juni steht das Werk still.", ["/2025-06"]),
    ("Vor dem 3. Mai 2005 stand das Werk still.", ["/2005-05-02"]),
    ("Nach 2004 stand das Werk still.", ["2005/"]),
    ("Zwischen 1990 und 1995 stand das Werk still.", ["1990/1995"]),
    ("Von 2003 bis 2005 stand das Werk still.", ["2003/2005"]),
    ("In den 1990er Jahren stand das Werk still.", ["1990/1999"]),
    ("In den neunziger Jahren stand das Werk still.", ["1990/1999"]),
    ("In den 80er-Jahren stand das Werk still.", ["1980/1989"]),
    ("Im 19. Jahrhundert stand hier ein Werk.", ["1801/1900"]),
    ("Im dritten Quartal 2006 stieg der Umsatz.", ["2006-07/2006-09"]),
    ("Im letzten Quartal des Jahres 2007 stieg der Umsatz.", ["2007-10/2007-12"]),
    ("Im ersten Halbjahr stieg der Umsatz.", ["2025-01/2025-06"]),
    ("In den vergangenen zwei Jahren stieg der Umsatz.", ["2023/2025"]),
    ("In der Saison 2004/05 stieg der Verein ab.", ["2004/2005"]),
    ("In der Nacht von Dienstag auf Mittwoch brannte es.", ["2025-05-20/2025-05-21"]),
]
ENGLISH = [
    ("It burned down on May 3, 2005.", ["2005-05-03"]),
    ("It burned down on 3 May 2005.", ["2005-05-03"]),
    ("It burned down on the 3rd of May.", ["2025-05-03"]),
    ("On Tuesday, September 13, 2005, it burned.", ["2005-09-13"]),
    ("It burned on 9/13/2005.", ["2005-09-13"]),
    ("The decision of 2005-09-13 holds.", ["2005-09-13"]),
    ("The fair ran from May 3 to May 5.", ["2025-05-03/2025-05-05"]),
    ("In 2022, she moved.", ["2022"]),
    ("She moved in early March.", ["2025-03"]),
    ("She moved in mid-2007.", ["2007"]),
    ("She moved last March.", ["2025-03"]),
    ("She moves next March.", ["2026-03"]),
    ("She moved in March of last year.", ["2024-03"]),
    ("It burned on Saturday.", ["2025-05-24"]),
    ("It burned last Monday.", ["2025-05-19"]),
    ("The council meets next Friday.", ["2025-05-30"]),
    ("It burned on Sunday night.", ["2025-05-25"]),
    ("It burned last night.", ["2025-05-25"]),
    ("It burned this morning.", ["2025-05-26"]),
    ("It burned yesterday.", ["2025-05-25"]),
    ("It burned earlier this year.", ["2025"]),
    ("It burned last week.", ["2025-05-19/2025-05-25"]),
    ("It burned over the weekend.", ["2025-05-24/2025-05-25"]),
    ("It burned two years ago.", ["2023"]),
    ("It burned about three weeks ago.", ["2025-05-05/2025-05-11"]),
    ("It has been closed since January.", ["2025-01/"]),
    ("It will close by 2030.", ["/2030"]),
    ("It stays closed until Friday.", ["/2025-05-30"]),
    ("It was closed between 1990 and 1995.", ["1990/1995"]),
    ("It was closed from 2003 to 2005.", ["2003/2005"]),
    ("It was closed in the 1990s.", ["1990/1999"]),
    ("It was closed in the nineties.", ["1990/1999"]),
    ("It stood there in the 19th century.", ["1801/1900"]),
    ("Sales rose in the third quarter of 2006.", ["2006-07/2006-09"]),
    ("Sales rose over the past two years.", ["2023/2025"]),
    ("Sales rose in the first half of 2007.", ["2007-01/2007-06"]),
    ("It was closed before March 3.", ["/2025-03-02"]),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN, ids=[text for text, _ in GERMAN])
def test_german_time_is_resolved(text: str, expected: list[str]) -> None:
    assert times("de", text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english_time_is_resolved(text: str, expected: list[str]) -> None:
    assert times("en", text) == expected


NONE = [
    ("de", "2000 Menschen kamen."),
    ("de", "Rund 2000 kamen."),
    ("de", "Das kostet 2000 Euro."),
    ("de", "Es waren 2.000 Zuschauer."),
    ("de", "Sie sprach zwei Stunden lang."),
    ("de", "Um 15:26 Uhr brannte es."),
    ("de", "Er ist 64 Jahre alt."),
    ("de", "Alle zwei Jahre wird gewählt."),
    ("de", "In den vergangenen Jahren brannte es oft."),
    ("de", "Am nächsten Tag brannte es."),
    ("de", "Acht Prozent weniger als 1990 waren es."),
    ("de", "Die Adresse lautet 10.20.30.40 im Netz."),
    ("en", "2000 people came."),
    ("en", "It costs $2000 now."),
    ("en", "There were 2,000 people."),
    ("en", "She spoke for two hours."),
    ("en", "The vote takes place every two years."),
    ("en", "He may march."),
    ("en", "On the next day it burned."),
]


@pytest.mark.parametrize(("language", "text"), NONE, ids=[text for _, text in NONE])
def test_what_is_no_date_is_left_alone(language: str, text: str) -> None:
    plural = {"pos": "NOUN", "morph": "Number=Plur"}
    assert times(language, text, Menschen=plural, people=plural) == []


UNDATED = [
    ("de", "Sie traf ihn um 15:26 Uhr.", "um 15:26 Uhr"),
    ("de", "Sie traf ihn gegen 15 Uhr.", "gegen 15 Uhr"),
    ("de", "Sie sprach zwei Stunden lang.", "zwei Stunden lang"),
    ("de", "Sie ging nach etwa zwei Stunden.", "nach etwa zwei Stunden"),
    ("de", "Sie ging vor wenigen Wochen.", "vor wenigen Wochen"),
    ("de", "Sie klagt seit Jahren.", "seit Jahren"),
    ("de", "In den kommenden Tagen geht sie.", "In den kommenden Tagen"),
    ("en", "She met him at 15:26.", "at 15:26"),
    ("en", "She met him at 3 p.m. in Kiel.", "at 3 p.m."),
    ("en", "She spoke for two hours.", "for two hours"),
    ("en", "In recent years she spoke.", "In recent years"),
    ("en", "She left a few days later.", "a few days later"),
]


@pytest.mark.parametrize(("language", "text", "words"), UNDATED, ids=[text for _, text, _ in UNDATED])
def test_time_without_a_date_is_known_as_a_time(language: str, text: str, words: str) -> None:
    (found,) = times_in(sentence(text), published=PUBLISHED, data=read_time_data(language))
    assert found.kind == VAGUE
    assert not found.time
    assert found.span.of(text) == words


@pytest.mark.parametrize(
    ("language", "text"), [("de", "Er ist 64 Jahre alt."), ("de", "Er wurde zu zwei Jahren Haft verurteilt."), ("en", "He is 64 years old."), ("de", "Es stand 2:1.")]
)
def test_ages_sentences_and_scores_are_no_times(language: str, text: str) -> None:
    assert times_in(sentence(text), published=PUBLISHED, data=read_time_data(language)) == ()


@pytest.mark.parametrize(
    ("tense", "text", "expected"),
    [
        ("past", "am Freitag", "2025-05-23"),
        ("future", "am Freitag", "2025-05-30"),
        ("present", "am Freitag", "2025-05-30"),
        ("past", "am Montag", "2025-05-26"),
        ("past", "im August", "2024-08"),
        ("future", "im August", "2025-08"),
        ("", "im August", "2025-08"),
        ("past", "am 3. August", "2024-08-03"),
        ("", "am 3. August", "2025-08-03"),
        ("past", "für den 3. August geplant", "2025-08-03"),
        ("past", "die kommende Wahl am 3. August", "2025-08-03"),
        ("past", "die Wahl am 3. August", "2024-08-03"),
    ],
)
def test_tense_decides_between_past_and_future(tense: str, text: str, expected: str) -> None:
    assert times("de", text, tense=tense) == [expected]


def test_tense_is_read_from_the_verb() -> None:
    past = {"pos": "VERB", "morph": "Tense=Past|VerbForm=Fin"}
    present = {"pos": "VERB", "morph": "Tense=Pres|VerbForm=Fin"}
    noun = {"pos": "NOUN", "head": 0}
    assert times("de", "Tagte am Freitag", tense=None, Tagte=past, Freitag=noun) == ["2025-05-23"]
    assert times("de", "Tagt am Freitag", tense=None, Tagt=present, Freitag=noun) == ["2025-05-30"]


def test_perfect_is_past_and_passive_present_is_not() -> None:
    verb = {"pos": "VERB", "morph": "VerbForm=Part"}
    weekday = {"pos": "NOUN", "head": 0}
    finite = {"pos": "AUX", "head": 0, "morph": "Tense=Pres|VerbForm=Fin"}
    assert times("de", "getagt Freitag hat", tense=None, getagt=verb, Freitag=weekday, hat={**finite, "lemma": "haben"}) == ["2025-05-23"]
    assert times("de", "gewählt Freitag wird", tense=None, gewählt=verb, Freitag=weekday, wird={**finite, "lemma": "werden"}) == ["2025-05-30"]


def test_names_are_no_months_or_days() -> None:
    person, paper = {"entity": "PER", "pos": "PROPN"}, {"entity": "ORG"}
    assert times("en", "Theresa May resigned.", May=person, Theresa=person) == []
    assert times("de", "Die Welt am Sonntag berichtet.", Sonntag=paper) == []


def test_year_before_a_noun_belongs_to_the_noun() -> None:
    noun = {"pos": "NOUN", "morph": "Number=Plur"}
    found = times_in(sentence("before the 2014 protests", protests=noun, **{"2014": {"head": 3}}), published=PUBLISHED, data=read_time_data("en"))
    assert [(mention.time.at, mention.first, mention.kind) for mention in found] == [("2014", 2, AT)]


def test_without_publication_only_full_dates_are_found() -> None:
    assert times("de", "Am Samstag, im März und am 3. Mai 2005", published=None) == ["2005-05-03"]


def test_mention_covers_its_preposition() -> None:
    text = "Sie zog im Oktober 2004 um."
    (mention,) = times_in(sentence(text), published=PUBLISHED, data=read_time_data("de"))
    assert (mention.span.of(text), mention.first, mention.last) == ("im Oktober 2004", 2, 4)


@pytest.mark.parametrize(
    ("text", "kind"), [("im Mai 2005", AT), ("seit 2003", SINCE), ("bis 2010", UNTIL), ("von 2003 bis 2005", BETWEEN), ("letzte Woche", BETWEEN)]
)
def test_kind_tells_moment_from_stretch(text: str, kind: str) -> None:
    (mention,) = times_in(sentence(text), published=PUBLISHED, data=read_time_data("de"))
    assert mention.kind == kind


def mention(first: int, time: TimeSpan, *, depth: int = 0, outer: TimeSpan | None = None) -> TimeMention:
    from kg.model.span import Span

    return TimeMention(Span(0, 1), first, first, time, AT, depth, outer or TimeSpan())


def test_clause_takes_the_most_precise_of_its_own_times() -> None:
    mentions = (mention(1, TimeSpan(at="2000")), mention(3, TimeSpan(at="2000-06")), mention(9, TimeSpan(at="1999-01-01")))
    assert time_for({1, 2, 3}, mentions) == TimeSpan(at="2000-06")


def test_time_of_a_noun_far_from_the_verb_is_not_the_clauses() -> None:
    assert time_for({4}, (mention(4, TimeSpan(at="2001-09-11"), depth=2),)) == TimeSpan()


def test_noun_with_seit_makes_a_beginning() -> None:
    noun, preposition = {"pos": "NOUN", "head": 2}, {"pos": "ADP", "head": 1}
    words = {"Seit": preposition, "Rücktritt": noun, "sank": {"pos": "VERB"}, "Mai": {"pos": "NOUN", "head": 1}, "im": {"pos": "ADP", "head": 4}}
    found = times_in(sentence("Seit Rücktritt sank im Mai", **words), published=PUBLISHED, data=read_time_data("de"))
    assert time_for(range(5), found) == TimeSpan(start="2025-05")


def test_no_time_gives_an_empty_span() -> None:
    assert not time_for({1}, ())


_PARTS = ["am", "3.", "Mai", "2005", "bis", "zwischen", "und", "seit", "vor", "zwei", "Jahren", "Samstag", "vergangenen", "des", "Jahres", "1990er", "-"]
_PARTS += ["31", "Februar", ",", "last", "ago", "next", "week", "quarter", "third", "of", "2004/05", "99.99.9999", "heute", "Wochenende", "²", "٣"]


@given(st.lists(st.sampled_from(_PARTS), max_size=12), st.dates(date(1, 1, 2), date(9999, 12, 30)), st.sampled_from(["de", "en"]))
def test_every_resolved_date_is_valid_and_the_same_again(words: list[str], published: date, language: str) -> None:
    def found() -> tuple[TimeMention, ...]:
        return times_in(sentence(" ".join(words)), published=published, data=read_time_data(language))

    for result in found():
        for value in filter(None, (result.time.at, result.time.start, result.time.end)):
            date.fromisoformat(value + "-01-01"[: 10 - len(value)] if len(value) == 4 else value + "-01" if len(value) == 7 else value)
        assert result.first <= result.last
    assert found() == found()


@given(st.integers(0, 6), st.integers(0, 3000))
def test_weekday_is_at_most_a_week_away(weekday: int, offset: int) -> None:
    published = date(2020, 1, 1) + timedelta(offset)
    name = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"][weekday]
    (value,) = times("de", f"am {name}", tense="past", published=published)
    resolved = date.fromisoformat(value)
    assert resolved.weekday() == weekday
    assert timedelta(0) <= published - resolved < timedelta(7)
