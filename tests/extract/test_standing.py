"""Who vouches for what, and who says it: sentences through the real pipelines."""

from __future__ import annotations

from functools import cache

import pytest

from kg.model import Document, Extraction, Iri
from kg.model.claim import Claim, Event
from kg.reading import reader_of


@cache
def read(language: str, text: str) -> Extraction:
    (extraction,) = reader_of(language).read([Document(Iri("https://a.example/1"), text, language)])
    return extraction


def told(language: str, text: str, word: str) -> set[tuple[str, str]]:
    """Status and speaker of the claims about the thing with this name."""
    extraction = read(language, text)
    return {(c.status.value, speaker(c, extraction)) for c in extraction.claims if word in words(c, extraction)}


def words(claim: Claim, extraction: Extraction) -> str:
    """What the claim is about; content told as a text ("sagte, dass ...") does not count."""
    fillers = (claim.readings[0].subject, claim.readings[0].object)
    return " ".join(f.label if isinstance(f, Event) else extraction.mentions[f].name for f in fillers if not isinstance(f, str))


def speaker(claim: Claim, extraction: Extraction) -> str:
    if claim.speaker is None:
        return ""
    return extraction.mentions[claim.speaker].name if isinstance(claim.speaker, int) else claim.speaker


GERMAN = {
    "laut": ("Laut Peter Behrens kaufte Siemens die Firma Nordlicht.", "Nordlicht", ("Reported", "Peter Behrens")),
    "nach Angaben": ("Nach Angaben der Polizei verletzte Anna Weber zwei Passanten.", "Passanten", ("Reported", "Polizei")),
    "compound of Bericht": (
        "Nach einem Fernsehbericht des Senders Arte kaufte Siemens die Firma Nordlicht.",
        "Nordlicht",
        ("Reported", "Arte"),
    ),
    "quote and sagte": ("„Siemens kauft heute die Firma Nordlicht“, sagte Peter Behrens.", "Nordlicht", ("Reported", "Peter Behrens")),
    "colon and quote": (
        "Peter Behrens blieb optimistisch: „Siemens kauft heute die Firma Nordlicht.“",
        "Nordlicht",
        ("Reported", "Peter Behrens"),
    ),
    "so": ("Siemens habe die Firma Nordlicht gekauft, so Peter Behrens.", "Nordlicht", ("Reported", "Peter Behrens")),
    "dass": ("Peter Behrens sagte, dass Siemens die Firma Nordlicht gekauft hat.", "Nordlicht", ("Reported", "Peter Behrens")),
    "Konjunktiv I": (
        "Peter Behrens verließ Berlin und sagte dies. Siemens habe die Firma Nordlicht gekauft.",
        "Nordlicht",
        ("Reported", "Peter Behrens"),
    ),
    "negated Konjunktiv I": (
        "Peter Behrens sagte dies in Berlin. Siemens habe die Firma Nordlicht nicht gekauft.",
        "Nordlicht",
        ("Negated", "Peter Behrens"),
    ),
    "plural Konjunktiv II": (
        "Peter Behrens sagte dies in Berlin. Die Nachbarn würden die Firma Nordlicht kaufen.",
        "Nordlicht",
        ("Possible", "Peter Behrens"),
    ),
    "Konjunktiv I after nobody": ("Siemens habe die Firma Nordlicht gekauft.", "Nordlicht", ("Reported", "")),
    "denial": ("Peter Behrens bestritt, dass Siemens die Firma Nordlicht gekauft hat.", "Nordlicht", ("Negated", "Peter Behrens")),
    "plan": ("Siemens plant, die Firma Nordlicht zu kaufen.", "Nordlicht", ("Possible", "")),
    "wish of somebody": ("Peter Behrens forderte, dass Siemens die Firma Nordlicht kauft.", "Nordlicht", ("Possible", "Peter Behrens")),
    "negation": ("Siemens kaufte die Firma Nordlicht nicht.", "Nordlicht", ("Negated", "")),
    "past konnte": ("Siemens konnte die Firma Nordlicht kaufen.", "Nordlicht", ("Asserted", "")),
    "present kann": ("Siemens kann die Firma Nordlicht kaufen.", "Nordlicht", ("Possible", "")),
    "soll": ("Siemens soll die Firma Nordlicht gekauft haben.", "Nordlicht", ("Reported", "")),
    "nothing": ("Siemens kaufte die Firma Nordlicht.", "Nordlicht", ("Asserted", "")),
}
ENGLISH = {
    "according to": ("According to Peter Hill, Siemens bought Northlight.", "Northlight", ("Reported", "Peter Hill")),
    "quote and said": ("“Siemens will buy Northlight today”, said Peter Hill.", "Northlight", ("Reported", "Peter Hill")),
    "that": ("Peter Hill said that Siemens bought Northlight.", "Northlight", ("Reported", "Peter Hill")),
    "denial": ("Peter Hill denied that Siemens bought Northlight.", "Northlight", ("Negated", "Peter Hill")),
    "plan": ("Siemens plans to buy Northlight.", "Northlight", ("Possible", "")),
    "negation": ("Siemens did not buy Northlight.", "Northlight", ("Negated", "")),
    "may": ("Siemens may buy Northlight.", "Northlight", ("Possible", "")),
    "reportedly": ("Siemens reportedly bought Northlight.", "Northlight", ("Reported", "")),
    "nothing": ("Siemens bought Northlight.", "Northlight", ("Asserted", "")),
}


@pytest.mark.parametrize(("text", "word", "expected"), GERMAN.values(), ids=GERMAN.keys())
def test_german_sentences_tell_who_vouches(text: str, word: str, expected: tuple[str, str]) -> None:
    assert expected in told("de", text, word)
    assert expected[0] == "Asserted" or not any(status == "Asserted" for status, _ in told("de", text, word))


@pytest.mark.parametrize(("text", "word", "expected"), ENGLISH.values(), ids=ENGLISH.keys())
def test_english_sentences_tell_who_vouches(text: str, word: str, expected: tuple[str, str]) -> None:
    assert expected in told("en", text, word)
    assert expected[0] == "Asserted" or not any(status == "Asserted" for status, _ in told("en", text, word))


def test_noun_of_a_short_prefix_is_no_report() -> None:
    """ "Nach Anmeldung" is no "nach Meldung": it names no source."""
    assert told("de", "Nach einer Anmeldung kaufte Siemens die Firma Nordlicht.", "Nordlicht") == {("Asserted", "")}
