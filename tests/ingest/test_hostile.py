"""Whatever bytes come, the answer is a document or a reason: no exception, no hang, no flood of memory."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import ENGLISH, GERMAN, document, documents, mail, pdf, reason, zipped

from kg.ingest import read
from kg.model.document import Document, Rejected

SUFFIXES = [".txt", ".md", ".html", ".jsonl", ".json", ".pdf", ".docx", ".odt", ".eml", ".csv", ".parquet", ".xml", ".gz", ".zip", ".other"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"", b" \n\t \n", b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256)) * 8], ids=["empty", "blank", "png", "bytes"])
def test_nothing_readable_is_rejected(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert all(isinstance(item, Rejected) and item.reason for item in read([path]))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "mac_roman"]
)
def test_umlauts_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = f"{GERMAN} Für größere Schiffe fehlen Liegeplätze, sagte Frau Öztürk. Über die Höhe der Gebühr wird später entschieden."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert document(path).text == text


def test_quotes_of_windows_survive(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"„{GERMAN}“ – so der Bote.".encode("cp1252"))
    assert document(path).text == f"„{GERMAN}“ – so der Bote."


def test_few_broken_bytes_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(GERMAN.encode() + b" \xff\xfe " + GERMAN.encode())
    found = document(path)
    assert "Fähre" in found.text
    assert found.notes


def test_named_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(GERMAN.encode("cp850"))
    assert document(path, encoding="cp850").text == GERMAN
    assert "unknown" in reason(path, encoding="klingon")
    assert isinstance(next(iter(read([path], encoding="hex"))), Rejected)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".csv"])
def test_very_long_line_is_refused_in_short_time(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"Die Reederei verkauft die Linie " * 350_000)
    started = time.monotonic()
    words = reason(path)
    assert "limit" in words or "JSON" in words or "longer" in words
    assert time.monotonic() - started < 20


def test_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN * 100, encoding="utf-8")
    assert "larger than 0.001 MB" in reason(path, largest=1_000)
    assert "limit for one document is 1,000" in reason(path, longest=1_000)


def test_long_line_among_json_lines_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([json.dumps({"text": ENGLISH}), json.dumps({"text": "x" * 5_000}), "{broken", json.dumps({"text": GERMAN})]), encoding="utf-8")
    kinds = [type(item) for item in read([path], largest=2_000)]
    assert kinds == [Document, Rejected, Rejected, Document]


@pytest.mark.parametrize("tag", ["<div>", "<p>a", "<b>", "<a href='x'>", "<table><tr><td>", "<!--", "<"])
def test_million_open_tags_are_refused_in_short_time(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{tag * 1_000_000}", encoding="utf-8")
    started = time.monotonic()
    words = reason(path)
    assert "tags" in words or "limit" in words
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("tag", ["<div>", "<p>a", "<span>", "<ul><li>"])
def test_as_many_tags_as_allowed_are_read_in_short_time(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{tag * 5_000}{ENGLISH}", encoding="utf-8")
    started = time.monotonic()
    list(read([path]))
    assert time.monotonic() - started < 10


def test_scripts_in_a_pdf_are_not_run_or_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(ENGLISH, extra=b"/OpenAction << /S /JavaScript /JS (app.alert\\('boo'\\)) >>"))
    assert document(path).text == ENGLISH


def test_encrypted_pdf_is_said_plainly(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(ENGLISH)))
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "a.pdf"
    writer.write(path)
    assert "encrypted" in reason(path)


@pytest.mark.parametrize("cut", [20, 200, 400])
def test_damaged_pdf_is_said_plainly(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(ENGLISH)[:cut])
    assert "PDF" in reason(path)


@pytest.mark.parametrize("suffix", [".zip", ".docx", ".odt"])
def test_zip_bomb_is_refused(tmp_path: Path, suffix: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml" if suffix == ".docx" else "a.txt", "w") as member:
        for _ in range(40):
            member.write(b"0" * 1_000_000)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(out.getvalue())
    assert "bomb" in reason(path)


def test_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 40_000_000))
    assert any("bomb" in item.reason for item in read([path]) if isinstance(item, Rejected))


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = zipped({"a.txt": ENGLISH})
    for _ in range(5):
        data = zipped({"a.zip": data})
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert "packed into each other" in reason(path)


def test_damaged_archive_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": ENGLISH * 50})[:-30])
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(ENGLISH.encode() * 50)[:-30])
    assert [item.reason for item in read([tmp_path]) if isinstance(item, Rejected)] == ["the archive is damaged"] * 2


def test_entities_in_xml_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>', encoding="utf-8")
    assert "entities" in reason(path)
    path.write_text('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', encoding="utf-8")
    assert "entities" in reason(path)


def test_marks_and_quotes_in_names_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = {"text": GERMAN.replace("Nordlicht", 'Nord"licht>\\ \u202e<script>\u200f'), "url": 'https://x.example/"><script>', "title": 'A "b" <c> \ud800 d e'}
    path.write_text(json.dumps(record), encoding="utf-8")
    found = document(path)
    assert "\u202e" not in found.text
    assert found.url == ""
    found.title.encode("utf-8")
    found.text.encode("utf-8")


def test_ten_thousand_words_without_a_full_stop_are_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Die Reederei und der Bote " * 2_000, encoding="utf-8")
    assert len(documents(path)[0].text.split()) == 10_000


def test_deep_json_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" * 100_000 + "]" * 100_000, encoding="utf-8")
    assert "JSON" in reason(path)


def test_damaged_mail_is_a_value(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(subject="Ferry", sender="x", body=ENGLISH).replace(b"utf-8", b"klingon").replace(b"Date: Tue", b"Date: Xyz"))
    assert len(list(read([path]))) == 1


def _samples() -> list[bytes]:
    return [
        GERMAN.encode(), b"<html><p>" + ENGLISH.encode() + b"</p></html>", json.dumps({"text": ENGLISH}).encode(), pdf(ENGLISH),
        zipped({"a.txt": ENGLISH}), mail(subject="a", sender="b", body=ENGLISH), b"title,text\na," + ENGLISH.encode(), gzip.compress(GERMAN.encode()),
        b"<?xml version='1.0'?><rss><channel><item><title>a</title></item></channel></rss>", b"---\ntitle: a\n---\n# a\n" + ENGLISH.encode(),
    ]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    suffix=st.sampled_from(SUFFIXES),
    data=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.tuples(st.sampled_from(_samples()), st.integers(0, 2_000), st.binary(max_size=6)).map(lambda x: x[0][: x[1]] + x[2] + x[0][x[1] + len(x[2]) :]),
    ),
)
def test_any_bytes_give_documents_or_reasons(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"fuzzed{suffix}"
    path.write_bytes(data)
    for item in read([path]):
        assert isinstance(item, Document | Rejected)
        if isinstance(item, Document):
            item.text.encode("utf-8")
            assert item.text == item.text.strip() and item.language in ("de", "en")
        else:
            assert item.reason and "\n" not in item.reason
