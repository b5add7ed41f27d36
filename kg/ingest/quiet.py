"""Libraries that log what they think of damaged files: kg says it itself, in the reason."""

from __future__ import annotations

import logging


def silence(*libraries: str) -> None:
    """Keep the libraries' own warnings off the user's terminal."""
    for name in libraries:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
