"""The page as a file: what it holds and what it must not hold."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.view import page
from tests.view.small_world import brewery

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def text() -> str:
    return page(brewery(), title="Brewery & <Sons>")


def payload_of(text: str) -> dict:  # type: ignore[type-arg]
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_the_same_store_gives_the_same_bytes(text: str) -> None:
    assert page(brewery(), title="Brewery & <Sons>") == text


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "import hashlib; from benchmarks.picture import made_up; from kg.view import analyze, page\n"
        "print(hashlib.sha256((page(made_up(150)) + str(analyze(made_up(150)))).encode()).hexdigest())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_nothing_on_the_page_is_fetched_from_anywhere(text: str) -> None:
    markup = re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r"""(src|href)\s*=\s*["']?\s*(https?:)?//""", markup)
    assert not re.search(r"url\(\s*[\"']?\s*(https?:)?//", text)
    assert "@import" not in text and "sourceMappingURL" not in text
    assert "jsdelivr" not in text and "cdnjs" not in text and "unpkg" not in text


def test_the_page_stays_under_a_megabyte_without_its_data(text: str) -> None:
    assert len(text.encode()) - len(json.dumps(payload_of(text)).encode()) < 1_000_000


def test_the_policy_names_exactly_the_scripts_that_run(text: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy and len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode().replace("+", "&#43;")
        assert f"sha256-{digest}" in policy[1].replace("+", "&#43;")
    assert policy[1].startswith("default-src &#39;none&#39;; script-src")
    assert "unsafe" not in policy[1] and "connect-src" not in policy[1]


def test_the_title_is_text(text: str) -> None:
    assert "<title>Brewery &amp; &lt;Sons&gt;</title>" in text


def test_offsets_of_the_quote_mark_the_arguments(text: str) -> None:
    data = payload_of(text)
    names = {thing["en"]: number for number, thing in enumerate(data["things"])}
    led = next(s for s in data["statements"] if data["relations"][s["p"]]["en"] == "leads")
    assert (led["s"], led["o"]) == (names["Anna Vogel"], names["Isarbräu AG"])
    document, quote, subject, target = led["evidence"][0]
    assert data["documents"][document]["publisher"] == "Isar-Bote"
    assert data["quotes"][quote][slice(*subject)] == "Anna Vogel"
    assert data["quotes"][quote][slice(*target)] == "Isarbräu AG"


def test_readers_without_scripts_get_sentences(text: str) -> None:
    fallback = text.split("<noscript>")[1].split("</noscript>")[0]
    assert "Anna Vogel leads Isarbräu AG" in fallback
    assert "closed" not in fallback  # denied and reported statements are not told as facts


def test_an_empty_store_gives_a_page(open_page) -> None:
    from tests.view.small_world import facts_of

    opened = open_page(facts_of([], [], []))
    assert opened.names_shown() == set()
