"""Plain text of news pages: furniture off, headline, byline, date and imprint read, lines joined."""

from __future__ import annotations

from datetime import date

import pytest
from written import ENGLISH, GERMAN

from kg.ingest import of_text

HEADLINE = "Reederei verkauft Fähre: Streit um Linie nach Dänemark"

GERMAN_PAGE = f"""Home » Wirtschaft » {HEADLINE}

{HEADLINE}

Von Anna Groß und Jan de Vries, Kiel
12 Kommentare
Stand: 5. März 2024, 15:26 Uhr
Lesezeit: 3 Minuten

Foto: Kieler Bote/dpa

{GERMAN}

Lesen Sie auch: Sturm über Kiel

Nach Angaben des Unternehmens bleiben alle Arbeitsplätze erhalten. (dpa)

Tags: Kiel, Fähre, Dänemark

Das könnte Sie auch interessieren

Sturm deckt Dach ab

Wir verwenden Cookies, um unsere Seite zu verbessern.

Impressum | Datenschutz | Kontakt

Eine Webseite der Kieler Bote GmbH
"""

ENGLISH_PAGE = f"""Ferry sold in Kiel after months of talks

By Ann Great | Published March 5, 2024

KIEL, March 5 (Reuters) — {ENGLISH}

Advertisement

All jobs are safe, the company said.

Share on Facebook

Related articles
Storm hits Kiel
© 2024 Kiel Messenger. All rights reserved.
"""


def test_german_page_leaves_only_the_article() -> None:
    found = of_text(GERMAN_PAGE)
    assert found.text == f"{HEADLINE}\n\n{GERMAN}\n\nNach Angaben des Unternehmens bleiben alle Arbeitsplätze erhalten."
    assert (found.title, found.published, found.publisher) == (HEADLINE, date(2024, 3, 5), "Kieler Bote")
    assert found.authors == ("Anna Groß", "Jan de Vries")


def test_english_page_leaves_only_the_article() -> None:
    found = of_text(ENGLISH_PAGE)
    assert found.text == f"Ferry sold in Kiel after months of talks\n\n{ENGLISH}\n\nAll jobs are safe, the company said."
    assert (found.published, found.publisher, found.authors) == (date(2024, 3, 5), "Kiel Messenger", ("Ann Great",))


def test_date_line_under_the_headline_leaves_the_text() -> None:
    found = of_text(f"{HEADLINE}\n\n2024-03-05\n\n{GERMAN}")
    assert (found.published, found.text) == (date(2024, 3, 5), f"{HEADLINE}\n\n{GERMAN}")


def test_repeated_headline_and_date_leave_the_first_paragraph() -> None:
    title = "Ferry sold in Kiel after months of talks"
    found = of_text(f"{title}\n\n{title} Tuesday, March 5, 2024 {ENGLISH}")
    assert found.text == f"{title}\n\n{ENGLISH}"


def test_headline_without_a_statement_is_title_only() -> None:
    assert of_text(f"Fährverkehr\n\n{GERMAN}\n\n{GERMAN}").text.startswith("Die Reederei")


@pytest.mark.parametrize(
    "dateline",
    ["Kiel (dpa) - ", "KIEL/BERLIN (dpa/lno) – ", "Kiel, 5. März (AFP) — ", "KIEL (AP) -- ", "KIEL, Germany (Reuters) - ", "(dpa) - ", "KIEL – "],
)
def test_dateline_leaves_the_text(dateline: str) -> None:
    assert of_text(f"{HEADLINE}\n\n{dateline}{GERMAN}").text == f"{HEADLINE}\n\n{GERMAN}"


def test_full_date_of_a_dateline_is_the_publication() -> None:
    found = of_text(f"{HEADLINE}\n\nKiel, 5. März 2024 (dpa) - {GERMAN}")
    assert found.published == date(2024, 3, 5)
    assert any("dateline" in note for note in found.notes)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kiel - eine Stadt am Meer - hat eine neue Fähre bekommen, die im Mai fährt.",
        "Von Anna Groß stammt der Entwurf für die neue Fähre in Kiel.",
        "By Monday the ferry will be sold, and the crew will stay in Kiel.",
        "Home is where the ferry is, said the captain in Kiel on Monday.",
        "Related companies in Kiel bought the ferry on Monday for a small price.",
        "Die Themen: Fähre und Hafen bestimmten am Montag die Sitzung des Rates in Kiel.",
    ],
)
def test_sentence_that_looks_like_furniture_stays(sentence: str) -> None:
    assert of_text(f"{sentence} {GERMAN if 'Kiel ' in sentence else ENGLISH}").text.startswith(sentence)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by Ann Great", ("Ann Great",)),
        ("By ANN GREAT", ("ANN GREAT",)),
        ("Written by: Ann Great and Jan O'Neil", ("Ann Great", "Jan O'Neil")),
        ("Von Dr. Anna Groß-Müller", ("Dr. Anna Groß-Müller",)),
        ("Ein Kommentar von Anna Groß", ("Anna Groß",)),
        ("By Ann Great, Staff Writer", ("Ann Great",)),
        ("Von unserer Redaktion", ()),
        ("By our correspondent", ()),
    ],
)
def test_byline_gives_authors_and_leaves_the_text(line: str, names: tuple[str, ...]) -> None:
    found = of_text(f"{HEADLINE}\n\n{line}\n\n{GERMAN}")
    assert found.authors == names
    assert line not in found.text


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = """Reederei verkauft ihre Fähre

Die Reederei Nordlicht hat am Montag nach langen Verhand-
lungen ihre letzte Fähre in Kiel verkauft. Der Käufer, ein
Betrieb aus Dänemark, will die Linie mit Vor- und Nach-
saison erhalten.

Die Gewerkschaft begrüßte am Abend die Zusage. Sie will aber
weiter auf einen Vertrag dringen."""
    paragraphs = of_text(wrapped).text.split("\n\n")
    assert paragraphs[1:] == [
        (
            "Die Reederei Nordlicht hat am Montag nach langen Verhandlungen ihre letzte Fähre in Kiel verkauft. "
            "Der Käufer, ein Betrieb aus Dänemark, will die Linie mit Vor- und Nachsaison erhalten."
        ),
        "Die Gewerkschaft begrüßte am Abend die Zusage. Sie will aber weiter auf einen Vertrag dringen.",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Die Fähre ist verkauft.\nDer Käufer kommt aus Dänemark.\nDie Linie bleibt erhalten."
    assert of_text(text).text == text.replace("\n", "\n\n")


def test_unseen_characters_go_and_letters_are_composed() -> None:
    found = of_text("Die Ree\u00adderei\u200b Mu\u0308ller hat \u202eam\u202c Montag\u00a0ihre Fähre\x07 in Kiel verkauft.\r\nDer Käufer zahlt bar \ufb01x.\ud800")
    assert found.text == "Die Reederei Müller hat am Montag ihre Fähre in Kiel verkauft.\n\nDer Käufer zahlt bar fix."


def test_emoji_survive() -> None:
    assert "👩‍🚀 🚀" in of_text(f"👩‍🚀 🚀 {GERMAN}").text


def test_options_win_over_the_page() -> None:
    found = of_text(GERMAN_PAGE, date="2020-01-02", publisher="Anderes Blatt", author="Ute Klein; Bo Groß", title="Ein anderer Titel für das Stück")
    assert (found.published, found.publisher, found.authors) == (date(2020, 1, 2), "Anderes Blatt", ("Ute Klein", "Bo Groß"))
    assert found.title == "Ein anderer Titel für das Stück"
