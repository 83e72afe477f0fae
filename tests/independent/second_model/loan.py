# SPDX-License-Identifier: Apache-2.0
"""The senior loan, run month by month on trial sizes; what is linear is then solved by two trials."""

from .calendar import overlap


class Loan:
    def __init__(self, candidate, built, opening, end, operating, cash):
        self.months = len(cash)
        self.built = built
        self.opening = opening
        self.cash = cash
        self.level = candidate.repayment == "level"
        loan = candidate.loan
        rate = (loan("loan.base_rate") + loan("loan.margin")) / 12.0
        self.rate = rate / (1.0 - candidate.tax("withholding_interest")) if candidate.offshore else rate
        self.upfront, self.commitment = loan("loan.upfront_fee"), loan("loan.commitment_fee") / 12.0
        self.gearing, self.cover = loan("loan.gearing"), loan("loan.dscr")
        self.reserve_months, self.reserve_rate = loan("loan.reserve"), loan("loan.reserve_interest") / 12.0
        self.repaid = min(opening + 12.0 * loan("loan.tenor"), end)
        self.shares = [(a + b) / built["cost"] for a, b in zip(built["spend"], built["working_capital"])]
        self.served = True
        self.shape = []
        for t in range(self.months):
            window = overlap(t, opening, self.repaid)
            if self.level or window == 0.0:
                self.shape.append(window)
            else:
                self.shape.append(window / operating[t] * max(cash[t], 0.0))

    def run(self, size, scale):
        """A loan of `size` served by scale x shape."""
        rows = {name: [0.0] * self.months for name in ("draw", "fees", "idc", "interest", "principal", "service", "balance")}
        balance, drawn = 0.0, 0.0
        for t in range(self.months):
            if t >= self.repaid:
                balance = 0.0
            waiting = 1.0 - overlap(t, self.opening, t + 1.0)
            rows["draw"][t] = size * self.shares[t]
            rows["fees"][t] = (size * self.upfront if t == 0 else 0.0) + self.commitment * (size - drawn) * waiting
            rows["idc"][t] = balance * self.rate * waiting
            rows["interest"][t] = balance * self.rate * (1.0 - waiting)
            rows["service"][t] = scale * self.shape[t]
            rows["principal"][t] = rows["service"][t] - rows["interest"][t]
            drawn += rows["draw"][t]
            balance += rows["draw"][t] - rows["principal"][t]
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
        cost = self.built["cost"]
        small, large = (self.run(size, 1.0 / self.cover)["left"] for size in (0.0, cost))
        return cost * small / (small - large)

    def solve(self):
        self.served = sum(s * (1.0 + self.rate) ** -t for t, s in enumerate(self.shape)) > 1e-6
        by_gearing = self.by_gearing()
        by_cover = by_gearing if self.level else self.by_cover()
        return self.finish(min(by_gearing, by_cover) if self.served else 0.0, by_gearing, by_cover)

    def finish(self, size, by_gearing, by_cover):
        rows = self.run(size, self.serving(size)) if size > 0.0 else self.run(0.0, 0.0)
        held = self.reserve_months * self.first_year(rows)
        begin, stop = max(self.opening - 1.0, 0.0), self.repaid - 1.0
        reserve = [0.0] * self.months
        for t in range(self.months):
            reserve[t] = held * (overlap(t, begin, t + 1.0) - overlap(t, stop, t + 1.0))
        rows["reserve"] = reserve
        rows["reserve_flow"] = [now - before for now, before in zip(reserve, [0.0] + reserve)]
        rows["reserve_income"] = [before * self.reserve_rate for before in [0.0] + reserve[:-1]]
        rows.update(size=size, by_gearing=by_gearing, by_cover=by_cover)
        rows["uses"] = self.built["cost"] + sum(rows["fees"]) + sum(rows["idc"]) + held
        return rows


def no_loan(built, months):
    rows = {n: [0.0] * months for n in ("draw", "fees", "idc", "interest", "principal", "service", "balance", "reserve", "reserve_flow",
                                        "reserve_income")}
    rows.update(size=0.0, by_gearing=0.0, by_cover=0.0, uses=built["cost"])
    return rows
