"""How good and how fast the pipelines are: attachment, parts of speech, features, lemmas and names on gold tokens.

    python -m benchmarks.syntax --data ../shared [--pipelines FOLDER] [--language de]

The pipelines that ship were trained on every file of ``--data``, so what is printed for them only shows that
they load and work: honest figures need pipelines that never saw what they are measured on, such as those that
``kg train`` measures (its ``measured`` folder, given here as ``--pipelines``). See docs/MODELS.md.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from spacy.language import Language

from kg.annotate.pipelines import load, shipped
from kg.train import report_of
from kg.train.corpora import Corpus, read_corpora
from kg.train.score import parse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--pipelines", type=Path, help="folder with a pipeline for each language; default: those that ship")
    parser.add_argument("--language", choices=["de", "en"], action="append")
    arguments = parser.parse_args()
    for language in arguments.language or ["de", "en"]:
        path = arguments.pipelines / language if arguments.pipelines else shipped(language)
        measure(language, path, corpora=read_corpora(language, arguments.data), shipped_ones=not arguments.pipelines)


def measure(language: str, path: Path, *, corpora: list[Corpus], shipped_ones: bool) -> None:
    start = time.process_time()
    nlp = load(path)
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    print(f"{language}  {path}  {size / 1e6:.1f} MB, loaded in {time.process_time() - start:.1f} s of one core")
    held_out = [corpus for corpus in corpora if corpus.held_out]
    if not held_out:
        print("    nothing to measure on: --data has none of the corpora of kg/train/manifest.toml")
        return
    if shipped_ones:
        print("    (these sentences were trained on: the figures are no measure of quality)")
    for line in report_of(nlp, held_out).lines():
        print(line)
    print(f"    {speed(nlp, held_out):,.0f} words/s of one core")


def speed(nlp: Language, corpora: list[Corpus]) -> float:
    """Words a second of processor time through all components, on gold tokens."""
    samples = [sample for corpus in corpora for sample in corpus.held_out]
    start = time.process_time()
    words = sum(len(doc) for doc in parse(nlp, samples))
    return words / (time.process_time() - start)


if __name__ == "__main__":
    main()
