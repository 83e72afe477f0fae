# SPDX-License-Identifier: Apache-2.0
"""Who has how much of the capacity, and what share of it pays."""

from .calendar import overlap


def after(t, moment):
    """The part of month t after a moment."""
    return overlap(t, moment, t + 1.0)


class Class:
    """One class of tenants: the probability that a place of theirs is let, and what it pays of the price, in month t."""

    def __init__(self, deal, table, opening, end):
        self.term = 12.0 * deal(f"{table}.term")
        self.leaving = 1.0 - deal(f"{table}.renewal")
        self.vacancy = min(deal(f"{table}.vacancy"), self.term)
        self.concession = deal(f"{table}.concession")
        self.discount = deal(f"{table}.discount")
        self.default = deal(f"{table}.default_rate")
        self.walk_away = deal(f"{table}.walk_away")
        self.opening, self.end = opening, end

    def empty_at_ends(self, t):
        """The part of month t that follows a contract's end by less than the vacancy."""
        total, number = 0.0, 1
        while self.opening + number * self.term < self.end:
            moment = self.opening + number * self.term
            total += overlap(t, moment, min(moment + self.vacancy, self.end))
            number += 1
        return total

    def month(self, t):
        age = max(0.0, t + 0.5 - self.opening)
        second = after(t, self.opening + self.term)  # the first contract is over
        refilled = after(t, self.opening + self.vacancy)
        ends = self.empty_at_ends(t)
        survived = (1.0 - self.default) ** (age / 12.0)
        defaulted = (1.0 - (1.0 - self.default) ** (1.0 / 12.0)) * min(age, self.vacancy)
        defaulted = min(defaulted, 1.0)
        empty = {"start": self.walk_away * (1.0 - refilled), "end": self.leaving * ends, "default": defaulted}
        again = {
            "start": self.walk_away * refilled * (1.0 - second),
            "end": self.leaving * max(second - ends, 0.0),
            "default": max(1.0 - survived - defaulted, 0.0),
        }
        let, as_before = 1.0, 1.0
        for cause in empty:
            let *= 1.0 - empty[cause]
            as_before *= 1.0 - again[cause]
        price = as_before + (1.0 - as_before) * (1.0 - self.concession)
        return let, let * price * (second + (1.0 - second) * (1.0 - self.discount))


class Letting:
    def __init__(self, candidate, openings, end):
        """`openings`: (moment, share of the modules) of each phase."""
        deal = candidate.deal
        self.deal, self.openings = deal, openings
        self.final = deal("letting.occupancy")
        self.first = min(deal("letting.pre_let"), self.final)
        self.ramp = max(deal("letting.lease_up"), 1e-6)
        self.terms = deal.has("terms")
        self.classes = []
        if deal.has("tenancy"):
            anchor = deal("tenancy.anchor_share")
            self.classes = [(anchor, Class(deal, "anchor", openings[0][0], end)), (1.0 - anchor, Class(deal, "others", openings[0][0], end))]

    def filled(self, passed):
        return self.first + (self.final - self.first) * min(max(passed / self.ramp, 0.0), 1.0)

    def on_trial(self, t, opening):
        if not self.terms:
            return 0.0
        trial, passed = self.deal("terms.trial"), t + 0.5 - opening
        new = self.filled(passed) - self.filled(passed - trial)
        return self.deal("terms.trial_share") * (self.first * (1.0 - after(t, opening + trial)) + new)

    def month(self, t):
        """(share let, share paid for) of what has opened."""
        weights = [share * after(t, opening) for opening, share in self.openings]
        if len(self.openings) == 1:
            weights = [1.0]
        whole = sum(weights)
        if whole > 0.0:
            let = sum(w * self.filled(t + 0.5 - o) for w, (o, _) in zip(weights, self.openings)) / whole
            free = sum(w * self.on_trial(t, o) for w, (o, _) in zip(weights, self.openings)) / whole
        else:
            let, free = self.first, 0.0
        paid = let - free
        if self.terms:
            opening = self.openings[0][0]
            monthly = (1.0 + self.deal("terms.fade")) ** (1.0 / 12.0) - 1.0
            left = 1.0
            if t + 1 > opening:
                first = int(opening)
                left = (1.0 + monthly * (first + 1.0 - opening)) * (1.0 + monthly) ** (t - first)
            let *= left
            paid *= left * max(self.deal("terms.usage"), self.deal("terms.take_or_pay"))
        if self.classes:
            months = [(share, each.month(t)) for share, each in self.classes]
            let, paid = let * sum(s * m[0] for s, m in months), paid * sum(s * m[1] for s, m in months)
        return let, paid
