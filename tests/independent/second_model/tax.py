# SPDX-License-Identifier: Apache-2.0
"""Depreciation and income tax."""

from .calendar import nearest, overlap
from .capital import depreciable


def depreciation(candidate, capex, opening, end, months):
    """(by month, what is left at the end of the plan)."""
    lives = [12.0 * candidate.tax("depreciation_" + kind) for kind in ("plant", "building", "servers")]
    row, left = [0.0] * months, 0.0
    for cost, life in zip(depreciable(capex), lives):
        stop = min(opening + life, end)
        for t in range(months):
            row[t] += cost / life * overlap(t, opening, stop)
        left += cost - cost / life * (stop - opening)
    return row, left


class Losses:
    """Tax losses by year of origin, the oldest used first."""

    def __init__(self, keep):
        self.keep = keep  # years in which a loss may be used
        self.vintages = []  # [year, amount]

    def use(self, year, most):
        self.vintages = [v for v in self.vintages if year - v[0] <= self.keep]
        used = 0.0
        for vintage in self.vintages:
            part = min(vintage[1], most - used)
            vintage[1] -= part
            used += part
        return used

    def add(self, year, amount):
        if amount > 0.0:
            self.vintages.append([year, amount])


def income_tax(candidate, ebitda, written_off, disposal, operating, opening, end, interest=None):
    """By month; assessed by plan year, paid over the months of operation of the year."""
    months = len(ebitda)
    row = [0.0] * months
    losses = Losses(nearest(candidate.tax("loss_carry_forward")))
    cap = candidate.tax("interest_cap")
    holiday_end = opening + 12.0 * candidate.tax("holiday_years")
    for year in range((months + 11) // 12):
        span = range(12 * year, min(12 * year + 12, months))

        def total(values):
            return sum(values[t] for t in span)

        earned = total(ebitda)
        result = earned - total(written_off) + total(disposal)
        if interest is not None:
            paid = total(interest)
            result -= paid if cap >= 1.0 else min(paid, cap * max(earned, 0.0))
        relief = losses.use(year, max(result, 0.0) * candidate.tax("loss_offset_limit"))
        losses.add(year, -result)
        begin, stop = max(opening, span.start), min(end, span.stop)
        share = min(max((holiday_end - begin) / (stop - begin), 0.0), 1.0) if stop > begin else 1.0
        rate = candidate.tax("holiday_rate") * share + candidate.tax("corporate_rate") * (1.0 - share)
        if candidate.pillar2:
            rate = max(rate, candidate.tax("pillar2_rate"))
        due = (max(result, 0.0) - relief) * rate
        worked = total(operating)
        for t in span:
            if worked > 0.0:
                row[t] = due * operating[t] / worked
    return row
