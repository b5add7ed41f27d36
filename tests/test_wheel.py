"""The wheel: everything travels in it, and it works in a fresh environment from any folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("build", reason="the extra kg[test] builds wheels")
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("kg", "ontologies"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(target.glob("*.whl"))


@pytest.mark.parametrize(
    "name",
    [
        "kg/ontologies/news.ttl", "kg/ontologies/shapes.ttl", "kg/language/pipelines/de/parser/model", "kg/language/pipelines/en/parser/model",
        "kg/language/pipelines/de.patterns.json", "kg/language/de/grammar.toml", "kg/query/questions/timeline.rq", "kg/view/assets/page.css",
        "kg/placeholders.toml", "kg/extract/possessions.toml",
    ],
)  # fmt: skip
def test_what_kg_reads_is_in_the_wheel(wheel: Path, name: str) -> None:
    assert name in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_builds_a_graph_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True)
    python = tmp_path / "env" / "bin" / "python"
    site = Path(subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True).stdout.strip())
    zipfile.ZipFile(wheel).extractall(site)
    # the libraries of this environment, behind the wheel's own files; no .pth of theirs is followed, so no other kg is found
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n" + sysconfig.get_path("platlib") + "\n", encoding="utf-8")
    work = tmp_path / "elsewhere"
    work.mkdir()
    shutil.copy(ROOT / "examples" / "musk.de.md", work / "article.md")
    where = subprocess.run([python, "-c", "import kg; print(kg.__file__)"], cwd=work, capture_output=True, text=True, check=True).stdout
    assert str(site) in where
    done = subprocess.run(
        [python, "-c", "from kg.cli import main; main()", "build", "article.md", "--store", "news", "--html", "news.html"],
        cwd=work, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (work / "news.html").is_file()
    asked = subprocess.run(
        [python, "-c", "from kg.cli import main; main()", "query", "news", "-q", "ASK { ?who kg:acquired ?what }"],
        cwd=work, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert asked.stdout == "yes\n"
