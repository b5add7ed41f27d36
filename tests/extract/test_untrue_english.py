"""What sounds like a fact in English and is none, and the true facts next to it."""

from __future__ import annotations

import pytest

import kg
from kg.model.iri import shorten


def facts(tmp_path_factory: pytest.TempPathFactory, text: str) -> set[tuple[str, str, str]]:
    """The asserted statements with their labels."""
    path = tmp_path_factory.mktemp("untrue") / "a.txt"
    path.write_text(text, encoding="utf-8")
    with kg.build(path, language="en") as graph:
        names = {e.iri: e.label for e in graph.entities()}
        asserted = [s for s in graph.statements() if s.status.value == "Asserted"]
        return {(names.get(s.subject, s.subject), shorten(s.predicate), names.get(s.object, str(s.object))) for s in asserted}


FALSEHOODS = {
    "prison is no trip": ("Karl Meier went to prison.", "kg:visits"),
    "a bribe is recognized by nobody": ("Karl Meier accepted a bribe from Kolvik.", "kg:recognizes"),
    "an evacuation closes nothing": ("Firefighters evacuated the hotel.", "kg:closed"),
    "a subject is not investigated": ("Anna Weber studied economics.", "kg:investigates"),
    "a name's participle tells nothing": ("Anna Weber visited the United States.", "kg:affects"),
    "a participle before a noun tells nothing": ("Anna Weber praised the leaked letter.", "kg:affects"),
    "a side in brackets is no event": ("Anna Weber (left) met Peter Lang in Oslo.", "kg:atTime"),
    "a month is no march": ("Kolvik opened an office in March 2015.", "kg:atTime"),
    "rounds have no job": ("North Korea fired dozens of rounds.", "kg:dismissed"),
    "music employs nobody": ("The music journalist Anna Weber praised Kolvik.", "kg:worksFor"),
    "artillery takes no part": ("Kenya criticised the artillery fire.", "kg:participant"),
    "a place kills nobody": ("Anna Weber died in Rome.", "kg:killed"),
    "a place injures nobody": ("Three people were injured in Rome.", "kg:injured"),
    "no crime is called after a firm": ("The court convicted four managers of Kolvik.", "kg:convictedOf"),
}


@pytest.mark.parametrize(("text", "predicate"), FALSEHOODS.values(), ids=FALSEHOODS.keys())
def test_is_not_told(tmp_path_factory: pytest.TempPathFactory, text: str, predicate: str) -> None:
    found = {p for _, p, _ in facts(tmp_path_factory, text)}
    assert found, "the sentence must be read at all"
    assert predicate not in found


TRUTHS = {
    "a trip": ("Karl Meier went to Rome.", ("Karl Meier", "kg:visits", "Rome")),
    "a school": ("Anna Weber studied economics at Leeds University.", ("Anna Weber", "kg:studiedAt", "Leeds University")),
    "a job is lost": ("Kolvik fired Karl Meier.", ("Kolvik", "kg:dismissed", "Karl Meier")),
    "a court convicts": ("Anna Weber was convicted of fraud by the regional court.", ("regional court", "kg:convicted", "Anna Weber")),
    "of a crime": ("Anna Weber was convicted of fraud by the regional court.", ("Anna Weber", "kg:convictedOf", "fraud")),
    "found guilty": ("Karl Meier was found guilty of corruption.", ("Karl Meier", "kg:convictedOf", "corruption")),
    "a number of years": ("Karl Meier was sentenced to four years in prison.", ("Karl Meier", "kg:sentencedTo", "four years in prison")),
    "an accusation": ("The prosecutors accuse Karl Meier of fraud.", ("Karl Meier", "kg:chargedWith", "fraud")),
    "taking over from": ("Anna Weber took over from Paul Braun in 2019.", ("Anna Weber", "kg:succeeded", "Paul Braun")),
    "an accident injures": ("Three people were injured in the accident.", ("accident", "kg:injured", "Three people")),
    "a keeper is signed": ("Nordham signed Tom Becker from Kolvik United.", ("Tom Becker", "kg:playsFor", "Nordham")),
    "a member": ("Anna Weber is a member of the Labour Party.", ("Anna Weber", "kg:memberOf", "Labour Party")),
    "a body of its own": ("The company director Anna Weber praised Kolvik.", ("Anna Weber", "https://kg.example/relation/director_of", "company")),
}


@pytest.mark.parametrize(("text", "fact"), TRUTHS.values(), ids=TRUTHS.keys())
def test_is_still_told(tmp_path_factory: pytest.TempPathFactory, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(tmp_path_factory, text)


@pytest.mark.parametrize(
    ("text", "event_class"),
    [("The spacecraft crashed on the Moon.", "kg:Accident"), ("Karl Meier was arrested on Monday.", "kg:Arrest"), ("Three people were killed in Haiti.", "kg:Death")],
    ids=["a crash", "an arrest by nobody named", "a violent death"],
)
def test_event_has_its_class(tmp_path_factory: pytest.TempPathFactory, text: str, event_class: str) -> None:
    path = tmp_path_factory.mktemp("event") / "a.txt"
    path.write_text(text, encoding="utf-8")
    with kg.build(path, language="en") as graph:
        assert event_class in {shorten(c) for e in graph.entities() for c in e.classes}


def test_each_of_an_open_choice_is_only_possible(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert not {p for s, p, _ in facts(tmp_path_factory, "Anna Weber or Paul Braun founded Kolvik.") if p == "kg:founded"}
    assert len({s for s, p, _ in facts(tmp_path_factory, "Anna Weber and Paul Braun founded Kolvik.") if p == "kg:founded"}) == 2
