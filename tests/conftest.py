"""Makes tests/worlds.py importable from every room."""
