"""Expressions of time: found in parsed sentences, resolved against the day of publication."""

from __future__ import annotations

from kg.extract.time.clause import time_for
from kg.extract.time.mentions import AT, BETWEEN, SINCE, UNTIL, VAGUE, TimeMention, times_in
from kg.language.times import TimeData, read_time_data

__all__ = ["AT", "BETWEEN", "SINCE", "UNTIL", "VAGUE", "TimeData", "TimeMention", "read_time_data", "time_for", "times_in"]
