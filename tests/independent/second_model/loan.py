# SPDX-License-Identifier: Apache-2.0
"""The senior loan, run month by month on trial sizes; what is linear is then solved by two trials."""

from .calendar import overlap


class Loan:
    def __init__(self, candidate, built, opening, last_opening, end, running, cash):
        self.months = len(cash)
        self.built = built
        self.opening, self.last_opening, self.end, self.running = opening, last_opening, end, running
        self.cash = cash
        self.candidate = candidate
        self.level = candidate.repayment == "level"
        loan = candidate.loan
        self.rate = self.monthly(loan("loan.margin"))
        self.local = candidate.local_loan
        self.turn = candidate.currency(1.0) if self.local else 1.0  # of the currency in a month
        self.upfront, self.commitment = loan("loan.upfront_fee"), loan("loan.commitment_fee") / 12.0
        self.gearing, self.cover = loan("loan.gearing"), loan("loan.dscr")
        self.reserve_months, self.reserve_rate = loan("loan.reserve"), loan("loan.reserve_interest") / 12.0
        self.repaid = min(opening + 12.0 * loan("loan.tenor"), end)
        self.grace = min(opening + loan("grace.period"), self.repaid) if loan.has("grace") else opening
        self.sweep = loan("sweep.share") if loan.has("sweep") else 0.0
        self.sweeping = False
        self.shares = [(a + b) / built["cost"] for a, b in zip(built["spend"], built["working_capital"])]
        self.served = True
        self.shape = []
        for t in range(self.months):
            window = overlap(t, self.grace, self.repaid)
            if self.level:
                self.shape.append(window * self.turn**t)
            else:
                self.shape.append(window / running[t] * max(cash[t], 0.0) if window > 0.0 else 0.0)

    def monthly(self, margin):
        rate = (self.candidate.loan("loan.base_rate") + margin) / 12.0
        return rate / (1.0 - self.candidate.tax("withholding_interest")) if self.candidate.offshore else rate

    def run(self, size, scale):
        """A loan of `size` served by scale x shape, and by its interest alone in the grace period; swept when that is asked for."""
        names = ("draw", "fees", "idc", "interest", "principal", "service", "balance", "swept", "revaluation")
        rows = {name: [0.0] * self.months for name in names}
        balance, drawn = 0.0, 0.0
        for t in range(self.months):
            if t >= self.repaid:
                balance = 0.0
            waiting = 1.0 - overlap(t, self.opening, t + 1.0)
            standing_by = 1.0 - overlap(t, self.last_opening, t + 1.0)
            rows["revaluation"][t] = balance * (1.0 - self.turn)
            balance *= self.turn
            rows["draw"][t] = size * self.shares[t]
            rows["fees"][t] = (size * self.upfront if t == 0 else 0.0) + self.commitment * (size - drawn) * standing_by
            rows["idc"][t] = balance * self.rate * waiting
            rows["interest"][t] = balance * self.rate * (1.0 - waiting)
            service = scale * self.shape[t] + balance * self.rate * overlap(t, self.opening, self.grace)
            balance += rows["draw"][t] + rows["interest"][t]  # what repays all
            if self.sweeping:
                service = min(service, balance)
            rows["service"][t] = service
            rows["principal"][t] = service - rows["interest"][t]
            balance -= service
            if self.sweeping and t + 1 > self.opening:
                rows["swept"][t] = min(self.sweep * max(self.cash[t] - service, 0.0), max(balance, 0.0))
                balance -= rows["swept"][t]
            drawn += rows["draw"][t]
            rows["balance"][t] = balance
            if t + 1 >= self.repaid:
                rows["left"] = balance
                break
        return rows

    def serving(self, size):
        """The scale of service that repays `size`: what is left at the end is linear in it."""
        guess = size * sum(self.shares) / sum(self.shape)
        none, some = self.run(size, 0.0)["left"], self.run(size, guess)["left"]
        return guess * none / (none - some)

    def first_year(self, rows):
        return sum(rows["service"][t] * overlap(t, 0.0, self.opening + 12.0) for t in range(self.months)) / 12.0

    def extra(self, size):
        """Fees, interest before the opening and the reserve that a loan of `size` needs."""
        rows = self.run(size, self.serving(size)) if self.served else self.run(size, 0.0)
        return sum(rows["fees"]) + sum(rows["idc"]) + self.reserve_months * self.first_year(rows)

    def by_gearing(self):
        """More loan, more fees, more loan: repeated until it stands still; nothing where it never does."""
        cost = self.built["cost"]
        if self.gearing * self.extra(cost) >= cost:
            return 0.0
        size, before = self.gearing * cost, 0.0
        while abs(size - before) > 1e-15 * size:
            before, size = size, self.gearing * (cost + self.extra(size))
        return size

    def by_cover(self):
        """Served by CFADS / cover, a loan leaves what is linear in its size."""
        if not self.served:
            return 0.0
        unit = sum(self.shape)  # of the size of what is looked for: a small trial would drown in what it is served by
        small, large = (self.run(size, 1.0 / self.cover)["left"] for size in (0.0, unit))
        return unit * small / (small - large)

    def solve(self):
        self.served = sum(s * (1.0 + self.rate) ** -t for t, s in enumerate(self.shape)) > 1e-6
        by_gearing = self.by_gearing()
        by_cover = by_gearing if self.level else self.by_cover()
        return self.finish(min(by_gearing, by_cover) if self.served else 0.0, by_gearing, by_cover)

    def finish(self, size, by_gearing, by_cover):
        scale = self.serving(size) if size > 0.0 else 0.0
        held = self.reserve_months * self.first_year(self.run(size, scale))
        self.sweeping = self.candidate.loan.has("sweep")
        rows = self.run(size, scale)
        begin, stop = max(self.opening - 1.0, 0.0), self.repaid - 1.0
        reserve = [0.0] * self.months
        for t in range(self.months):
            reserve[t] = held * (overlap(t, begin, t + 1.0) - overlap(t, stop, t + 1.0))
            if self.sweeping and t + 1 > self.opening:
                reserve[t] = min(reserve[t], max(rows["balance"][t], 0.0))
        rows["reserve"] = reserve
        rows["reserve_flow"] = [now - before for now, before in zip(reserve, [0.0] + reserve)]
        rows["reserve_income"] = [before * self.reserve_rate for before in [0.0] + reserve[:-1]]
        rows.update(size=size, by_gearing=by_gearing, by_cover=by_cover, due=self.repaid)
        rows["uses"] = self.built["cost"] + sum(rows["fees"]) + sum(rows["idc"]) + held
        return self.refinance(rows) if self.candidate.loan.has("refinancing") else rows

    def refinance(self, first):
        """The second loan: repaid month by month out of a trial size, of which the rest at its end is linear; its payment at a moment falls
        into the two months around."""
        months, loan = range(self.months), self.candidate.loan
        moment = self.opening + loan("refinancing.after")
        if self.last_opening > self.opening:  # the first loan must be drawn
            moment = max(moment, self.last_opening + 1.0)
        moment = min(moment, self.end)
        due = min(moment + 12.0 * loan("refinancing.tenor"), self.end)
        rate, fee = self.monthly(loan("refinancing.margin")), loan("refinancing.fee")
        paid = [overlap(t, max(moment - 1.0, 0.0), max(moment - 1.0, 0.0) + 1.0) for t in months]
        cash = [overlap(t, moment, due) / self.running[t] * max(self.cash[t], 0.0) if self.running[t] > 0.0 else 0.0 for t in months]

        def run(size, scale):
            rows = {name: [0.0] * self.months for name in ("interest", "service", "balance", "revaluation")}
            balance = 0.0
            for t in months:
                if t >= due:
                    balance = 0.0
                rows["revaluation"][t] = balance * (1.0 - self.turn)
                balance *= self.turn
                rows["interest"][t] = balance * rate
                rows["service"][t] = scale * cash[t]
                balance += size * paid[t] + rows["interest"][t] - rows["service"][t]
                rows["balance"][t] = balance
                if t + 1 >= due:
                    rows["left"] = balance
                    break
            return rows

        owed = sum(p * b for p, b in zip(paid, first["balance"]))
        by_gearing = loan("refinancing.gearing") * first["uses"]
        by_cover, size = 0.0, 0.0
        if sum(cash) > 1e-6:
            unit = sum(cash)
            nothing, some = run(0.0, 1.0 / loan("refinancing.dscr"))["left"], run(unit, 1.0 / loan("refinancing.dscr"))["left"]
            by_cover = unit * nothing / (nothing - some)
            size = min(by_gearing, by_cover)
            if size * (1.0 - fee) < owed or first["size"] <= 0.0:
                size = 0.0
        first.update(second_by_gearing=by_gearing, second_by_cover=by_cover, second_size=size)
        names = ("new_draw", "new_fee", "old_repaid")
        if size == 0.0:
            return {**first, **{name: [0.0] * self.months for name in names}}
        guess = size * sum(paid) / sum(cash)
        none, some = run(size, 0.0)["left"], run(size, guess)["left"]
        second = run(size, guess * none / (none - some))
        gone = [sum(paid[: t + 1]) for t in months]  # of the first loan
        kept = [1.0 - g for g in [0.0] + gone[:-1]]
        rows = dict(first)
        for name in ("interest", "service", "revaluation", "swept"):
            rows[name] = [k * a + b for k, a, b in zip(kept, first[name], second.get(name, [0.0] * self.months))]
        rows["principal"] = [s - i for s, i in zip(rows["service"], rows["interest"])]
        rows["balance"] = [(1.0 - g) * a + b for g, a, b in zip(gone, first["balance"], second["balance"])]
        rows["new_draw"] = [size * p for p in paid]
        rows["new_fee"] = [fee * size * p for p in paid]
        rows["old_repaid"] = [p * b for p, b in zip(paid, first["balance"])]
        year = sum(second["service"][t] * overlap(t, 0.0, moment + 12.0) for t in months) / 12.0
        held = self.reserve_months * year
        reserve = [
            (1.0 - g) * r + held * (g - overlap(t, due - 1.0, t + 1.0)) for t, (g, r) in enumerate(zip(gone, first["reserve"]))
        ]
        rows.update(reserve=reserve, due=due)
        rows["reserve_flow"] = [now - before for now, before in zip(reserve, [0.0] + reserve)]
        rows["reserve_income"] = [before * self.reserve_rate for before in [0.0] + reserve[:-1]]
        return rows


def lock_up(asked, due, cfads, service, cash):
    """(payout, balance locked up) by month."""
    payout, locked, held = [], [], 0.0
    for t, flow in enumerate(cash):
        year = slice(max(0, t - 11), t + 1)
        held += flow
        free = t + 1 >= due or sum(service[year]) <= 0.0 or sum(cfads[year]) >= asked * sum(service[year])
        kept = 0.0 if free else max(held, 0.0)
        payout.append(held - kept)
        held = kept
        locked.append(held)
    return payout, locked


def no_loan(built, months):
    rows = {n: [0.0] * months for n in ("draw", "fees", "idc", "interest", "principal", "service", "balance", "reserve", "reserve_flow",
                                        "reserve_income", "swept")}
    rows.update(size=0.0, by_gearing=0.0, by_cover=0.0, uses=built["cost"], due=0.0)
    return rows
