"""Pictures of the demo page as people see it: desktop and phone, light and dark, overview and a picked thing.

    python -m benchmarks.screenshots [PAGE] [--output FOLDER] [--chromium PATH]

PAGE is ``exports/demo.html`` (``make demo`` writes it), the folder ``docs/pictures``. Needs Chromium and the
Python package playwright.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
MOST_CENTRAL = "[...kg.model.things.values()].sort((a, b) => b.importance - a.importance || (a.iri < b.iri ? -1 : 1))[0].iri"


@dataclass(frozen=True)
class Shot:
    """A picture: its file name, the screen, and what the page shows."""

    name: str
    width: int
    height: int
    dark: bool = False
    picked: bool = False
    view: str = "graph"


SHOTS = (
    Shot("desktop-light", 1400, 900),
    Shot("desktop-dark", 1400, 900, dark=True),
    Shot("desktop-picked", 1400, 900, picked=True),
    Shot("desktop-picked-dark", 1400, 900, dark=True, picked=True),
    Shot("desktop-timeline", 1400, 900, view="timeline"),
    Shot("desktop-table", 1400, 900, view="table"),
    Shot("phone-light", 390, 844),
    Shot("phone-dark", 390, 844, dark=True),
    Shot("phone-picked", 390, 844, picked=True),
    Shot("phone-timeline", 390, 844, view="timeline"),
)


def take(browser: Any, page: Path, shot: Shot, folder: Path) -> Path:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="dark" if shot.dark else "light", device_scale_factor=1 if shot.width > 800 else 2,
        reduced_motion="reduce",
    )
    tab = context.new_page()
    tab.goto(f"{page.resolve().as_uri()}#view={shot.view}")
    tab.wait_for_selector("html[data-ready]", timeout=60_000)
    if shot.picked:
        tab.evaluate(f"location.hash = '#' + new URLSearchParams({{ view: '{shot.view}', pick: {MOST_CENTRAL} }})")
        tab.wait_for_timeout(200)
        tab.evaluate("kg.picture.network.focus(kg.state.pick, { scale: innerWidth > 800 ? 0.9 : 0.6 })")
    tab.wait_for_timeout(400)
    path = folder / f"{shot.name}.png"
    tab.screenshot(path=str(path))
    context.close()
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("page", nargs="?", type=Path, default=Path("exports/demo.html"))
    parser.add_argument("--output", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    options = parser.parse_args()
    if not options.page.is_file():
        print(f"there is no page at {options.page}; make it with: make demo")
        return 1
    if not options.chromium:
        print("no chromium or google-chrome on the PATH; name one with --chromium PATH")
        return 1
    from playwright.sync_api import sync_playwright

    options.output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=options.chromium, args=FLAGS)
        for shot in SHOTS:
            print(take(browser, options.page, shot, options.output), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
