"""A build killed with -9 at random moments: does the store open, hold whole documents only, and come to the same end?

    python -m benchmarks.crash [--points 50] [--articles 200] [--seed 7]

Each build runs ``kg build`` in a process of its own and is killed at a moment drawn with the seed: half of the moments
anywhere in the build, half while graphs are written. Every third store is killed a second time while it goes on. Then
each graph in the store must be whole and what a reader sees must be their union; ``kg build --resume`` must end with the
bytes of a build that nobody disturbed. Ends with 1 when one point fails.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PEOPLE = ["Anna Roth", "Jonas Keller", "Mary Stone", "Peter Holm", "Sofia Lind", "Karl Brandt", "Laura Weiss", "Tom Baker"]
FIRMS = ["Nordwerk AG", "Alpenbau GmbH", "Stone Foods", "Holm Energy", "Lindner AG", "Baker Motors"]
TOWNS = ["Lübeck", "Bremen", "Leeds", "Kassel", "Boston", "Graz"]
WRITING = b"w"  # what a build tells its watcher when it begins to write graphs


def articles(folder: Path, count: int, dice: random.Random) -> None:
    """Small articles in both languages that share names, so that documents touch each other."""
    for number in range(count):
        person, other = dice.sample(PEOPLE, 2)
        firm, bought = dice.sample(FIRMS, 2)
        town, day = dice.choice(TOWNS), f"2024-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        if number % 2:
            text = f"{firm} buys {bought}\n\n{day}\n\n{firm} acquired {bought} in {2000 + number % 24}. {person} leads {firm}. {other} criticised {person} in {town}."
        else:
            text = f"{firm} kauft {bought}\n\n{day}\n\n{firm} übernahm {bought} im Jahr {2000 + number % 24}. {person} leitet {firm}. {other} kritisierte {person} in {town}."
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Child:
    """A forked process and the pipe through which it tells that it begins to write."""

    process: int
    pipe: int

    @classmethod
    def start(cls, work: Callable[[int], None]) -> Child:
        here, there = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(here)
            code = 1
            try:
                work(there)
                code = 0
            except SystemExit as ended:
                code = int(ended.code or 0)
            except BaseException as error:  # noqa: BLE001  a child must not go on in its parent's code
                print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(code)
        os.close(there)
        return cls(process, here)

    def wait_for_writing(self) -> bool:
        """Wait until it writes; false when it came to its end before."""
        return os.read(self.pipe, 1) == WRITING

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)

    def end(self) -> bool:
        """Wait for its end; true when it ended well."""
        status = os.waitpid(self.process, 0)[1]
        os.close(self.pipe)
        return status == 0


def building(folder: Path, store: Path) -> Callable[[int], None]:
    """``kg build FOLDER --store STORE --resume``, telling when the reading is done."""

    def work(pipe: int) -> None:
        from kg import pipeline
        from kg.cli import app

        settle = pipeline.settle

        def told(*arguments: object) -> object:
            os.write(pipe, WRITING)
            return settle(*arguments)  # type: ignore[arg-type]

        pipeline.settle = told  # type: ignore[assignment]
        app(["build", str(folder), "--store", str(store), "--resume", "--quiet"])

    return work


def exporting(store: Path, output: Path) -> Callable[[int], None]:
    """The N-Quads of a store into a file; fails when the union is not that of the graphs."""

    def work(_: int) -> None:
        from kg import export
        from kg.store import Store

        with Store.open(store) as opened:
            output.write_bytes(export.nquads(opened))
            held = {line for _, lines in opened.graph_lines() for line in lines}
            if held != set(opened.lines()):
                raise AssertionError("the union is not what the graphs hold")

    return work


def graphs(output: Path) -> dict[str, list[str]]:
    """The lines of each graph of N-Quads, by its name."""
    found: dict[str, list[str]] = {}
    for line in output.read_text(encoding="utf-8").split("\n")[:-1]:
        found.setdefault(line.rsplit(" ", 2)[1], []).append(line)
    return found


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A build that nobody killed: what came out, and how long its two halves took."""

    output: bytes
    graphs: dict[str, list[str]]
    reading: float
    writing: float

    @classmethod
    def build(cls, folder: Path, scratch: Path) -> Undisturbed:
        started = time.perf_counter()
        child = Child.start(building(folder, scratch / "whole"))
        child.wait_for_writing()
        read = time.perf_counter()
        if not child.end():
            raise SystemExit("the build fails even when nobody kills it")
        ended = time.perf_counter()
        if not Child.start(exporting(scratch / "whole", scratch / "whole.nq")).end():
            raise SystemExit("the whole store cannot be exported")
        return cls((scratch / "whole.nq").read_bytes(), graphs(scratch / "whole.nq"), read - started, ended - read)


def killed(folder: Path, store: Path, whole: Undisturbed, *, at: float, writing: bool) -> bool:
    """Start a build and kill it; ``at`` is the share of the (write) time after which. False when it was done before."""
    child = Child.start(building(folder, store))
    if writing:
        child.wait_for_writing()
        time.sleep(at * whole.writing)
    else:
        time.sleep(at * (whole.reading + whole.writing))
    child.kill()
    return not child.end()


def faults(folder: Path, scratch: Path, whole: Undisturbed, dice: random.Random, point: int) -> tuple[list[str], int]:
    """What is wrong after one kill, and how many documents stood in the store."""
    store, output = scratch / "store", scratch / "store.nq"
    shutil.rmtree(store, ignore_errors=True)
    found: list[str] = []
    for _ in range(2 if point % 3 == 2 else 1):
        killed(folder, store, whole, at=dice.random(), writing=point % 2 == 1)
    held: dict[str, list[str]] = {}
    if (store / "store.json").exists():  # killed before there was a store: nothing to open
        if Child.start(exporting(store, output)).end():
            held = graphs(output)
        else:
            found.append("the store does not open, or its union is wrong")
    found += [f"{name} is not whole" for name, lines in held.items() if whole.graphs.get(name) != lines]
    if not Child.start(building(folder, store)).end():
        found.append("the build does not go on")
    elif not Child.start(exporting(store, output)).end() or output.read_bytes() != whole.output:
        found.append("the build that went on ends with other bytes")
    return found, len(held)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=50, help="how many builds are killed")
    parser.add_argument("--articles", type=int, default=200, help="how many articles a build reads")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--data", help="not needed; as the other benchmarks take it")
    asked = parser.parse_args()
    from kg import pipeline
    from kg.store import Store

    dice = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="kg-crash-") as place:
        scratch, folder = Path(place), Path(place) / "articles"
        folder.mkdir()
        articles(folder, asked.articles, dice)
        with Store.memory() as warm:  # all that is loaded once is loaded here; a store on disk would take threads that no fork inherits
            pipeline.build(sorted(folder.iterdir())[:2], store=warm)
        whole = Undisturbed.build(folder, scratch)
        print(f"{asked.articles} articles, {whole.reading:.1f} s to read, {whole.writing:.1f} s to resolve and write, {len(whole.graphs)} graphs", flush=True)
        bad, counts = 0, []
        for point in range(asked.points):
            found, count = faults(folder, scratch, whole, dice, point)
            counts.append(count)
            bad += bool(found)
            for fault in found[:5]:
                print(f"point {point}: {fault}", flush=True)
    some = sum(0 < count < len(whole.graphs) for count in counts)
    print(f"{asked.points} kills, {bad} with a fault; at {some} a part of the documents stood in the store, at {counts.count(0)} none")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
