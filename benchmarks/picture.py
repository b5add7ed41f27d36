"""How soon does the picture stand? Writes pages of several sizes and opens them in headless Chromium.

    python benchmarks/picture.py [NODES ...] [--chromium PATH] [--keep FOLDER]

The graphs are made up: preferential attachment (Barabási & Albert 1999, two ties a node), a few sources a
fact, seeded. For each size a table row: seconds to write the page, its size with and without the data,
milliseconds from the start of loading to the first finished picture, and milliseconds for one redraw.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kg.model import Document, Entity, Evidence, Iri, OpenRelation, Span, Statement, Status, TimeSpan
from kg.model.iri import expand, mint, mint_hashed
from kg.view import page

CLASSES = (("Person",), ("Company", "Organization"), ("City", "Place"), ("Platform", "Product"), ("Election", "Event"))
RELATIONS = ("owns", "leads", "meets", "criticizes", "locatedIn", "supports", "memberOf", "acquired")
STATUSES = (Status.ASSERTED,) * 7 + (Status.REPORTED, Status.REPORTED, Status.POSSIBLE, Status.NEGATED)
SYLLABLES = ("ber", "lin", "ost", "hof", "mar", "tin", "wald", "see", "kop", "rei", "dor", "fal", "gra", "nes", "tal", "ulm")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@dataclass(frozen=True)
class MadeUp:
    """A seeded graph of a given size behind the reading methods of a store."""

    made: tuple[tuple[Document, ...], tuple[Entity, ...], tuple[Statement, ...]]

    def documents(self) -> tuple[Document, ...]:
        return self.made[0]

    def entities(self) -> tuple[Entity, ...]:
        return self.made[1]

    def statements(self) -> tuple[Statement, ...]:
        return self.made[2]

    def relations(self) -> tuple[OpenRelation, ...]:
        return ()


def made_up(nodes: int, *, seed: int = 7) -> MadeUp:
    chance = random.Random(seed)
    documents = tuple(
        Document(mint("document", f"d{n:05}"), "", "en", title=f"Article {n}", publisher="Made up", published=date(2024, 1, 1) + timedelta(days=n))
        for n in range(max(2, nodes // 10))
    )
    entities = tuple(_entity(number, chance, documents) for number in range(nodes))
    statements: list[Statement] = []
    ends: list[int] = [0]
    for number in range(1, nodes):
        for _ in range(2):
            other = chance.choice(ends)
            if other != number:
                ends += [number, other]
                statements.append(_statement(entities[number], entities[other], chance, documents))
    unique = {statement.iri: statement for statement in statements}
    return MadeUp((documents, entities, tuple(unique[name] for name in sorted(unique))))


def _entity(number: int, chance: random.Random, documents: tuple[Document, ...]) -> Entity:
    words = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).title() for _ in range(chance.randint(1, 3)))
    classes = (*chance.choice(CLASSES), "Entity")
    return Entity(
        mint("entity", f"e{number:06}"), " ".join(words), tuple(expand(f"kg:{name}") for name in classes),
        documents=(chance.choice(documents).iri,), named=chance.random() > 0.15,
    )


def _statement(one: Entity, other: Entity, chance: random.Random, documents: tuple[Document, ...]) -> Statement:
    relation, status = expand(f"kg:{chance.choice(RELATIONS)}"), chance.choice(STATUSES)
    quote = f"{one.label} was said to have dealt with {other.label}, a spokesperson told reporters on Monday."
    evidence = tuple(sorted(
        Evidence(source.iri, Span(0, len(quote)), quote, Span(0, len(one.label))) for source in chance.sample(documents, k=min(len(documents), chance.choice((1, 1, 1, 2, 4))))
    ))
    time_ = TimeSpan(at=f"{chance.randint(2015, 2025)}") if chance.random() < 0.3 else TimeSpan()
    name: Iri = mint_hashed("statement", one.iri, relation, other.iri, str(status), str(time_))
    return Statement(name, one.iri, relation, other.iri, status, evidence, round(chance.uniform(0.4, 1), 2), time=time_)


def measure(path: Path, chromium: str) -> tuple[float, float]:
    """Milliseconds to the first picture and for one redraw, the best of three openings."""
    from playwright.sync_api import sync_playwright

    firsts, redraws = [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        for _ in range(3):
            tab = browser.new_page(viewport={"width": 1400, "height": 900})
            tab.goto(path.as_uri())
            tab.wait_for_selector("html[data-ready]", timeout=60_000)
            firsts.append(tab.evaluate("performance.getEntriesByName('kg-first-picture')[0].startTime"))
            redraws.append(tab.evaluate("() => { const t = performance.now(); kg.picture.network.canvas.body.emitter.emit('_redraw', false); return performance.now() - t; }"))
            tab.close()
        browser.close()
    return min(firsts), min(redraws)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("nodes", nargs="*", type=int, default=[100, 300, 1000, 5000])
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome") or "chromium")
    parser.add_argument("--keep", type=Path, help="folder to keep the pages in")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{'nodes':>6} {'facts':>6} {'write s':>8} {'page kB':>8} {'data kB':>8} {'first ms':>9} {'redraw ms':>10}")
    for nodes in options.nodes:
        facts = made_up(nodes)
        began = time.perf_counter()
        text = page(facts, title=f"{nodes} things", max_nodes=nodes)
        seconds = time.perf_counter() - began
        path = folder / f"picture-{nodes}.html"
        path.write_text(text, encoding="utf-8")
        data = text.split('id="data">')[1].split("</script>")[0]
        first, redraw = measure(path, options.chromium)
        print(f"{nodes:>6} {len(facts.statements()):>6} {seconds:>8.2f} {len(text.encode()) // 1000:>8} {len(data.encode()) // 1000:>8} {first:>9.0f} {redraw:>10.0f}", flush=True)


if __name__ == "__main__":
    main()
