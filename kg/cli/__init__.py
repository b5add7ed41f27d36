"""The command line. Each command imports what it needs when it runs, so that ``kg --help`` is quick."""

from kg.cli.app import app, main

__all__ = ["app", "main"]
