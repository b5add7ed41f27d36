"""The README cannot rot: every command and every line of Python in it is run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_readme_runs(here: Path) -> None:
    commands = [shlex.split(line, comments=True) for block in _blocks("sh") for line in block.splitlines() if line.strip()]
    assert len(commands) >= 10
    for words in commands:
        assert words[0] == "kg"
        result = CliRunner().invoke(app, words[1:])
        assert result.exit_code == 0, (words, result.output, result.exception)
    assert (here / "news.html").is_file()
    assert (here / "news.ttl").is_file()


def test_the_python_of_the_readme_runs(here: Path) -> None:
    (block,) = _blocks("python")
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102  the README is ours
    assert (here / "musk.ttl").is_file()
    assert (here / "musk.html").is_file()


def test_the_relation_of_the_readme_is_understood(here: Path) -> None:
    (block,) = _blocks("turtle")
    (here / "my.ttl").write_text(block, encoding="utf-8")
    result = CliRunner().invoke(app, ["ontology", "check", "my.ttl"])
    assert result.exit_code == 0, result.output


def test_make_targets_of_the_readme_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make (\w+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_links_of_the_readme_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_every_command_is_told_in_the_readme() -> None:
    told = set(re.findall(r"kg ([a-z]+)", README))
    assert {"build", "add", "remove", "replace", "watch", "query", "view", "export", "check", "analyze", "explain", "ontology", "serve"} <= told
