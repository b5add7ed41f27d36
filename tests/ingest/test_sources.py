"""What the user names is found in a fixed order, and what cannot be read is said in plain words."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from written import ENGLISH, GERMAN, document, documents, reason

from kg.errors import InputError, UnknownLanguage
from kg.ingest import of_text, read
from kg.model.document import Document, Rejected


def test_folders_are_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.md", "c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{GERMAN} {name.replace('.', ' ')}", encoding="utf-8")
    assert [Path(found.source).relative_to(tmp_path).as_posix() for found in documents(tmp_path)] == ["a/b.md", "a/z.txt", "b.txt", "c.txt"]


def test_patterns_are_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(f"{GERMAN} {name[0]}", encoding="utf-8")
    assert [Path(found.source).name for found in documents(str(tmp_path / "*.txt"))] == ["a.txt", "b.txt"]
    assert reason(str(tmp_path / "*.pdf")) == "no file fits this pattern"


def test_file_whose_name_looks_like_a_pattern_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text(GERMAN, encoding="utf-8")
    assert document(str(path)).text == GERMAN


def test_other_files_in_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    kinds = {Path(item.source).name: type(item) for item in read([tmp_path])}
    assert kinds == {"a.txt": Document, "b.png": Rejected}


def test_named_file_with_a_strange_suffix_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "article.2024"
    path.write_text(GERMAN, encoding="utf-8")
    assert document(path).text == GERMAN


@pytest.mark.parametrize(
    ("name", "words"), [("missing.txt", "no such file"), ("", "names no file"), ("a\0b", "names no file"), ("x" * 5000, "cannot be read")]
)
def test_missing_source_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in reason(name)


def test_empty_folder_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert reason(tmp_path) == "the folder holds no documents"


def test_dangling_and_circular_links_are_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    found = {Path(item.source).name: item.reason for item in read([tmp_path]) if isinstance(item, Rejected)}
    assert set(found) == {"gone.txt", "round.txt", "up"}
    assert "leads nowhere" in found["gone.txt"]


def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in reason(tmp_path / "pipe.txt")
    assert "not a regular file" in reason("/dev/zero")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, encoding="utf-8")
    path.chmod(0)
    assert "permission" in reason(path)


def test_failing_disk_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, encoding="utf-8")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "permission" in reason(path)


def test_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_text(GERMAN, encoding="utf-8")
    assert [type(item) for item in read([tmp_path, "missing"])] == [Rejected, Document, Rejected]


def test_wrong_options_raise() -> None:
    with pytest.raises(UnknownLanguage):
        read([], language="fr")
    with pytest.raises(InputError, match="2025-03-29"):
        read([], date="soon")
    with pytest.raises(InputError, match="no text"):
        of_text("  \n ")


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/away":
                self.send_response(302)
                self.send_header("Location", "/a.txt?utm_source=x")
            else:
                self.send_response(200 if self.path.startswith(("/a", "/large")) else 404, "OK" if self.path.startswith("/a") else "Not Found")
                self.send_header("Content-Type", "text/plain; charset=iso-8859-1")
            self.end_headers()
            self.wfile.write(GERMAN.encode("latin-1") * (1000 if self.path == "/large" else 1))

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


def test_address_is_fetched_and_becomes_the_url(server: str) -> None:
    found = document(f"{server}/a.txt")
    assert (found.text, found.url, found.source) == (GERMAN, f"{server}/a.txt", f"{server}/a.txt")
    assert document(f"{server}/away").iri == found.iri


def test_address_that_fails_is_said_plainly(server: str) -> None:
    assert reason(f"{server}/none") == "the server answers 404 Not Found"
    assert "larger than" in reason(f"{server}/large", largest=10_000)
    assert "cannot be fetched" in reason("http://127.0.0.1:9/")
    assert "address" in reason("http://[::1/")


def test_language_is_found(tmp_path: Path) -> None:
    assert (of_text(GERMAN).language, of_text(ENGLISH).language) == ("de", "en")
    assert of_text("Adidas kauft Reebok").language == "de"
    path = tmp_path / "a.txt"
    path.write_text("Le gouvernement français a annoncé hier soir une nouvelle loi sur les transports publics.", encoding="utf-8")
    assert "another language (fr)" in reason(path)
    assert "German (de) and English (en)" in reason(path)
    assert document(path, language="de").language == "de"
