"""Starting is cheap: commands import only what they need, and the shipped phrases need not be read again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg import lexicon
from kg.annotate.pipelines import shipped
from kg.model import ResolvedGraph
from kg.reading import stamp
from kg.store import Store

HEAVY = ("spacy", "rdflib", "pyvis", "networkx", "numpy", "trafilatura")


def _imported(code: str) -> set[str]:
    script = f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint(' '.join(m for m in {HEAVY!r} if m in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_help_imports_nothing_heavy() -> None:
    assert _imported("sys.argv = ['kg', '--help']; from kg.cli import main; main()") == set()


def test_a_query_imports_nothing_heavy(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "news") as store:
        store.write(ResolvedGraph((), (), ()))
    arguments = ["kg", "query", str(tmp_path / "news"), "-q", "ASK { ?s ?p ?o }"]
    assert _imported(f"sys.argv = {arguments!r}; from kg.cli import main; main()") == set()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_phrases_were_read_with_what_ships(language: str) -> None:
    known = lexicon.load(lexicon.SHIPPED / f"{language}.patterns.json", stamp(shipped(language), language))
    assert known, "run: python -m kg.phrases"
    assert sum(pattern is not None for pattern in known.values()) >= 0.97 * len(known)
