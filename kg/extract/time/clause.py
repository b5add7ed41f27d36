"""The time of a clause, out of the times that its sentence names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.time.mentions import TimeMention
from kg.model.timespan import TimeSpan


def time_for(tokens: Collection[int], mentions: Sequence[TimeMention]) -> TimeSpan:
    """One time out of the mentions that stand among a clause's tokens: when what the clause says holds.

    Times nearest to the verb win; those two nouns away ("die Opfer der Anschläge vom 11. September") are
    none of the clause's. Of several moments the most precise one is taken.
    """
    near = [mention for mention in mentions if mention.time and any(mention.first <= token <= mention.last for token in tokens)]
    own = [mention for mention in near if mention.depth <= 1 or mention.outer]
    if not own:
        return TimeSpan()
    nearest = min(mention.depth for mention in own)
    times = [mention.outer or mention.time for mention in own if mention.depth == nearest]
    at = max((time.at for time in times), key=len, default="")
    start = next((time.start for time in times if time.start), "")
    end = next((time.end for time in times if time.end), "")
    return TimeSpan(at=at) if at else TimeSpan(start=start, end=end)
