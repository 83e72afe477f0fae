# SPDX-License-Identifier: Apache-2.0
"""Depreciation and income tax."""

from .calendar import nearest, overlap
from .capital import depreciable


def depreciation(candidate, capex, end, months, second=None):
    """(by month, what is left at the end of the plan, what is left of the first fleet when the second comes). `second`: (moment, USD)."""
    row = [0.0] * months

    def write_off(cost, life, begin, stop):
        until = min(begin + life, max(stop, begin))
        for t in range(months):
            row[t] += cost / life * overlap(t, begin, until)
        return cost - cost / life * (until - begin)

    lives = [12.0 * candidate.tax("depreciation_" + kind) for kind in ("plant", "building", "servers")]
    costs = depreciable(capex)
    left, replaced = 0.0, 0.0
    for moment, share in capex["openings"]:
        for cost, life in zip(costs[:2], lives):
            left += write_off(cost * share, life, moment, end)
        if second is None:
            left += write_off(costs[2] * share, lives[2], moment, end)
        else:
            replaced += write_off(costs[2] * share, lives[2], moment, second[0])
    if second is not None:
        left += write_off(second[1], lives[2], second[0], end)
    return row, left, replaced


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
