"""CI installs what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

HOUSE = Path(__file__).parents[1]


def test_the_lock_file_answers_every_dependency_with_hashes() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    installed = re.search(r"^TESTED := (.*)$", (HOUSE / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert installed is not None
    wanted = [Requirement(text) for text in (*project["dependencies"], *(d for name in installed[1].split(",") for d in extras[name]))]
    text = (HOUSE / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)(?= .*\\\n    --hash=sha256:| \\\n    --hash=sha256:)", text, re.MULTILINE))
    assert len(locked) == len(re.findall(r"^\w.*==", text, re.MULTILINE))
    for requirement in wanted:
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert requirement.specifier.contains(locked[name]), f"{requirement} is locked as {locked.get(name)}; run: make lock"
