"""From runs to figures. Pure."""

import statistics


def summary(values):
    return {"median": statistics.median(values), "min": min(values), "max": max(values), "runs": len(values)}


def ratios(wanted, rounds):
    """The figures of each ratio over the rounds that have all of its commands; none if no round has."""
    found = []
    for ratio in wanted:
        values = []
        for runs in rounds:
            try:
                values.append(ratio.of(runs))
            except KeyError:  # not yet run in this round
                continue
        if values:
            found.append({"name": ratio.name, **summary(values), "target": ratio.target, "unit": ratio.unit,
                          "within": statistics.median(values) <= ratio.target})
    return found
