"""Every format gives the article's text and what the file says of it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from written import ENGLISH, GERMAN, document, documents, mail, pdf, reason, zipped

PAGE = f"""<!doctype html><html lang="de"><head><title>Reederei verkauft Fähre | Kieler Bote</title>
<meta property="og:site_name" content="Kieler Bote"><meta name="author" content="Anna Groß">
<meta property="article:published_time" content="2024-03-05T10:00:00+01:00"><script>var x = "Skript";</script></head>
<body><nav><a href="/">Startseite</a> <a href="/p">Politik</a></nav><article><h1>Reederei verkauft Fähre</h1>
<p>{GERMAN}</p><p>Nach Angaben des Unternehmens bleiben alle Arbeitsplätze erhalten. Die Gewerkschaft begrüßte die Zusage.</p></article>
<footer>Impressum</footer></body></html>"""

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Kieler Bote</title><language>de</language>
<item><title>Reederei verkauft F&#228;hre</title><link>https://bote.example/1?utm_source=rss</link>
<pubDate>Tue, 05 Mar 2024 10:15:00 +0100</pubDate><description>&lt;p&gt;{GERMAN}&lt;/p&gt;</description></item>
<item><title>Sturm deckt Dach ab</title><link>https://bote.example/2</link><description>Der Sturm hat in Kiel ein Dach abgedeckt und eine
Straße gesperrt.</description></item></channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kiel Messenger</title>
<entry><title>Ferry sold</title><link href="https://messenger.example/1"/><updated>2024-03-05T10:15:00Z</updated>
<author><name>Ann Great</name></author><content type="html">&lt;p&gt;{ENGLISH}&lt;/p&gt;</content></entry></feed>"""

NITF = f"""<?xml version="1.0"?><nitf><head><title>ferry-slug</title></head><body><body.head><hedline><hl1>Ferry sold in Kiel</hl1></hedline>
<byline>By <person>Ann Great</person></byline><distributor>Kiel Messenger</distributor><dateline><location>Kiel</location>
<story.date norm="20240305">March 5</story.date></dateline></body.head><body.content><block><p>{ENGLISH}</p>
<p>All jobs are safe, the company said.</p></block></body.content></body></nitf>"""

