"""What sounds like a fact and is none: each text must say something, but not the falsehood."""

from __future__ import annotations

import pytest

import kg
from kg.model.iri import shorten


def facts(tmp_path_factory: pytest.TempPathFactory, text: str) -> set[tuple[str, str, str]]:
    """The asserted statements with their labels."""
    path = tmp_path_factory.mktemp("untrue") / "a.txt"
    path.write_text(text, encoding="utf-8")
    with kg.build(path, language="de") as graph:
        names = {e.iri: e.label for e in graph.entities()}
        asserted = [s for s in graph.statements() if s.status.value == "Asserted"]
        return {(names.get(s.subject, s.subject), shorten(s.predicate), names.get(s.object, str(s.object))) for s in asserted}


FALSEHOODS = {
    "a kind is no owner": ("Die Nordlicht AG gehört zu den Marktführern in Europa.", "kg:owns"),
    "a net is no buyer": ("Das Kraftwerk Brokdorf ging am Montag ans Netz.", "kg:acquired"),
    "help is not where it goes": ("Deutschland zahlt weiter Subventionen an Griechenland.", "kg:locatedIn"),
    "a working place is no employer": ("Anna Weber arbeitete als Wissenschaftlerin in Spanien.", "kg:worksFor"),
    "a strength takes no part": ("Ein Erdbeben der Stärke 6 erschütterte Chile.", "kg:participant"),
    "an amount is no part": ("Das Volumen des Entwurfs umfasst drei Billionen Dollar.", "kg:partOf"),
    "a bare abstract noun does nothing": ("Die Erstattung erfolgt automatisch.", "kg:participant"),
    "a rank is no place": ("Siemens auf Platz 68 wuchs.", "kg:locatedIn"),
    "a list is no place": ("Ganz oben im Ranking steht Siemens.", "kg:locatedIn"),
    "a country is in no city": ("In den USA, besonders in New York, gibt es Rauchverbote.", "kg:locatedIn"),
    "where somebody is from is no employer": ("Der portugiesische Journalist Otto Kern schrieb ein Buch.", "kg:worksFor"),
    "online is no country": ("Der Online-Händler Nordlicht wuchs.", "kg:nationality"),
    "soldiers are in no crash": ("Zehn Soldaten bei Hubschrauberabsturz getötet.", "kg:memberOf"),
    "a search is not employed": ("Die Polizei stellte die Suche ein.", "kg:employs"),
    "a life is no match": ("Bei dem Flugzeugabsturz verlor Anna Weber ihr Leben.", "kg:lost"),
    "an engineer works for no diploma": ("Der Diplom-Ingenieur Karl Weber kam nach Chile.", "kg:worksFor"),
    "a race is no employer": ("Der Formel-1-Fahrer Karl Weber kam nach Chile.", "kg:worksFor"),
    "a city is no team": ("Sieben Spieler in Moskau wurden verletzt.", "kg:playsFor"),
    "nobody plays": ("Kein einziger deutscher Spieler kam nach Chile.", "kg:playsFor"),
    "where from is not where": ("Die Gäste aus Leipzig feierten.", "kg:locatedIn"),
    "where to is not where": ("Der Blick auf das Haus ist schön.", "kg:locatedIn"),
    "a market is no place": ("Die Firma auf dem Markt schwieg.", "kg:locatedIn"),
    "a number takes no part": ("Beim Tod von 47 half niemand.", "kg:participant"),
    "a part is no part of its neighbour": ("Die Stadtteile Bergen, Leipzig und Neudorf sind ruhig.", "kg:partOf"),
    "whoever is for it is not against it": ("Karl Weber demonstriert für den Frieden.", "kg:opposes"),
    "a merger that may come": ("Die mögliche Fusion von Siemens und Bosch ist teuer.", "kg:participant"),
    "a warning": ("Karl Weber warnte vor einem Anschlag auf Siemens in Leipzig.", "kg:place"),
    "a danger": ("Die Gefahr eines Anschlags in Leipzig ist klein.", "kg:place"),
    "anybody is nobody": ("Man unterstützt den Minister.", "kg:supports"),
    "a greeting": ("Karl Weber begrüßte Paul Maier am Montag in Leipzig.", "kg:supports"),
    "what usually happens has not": ("Bei Sturm fallen Mobilfunknetze in Leipzig erfahrungsgemäß aus.", "kg:affects"),
    "prevented": ("Die Polizei verhinderte einen Anschlag in Leipzig.", "kg:place"),
    "a keeper rejects no shot": ("Der Torhüter wehrte einen Schuss von Peter Behrens ab.", "kg:rejects"),
}


