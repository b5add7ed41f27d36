"""Where things are from and what people are, told by an adjective, a country before a hyphen or a title."""

from __future__ import annotations

import pytest

import kg
from kg.model.iri import shorten

TOLD = {
    "city": ("Die Leipziger Strombörse EEX wuchs.", ("EEX", "kg:locatedIn", "Leipzig")),
    "city in -en": ("Die Göttinger Universität wuchs.", ("Göttinger Universität", "kg:locatedIn", "Göttingen")),
    "region": ("Im nordrhein-westfälischen Olpe brannte ein Haus.", ("Olpe", "kg:locatedIn", "Nordrhein-Westfalen")),
    "country that is not inflected": ("Die Schweizer Großbank UBS verlor Geld.", ("UBS", "kg:nationality", "Schweiz")),
    "country in a compound": ("Er lebt im US-Staat New Mexico.", ("New Mexico", "kg:locatedIn", "United States")),
    "office of a city": ("Der Frankfurter Oberbürgermeister Otto Kern kam.", ("Otto Kern", "kg:holdsPositionAt", "Frankfurt")),
    "title": ("Die Koalition von Präsident Otto Kern siegte.", ("Otto Kern", "relation/Position", "Präsident")),
}


def facts(folder: pytest.TempPathFactory, text: str) -> set[tuple[str, str, str]]:
    path = folder.mktemp("origins") / "a.txt"
    path.write_text(text, encoding="utf-8")
    with kg.build(path, language="de") as graph:
        names = {e.iri: e.label for e in graph.entities()}
        return {
            (names.get(s.subject, s.subject), shorten(s.predicate).replace("https://kg.example/", ""), names.get(s.object, getattr(s.object, "value", "")))
            for s in graph.statements()
            if s.status.value == "Asserted"
        }


@pytest.mark.parametrize(("text", "fact"), TOLD.values(), ids=TOLD.keys())
def test_is_told(tmp_path_factory: pytest.TempPathFactory, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(tmp_path_factory, text)


def test_agreement_is_not_where_it_was_signed(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = facts(tmp_path_factory, "Das Pariser Abkommen gilt. Siemens kaufte die Firma Nordlicht.")
    assert found and "kg:locatedIn" not in {p for _, p, _ in found}


def test_former_office_is_of_no_ex(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = facts(tmp_path_factory, "Ex-Kanzler Otto Kern kaufte die Firma Nordlicht.")
    assert found and "Ex" not in {o for _, _, o in found}