NEWSML = f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><rightsInfo>
<copyrightHolder><name>Kiel Messenger</name></copyrightHolder></rightsInfo><itemMeta><firstCreated>2024-03-05T10:15:00Z</firstCreated></itemMeta>
<contentMeta><headline>Ferry sold in Kiel</headline><creator><name>Ann Great</name></creator></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry</title></head><body><p>{ENGLISH}</p></body></html></inlineXML></contentSet></newsItem>"""


def test_markdown_gives_front_matter_and_bare_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Reederei verkauft ihre Fähre\ndate: 2024-03-05\nauthor: [Anna Groß, Jan Klein]\npublisher: 'Kieler Bote'\n---\n"
        "# Reederei verkauft ihre Fähre\n\nDie **Reederei** hat in [Kiel](https://x.example) ihre\n*Fähre* verkauft.\n\n- Ein Punkt.\n\n```\ncode\n```\n",
        encoding="utf-8",
    )
    found = document(path)
    assert found.text == "Reederei verkauft ihre Fähre\n\nDie Reederei hat in Kiel ihre Fähre verkauft.\n\nEin Punkt."
    assert (found.published, found.authors, found.publisher) == (date(2024, 3, 5), ("Anna Groß", "Jan Klein"), "Kieler Bote")


def test_toml_front_matter_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f'+++\ntitle = "Verkauf"\ndate = 2024-03-05\n+++\n{GERMAN}', encoding="utf-8")
    assert (document(path).title, document(path).published) == ("Verkauf", date(2024, 3, 5))


def test_html_gives_the_article_without_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    found = document(path)
    assert (found.title, found.publisher, found.authors) == ("Reederei verkauft Fähre", "Kieler Bote", ("Anna Groß",))
    assert (found.published, found.language) == (date(2024, 3, 5), "de")
    assert found.text.count("\n\n") == 2
    assert "Startseite" not in found.text and "Impressum" not in found.text and "Skript" not in found.text


def test_old_html_in_latin_1_keeps_umlauts(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode("latin-1"))
    assert "Fähre in Kiel" in document(path).text


def test_json_lines_guess_their_fields_and_count_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"headline": "Reederei verkauft ihre Fähre", "body": GERMAN, "published_at": "2024-03-05T08:00:00Z", "url": "https://bote.example/1"},
        {"Titel": "Ferry", "content": ENGLISH, "authors": [{"name": "Ann Great"}], "source": {"name": "Kiel Messenger"}},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    first, second = documents(path)
    assert (first.title, first.published, first.url) == ("Reederei verkauft ihre Fähre", date(2024, 3, 5), "https://bote.example/1")
    assert (second.source, second.authors, second.publisher) == (f"{path}:2", ("Ann Great",), "Kiel Messenger")


def test_chosen_fields_win_over_guesses(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "no", "story": ENGLISH, "day_seen": "2024-03-05"}), encoding="utf-8")
    assert document(path, fields={"text": "story", "date": "day_seen"}).published == date(2024, 3, 5)
    assert "'stori'" in reason(path, fields={"text": "stori"})


def test_json_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"status": "ok", "articles": [{"title": "Ferry", "content": ENGLISH}, {"title": "x"}]}), encoding="utf-8")
    from kg.ingest import read

    found = list(read([path]))
    assert [type(item).__name__ for item in found] == ["Document", "Rejected"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_csv_guesses_delimiter_and_columns(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["Titel", "Datum", "Text"], ["Reederei verkauft Fähre", "05.03.2024", GERMAN]])
    path.write_text(out.getvalue(), encoding="utf-8")
    found = document(path)
    assert (found.title, found.published) == ("Reederei verkauft Fähre", date(2024, 3, 5))
    assert GERMAN in found.text


def test_csv_without_header_takes_the_longest_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'1,"{ENGLISH}"\n2,"{ENGLISH}"\n', encoding="utf-8")
    assert [found.text for found in documents(path)] == [ENGLISH, ENGLISH]


def test_csv_from_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"sep=;\r\ntitel;text\r\nFähre;{GERMAN}\r\n".encode("cp1252"))
    assert GERMAN in document(path).text


def test_parquet_rows_are_documents(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"title": ["Ferry", "Fähre"], "text": [ENGLISH, GERMAN]}), path)
    assert [found.language for found in documents(path)] == ["en", "de"]


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("Reederei verkauft Fähre in Kiel\nDie Reederei Nordlicht hat am Montag\nihre Fähre in Kiel an einen Betrieb aus\nDänemark verkauft.", title="satz_v3.indd"))
    found = document(path)
    assert found.title == "Reederei verkauft Fähre in Kiel"
    assert found.text.endswith("Die Reederei Nordlicht hat am Montag ihre Fähre in Kiel an einen Betrieb aus Dänemark verkauft.")
    assert found.published == date(2024, 3, 5)
    assert any("date" in note for note in found.notes)


def test_docx_is_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "a.docx"
    file = docx.Document()
    file.add_heading("Reederei verkauft ihre Fähre", 0)
    file.add_paragraph(GERMAN)
    file.core_properties.author = "Anna Groß"
    file.save(path)
    found = document(path)
    assert (found.title, found.authors) == ("Reederei verkauft ihre Fähre", ("Anna Groß",))
    assert found.text == f"Reederei verkauft ihre Fähre\n\n{GERMAN}"


def test_odt_is_read(tmp_path: Path) -> None:
    opendocument, text = pytest.importorskip("odf.opendocument"), pytest.importorskip("odf.text")
    path = tmp_path / "a.odt"
    file = opendocument.OpenDocumentText()
    file.text.addElement(text.H(outlinelevel=1, text="Reederei verkauft ihre Fähre"))
    file.text.addElement(text.P(text=GERMAN))
    file.save(str(path))
    assert document(path).text == f"Reederei verkauft ihre Fähre\n\n{GERMAN}"


def test_mail_gives_subject_sender_and_body(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(subject="WG: Reederei verkauft ihre Fähre", sender="Anna Groß <a@bote.example>", body=f"{GERMAN}\n\n> alt\n\n-- \nKieler Bote\n"))
    found = document(path)
    assert (found.title, found.authors, found.published) == ("Reederei verkauft ihre Fähre", ("Anna Groß",), date(2024, 3, 5))
    assert found.text == f"Reederei verkauft ihre Fähre\n\n{GERMAN}"


def test_rss_items_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    first, second = documents(path)
    assert (first.title, first.published, first.publisher) == ("Reederei verkauft Fähre", date(2024, 3, 5), "Kieler Bote")
    assert (second.title, second.url) == ("Sturm deckt Dach ab", "https://bote.example/2")


def test_atom_entries_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(ATOM, encoding="utf-8")
    found = document(path)
    assert (found.title, found.authors, found.publisher, found.published) == ("Ferry sold", ("Ann Great",), "Kiel Messenger", date(2024, 3, 5))


@pytest.mark.parametrize("text", [NITF, NEWSML], ids=["NITF", "NewsML-G2"])
def test_news_industry_xml_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    found = document(path)
    assert (found.title, found.authors, found.publisher) == ("Ferry sold in Kiel", ("Ann Great",), "Kiel Messenger")
    assert found.published == date(2024, 3, 5)
    assert found.text.startswith(f"Ferry sold in Kiel\n\n{ENGLISH}")


def test_unknown_xml_names_its_root(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<inventory><item/></inventory>", encoding="utf-8")
    assert "<inventory>" in reason(path)


def test_packed_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": ENGLISH}).encode()))
    inner = zipped({"deep/c.txt": ENGLISH})
    (tmp_path / "b.zip").write_bytes(zipped({"z.txt": GERMAN, "a.zip": inner, "__MACOSX/x.txt": "x", ".hidden.txt": "x"}))
    assert [found.language for found in documents(tmp_path)] == ["en", "en", "de"]
    assert documents(tmp_path / "b.zip")[0].source.endswith("b.zip!a.zip!deep/c.txt")


@pytest.mark.parametrize("content", [GERMAN, PAGE, json.dumps({"text": GERMAN}), json.dumps([{"text": GERMAN}], indent=2), json.dumps({"text": GERMAN}, indent=2)],
    ids=["text", "html", "jsonl", "list", "object"],
)
def test_standard_input_is_looked_into(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode())))  # type: ignore[type-var]
    monkeypatch.setattr(sys, "stdin", stream)
    assert GERMAN in document("-").text


def test_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (tmp_path / "a.pdf").write_bytes(pdf("x"))
    assert "kg[formats]" in reason(tmp_path / "a.pdf")
