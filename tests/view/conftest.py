"""A real Chromium for the tests of the page; they are skipped, with the reason, where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.view import page
from tests.view.small_world import brewery

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@dataclass
class Opened:
    """A page in a tab, with everything suspicious that happened in it."""

    tab: Any
    path: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, script: str) -> Any:
        return self.tab.evaluate(script)

    def at(self, fragment: str) -> Opened:
        """The same page in another state, as from a link."""
        self.run(f"location.hash = {fragment!r}")
        self.tab.wait_for_timeout(50)
        return self

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.tab.locator(selector).all_inner_texts()]

    def names_shown(self) -> set[str]:
        return set(self.run("[...kg.visible().things].map((thing) => thing[kg.state.language])"))

    def overlapping_labels(self) -> int:
        """How many pairs of labels on the picture overlap."""
        boxes = self.run("kg.picture.labelBoxes")
        assert len(boxes) > 5
        return sum(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for i, a in enumerate(boxes) for b in boxes[:i])

    def click_on(self, iri: str) -> None:
        """A real mouse click on a node of the picture."""
        x, y = self.run(f"(() => {{ const p = kg.picture.network.canvasToDOM(kg.picture.network.getPosition({iri!r})); return [p.x, p.y]; }})()")
        self.tab.locator("#canvas").click(position={"x": x, "y": y})


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    play = pytest.importorskip("playwright.sync_api", reason="the page is tested with playwright, which is not installed")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("the page is tested in Chromium, and no chromium or google-chrome is on the PATH")
    with play.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def _kept(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(page(brewery()), encoding="utf-8")
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, offline=True, reduced_motion="reduce")
    yield _open(context, path)
    context.close()


@pytest.fixture
def brewery_page(_kept: Opened) -> Iterator[Opened]:
    """The page of the small world, opened once a file and put back to its start for each test."""
    _kept.run("location.hash = '#touching=1'")  # a state of its own, so that the next line is a change
    _kept.run("location.hash = '#'")
    _kept.tab.wait_for_timeout(30)
    _kept.run("kg.picture.network.fit({ maxZoomLevel: 1.1 })")
    yield _kept
    assert _kept.complaints == []
    assert [url for url in _kept.requests if not url.startswith(_kept.path.as_uri())] == []


def _open(context: Any, path: Path, fragment: str = "") -> Opened:
    found = Opened(context.new_page(), path)
    found.tab.on("request", lambda request: found.requests.append(request.url))
    found.tab.on("console", lambda message: found.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    found.tab.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.tab.on("dialog", lambda dialog: (found.complaints.append(dialog.message), dialog.dismiss()))
    found.tab.goto(path.as_uri() + fragment)
    found.tab.wait_for_selector("html[data-ready]", timeout=20_000)
    return found


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write the page of some facts and open it with the network cut off; afterwards nothing may have gone wrong."""
    contexts, opened = [], []

    def open_it(facts: Any, *, fragment: str = "", width: int = 1400, height: int = 900, dark: bool = False, **options: Any) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(page(facts, **options), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", offline=True, reduced_motion="reduce")
        contexts.append(context)
        opened.append(_open(context, path, fragment))
        return opened[-1]

    yield open_it
    for found in opened:
        assert found.complaints == []
        assert [url for url in found.requests if not url.startswith(found.path.as_uri())] == []
    for context in contexts:
        context.close()
