"""The whole job on real articles: the facts a careful reader wants found, and the falsehoods that lurk.

    python -m benchmarks.facts --data ../shared [--language de] [--only NAME] [--details]

Gold: ``gold/facts/{de,en}`` and the seed article, each with a list of facts (+) and falsehoods (-), checked by
``tools/facts.py`` on the exported graph.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import kg
from kg.export import nquads


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with gold/, seed/ and tools/")
    parser.add_argument("--language", default="", help="de or en; both when not given")
    parser.add_argument("--only", default="", help="only articles whose name contains this")
    parser.add_argument("--details", action="store_true", help="name the facts missing and the falsehoods asserted")
    options = parser.parse_args()
    checker = _checker(options.data / "tools" / "facts.py")
    sums: dict[str, list[int]] = {}
    for language, text, facts in _articles(options.data):
        if options.language not in ("", language) or options.only not in text.stem:
            continue
        found, wanted, false, lines = check(text, facts, language, checker)
        for key in (language, "all"):
            total = sums.setdefault(key, [0, 0, 0])
            total[0] += found
            total[1] += wanted
            total[2] += false
        print(f"{text.stem:28} {found:3}/{wanted:3} facts  {false} false", flush=True)
        if options.details:
            print("".join(f"    {line}\n" for line in lines), end="")
    for key, (found, wanted, false) in sums.items():
        print(f"{key:28} {found:3}/{wanted:3} facts  {false} false  {found / max(wanted, 1):.3f}")


def check(text: Path, facts: Path, language: str, checker: ModuleType) -> tuple[int, int, int, list[str]]:
    """Facts found, facts wanted, falsehoods asserted, and the checker's lines about the rest."""
    with kg.build(text, language=language) as graph, tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "graph.nq"
        export.write_bytes(nquads(graph.store))
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            checker.main(str(export), str(facts))
    lines = out.getvalue().splitlines()
    match = re.match(r"(\d+)/(\d+) facts, (\d+) false", lines[-1])
    assert match is not None, lines[-1]
    return int(match[1]), int(match[2]), int(match[3]), lines[:-1]


def _articles(data: Path) -> Iterator[tuple[str, Path, Path]]:
    yield "de", data / "seed" / "article.de.txt", data / "seed" / "article.de.tsv"
    for language in ("de", "en"):
        for facts in sorted((data / "gold" / "facts" / language).glob("*.tsv")):
            yield language, facts.with_suffix(".txt"), facts


def _checker(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("facts_checker", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
