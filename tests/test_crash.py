"""The small version of ``benchmarks/crash.py``: builds killed with -9, which must come to the same end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the builds are forked")
def test_a_build_killed_at_six_moments_ends_with_the_same_bytes() -> None:
    command = [sys.executable, "-m", "benchmarks.crash", "--points", "6", "--articles", "10"]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 kills, 0 with a fault" in done.stdout