@pytest.mark.parametrize(("text", "predicate"), FALSEHOODS.values(), ids=FALSEHOODS.keys())
def test_is_not_told(tmp_path_factory: pytest.TempPathFactory, text: str, predicate: str) -> None:
    assert predicate not in {p for _, p, _ in facts(tmp_path_factory, text)}


TRUTHS = {
    "a name owns": ("Die Firma Nordlicht gehört zu Siemens.", "kg:owns"),
    "a buyer buys": ("Siemens kauft die Firma Nordlicht.", "kg:acquired"),
    "a house is by a river": ("Das Haus an der Elbe brannte ab.", "kg:locatedIn"),
    "an employer employs": ("Anna Weber arbeitete als Wissenschaftlerin bei Siemens.", "kg:worksFor"),
    "somebody is from there": ("Der portugiesische Journalist Otto Kern schrieb ein Buch.", "kg:nationality"),
    "a firm is in a city": ("Die Firma Nordlicht liegt in Leipzig.", "kg:locatedIn"),
    "staff is employed": ("Siemens stellte neue Mitarbeiter ein.", "kg:employs"),
    "a vote is lost": ("Anna Weber verlor bei der Wahl.", "kg:lost"),
    "people act": ("Hunderte Anwohner wachten am 3. Mai 2021 auf.", "kg:participant"),
    "a body has experts": ("Der CDU-Experte Karl Weber kam nach Chile.", "kg:worksFor"),
    "two are against two things": ("Karl Weber demonstriert gegen die Steuer und für den Frieden.", "kg:opposes"),
    "a welcome": ("Karl Weber begrüßte die Entscheidung.", "kg:supports"),
    "an outage": ("Bei Sturm fielen Mobilfunknetze in Leipzig aus.", "kg:affects"),
    "it did happen": ("Der Anschlag in Leipzig verhinderte das Treffen.", "kg:place"),
    "a quake has a place": ("Ein Erdbeben der Stärke 6 erschütterte Chile.", "kg:place"),
}


@pytest.mark.parametrize(("text", "predicate"), TRUTHS.values(), ids=TRUTHS.keys())
def test_is_still_told(tmp_path_factory: pytest.TempPathFactory, text: str, predicate: str) -> None:
    assert predicate in {p for _, p, _ in facts(tmp_path_factory, text)}


CARRIED = {
    "the same event": ("Beim Absturz in Chile starben zwei Menschen. Das Unglück ist ungeklärt.", "Unglück", True),
    "another one": ("Die Wahl in Chile war knapp. Die dortigen Ermittlungen gehen weiter.", "Ermittlungen", False),
}


@pytest.mark.parametrize(("text", "event", "carried"), CARRIED.values(), ids=CARRIED.keys())
def test_place_goes_from_one_event_to_the_next_that_may_be_it(
    tmp_path_factory: pytest.TempPathFactory, text: str, event: str, carried: bool
) -> None:
    found = facts(tmp_path_factory, text)
    assert any(p == "kg:place" and event in s for s, p, _ in found) is carried


@pytest.mark.parametrize(
    ("text", "former"),
    [("Der Bosch-Ex-Chef Karl Weber schwieg. Die Bosch AG auch.", True), ("Der Bosch-Chef Karl Weber schwieg. Die Bosch AG auch.", False)],
)
def test_a_former_office_is_held_of_the_body_before_ex(tmp_path_factory: pytest.TempPathFactory, text: str, former: bool) -> None:
    told = {(p, o) for s, p, o in facts(tmp_path_factory, text) if s == "Karl Weber"}
    assert not any("Ex" in o for _, o in told)
    assert any("Bosch" in o for _, o in told)
    assert any(p == "kg:leads" for p, _ in told) is not former
