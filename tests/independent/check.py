# SPDX-License-Identifier: Apache-2.0
"""check.py ROOT ANSWERS...: works every candidate of the engine's answers out again and compares.

A line of an answers file is one candidate. Figures must agree to 1e-9 of themselves; rows of money to 1e-9 of the larger of the cell and a
thousandth of the row's largest cell; what is a small difference of large sums (NPV, payback) to 1e-9 of those sums. Exit 0: all agree,
1: some do not, each named.
"""

import json
import math
import multiprocessing
import sys

from second_model import dx_air
from second_model.library import Candidate, Library
from second_model.model import appraise
from second_model.returns import npv

SHARE = 1e-9

ROWS = {  # the engine's name of a row: ours
    "operating": "operating", "energy.facility": "energy_kwh", "energy.it": "it_kwh", "water.use": "water_m3",
    "revenue.sold": "sold", "revenue.rent": "rent", "revenue.pass-through": "pass_through", "revenue.credit-loss": "credit_loss",
    "revenue.total": "revenue", "opex.total": "opex", "ebitda": "ebitda", "capex.spend": "spend",
    "capex.working-capital": "working_capital", "capex.vat-paid": "vat_paid", "capex.vat-refunded": "vat_refunded",
    "depreciation": "depreciation", "end-value": "end_value", "tax.unlevered": "unlevered_tax", "tax.paid": "tax", "cfads": "cfads",
    "flow.project": "project", "flow.equity": "equity",
}
OPEX = ("energy", "demand", "water", "cooling-service", "staff-operators", "staff-guards", "staff-engineers",
        "staff-managers", "maintenance-enclosure", "maintenance-cooling", "maintenance-electrical", "maintenance-generators", "spares",
        "generator-fuel", "insurance", "war-risk",
        "property-tax", "land-lease", "network", "licences", "hardware-support", "management", "selling", "on-site")
# Rows that a candidate has only with the term they belong to; without it, the second model's are zero.
TERMS = {
    "running": "running", "lock-up.locked": "locked", "refresh.spend": "refresh_spend", "refresh.proceeds": "refresh_proceeds",
    "letting.paid": "paid",
}
DEBT_TERMS = {
    "debt.swept": "swept", "debt.revaluation": "revaluation", "refinancing.draw": "new_draw", "refinancing.fee": "new_fee",
    "refinancing.repaid": "old_repaid",
}
DEBT = ("draw", "fees", "idc", "interest", "principal", "service", "balance", "reserve", "reserve-flow", "reserve-income")


class Comparison:
    def __init__(self, case):
        self.name = " ".join(case[k] for k in ("site", "module", "deal", "financing", "investor"))
        self.wrong = []
        self.figures = 0
        self.largest = 0.0

    def figure(self, name, theirs, ours, size=0.0):
        self.figures += 1
        if theirs is None or ours is None:
            if theirs is not ours:
                self.wrong.append(f"{name}: engine {theirs}, second {ours}")
            return
        size = max(abs(theirs), abs(ours), size)
        off = abs(theirs - ours) / size if size > 0.0 else 0.0
        self.largest = max(self.largest, off)
        if not off <= SHARE:
            self.wrong.append(f"{name}: engine {theirs!r}, second {ours!r}, off by {off:.2e}")

    def row(self, name, theirs, ours, scale=0.0):
        if len(theirs) < len(ours):
            ours = [math.fsum(ours[t:t + 12]) for t in range(0, len(ours), 12)]
        if len(theirs) != len(ours):
            self.wrong.append(f"{name}: {len(theirs)} cells, second {len(ours)}")
            return
        size = max(scale, max(map(abs, ours), default=0.0))
        for t, (a, b) in enumerate(zip(theirs, ours)):
            before = len(self.wrong)
            self.figure(f"{name}[{t}]", a, b, 1e-3 * size)
            if len(self.wrong) > before:
                break  # the first cell says enough


def roots(comparison, name, found, ours, flows):
    theirs = found["roots"]
    if len(theirs) != len(ours):
        comparison.wrong.append(f"{name}: engine {theirs}, second {ours}")
        return
    if found["unique"] != (len(ours) == 1):
        comparison.wrong.append(f"{name}: unique is {found['unique']} with {len(ours)} roots")
    for a, b in zip(theirs, ours):
        comparison.figure(name, 1.0 + a, 1.0 + b)
        comparison.figure(name, a, b, 1e-3)


def compare(library, case):
    result = Comparison(case)
    ours, theirs = appraise(library, case), case["answer"]
    result.figure("months", theirs["months"], ours["months"])
    result.figure("opening", theirs["opening"], ours["opening"])
    result.figure("conditions, months", theirs["conditions_months"], ours["conditions"][0])
    result.figure("conditions, USD", theirs["conditions_usd"], ours["conditions"][1])
    result.figure("modules", theirs["modules"], ours["modules"])
    for item, usd in theirs["capex_lines"].items():
        # escalation is the small difference of what was spent and what it would have cost
        result.figure(item, usd, ours["capex_lines"].get(item, 0.0), 1e-3 * ours["capex"] if item == "escalation" else 0.0)
    result.figure("capex", theirs["capex"], ours["capex"])
    rows = ours["rows"]
    for name, own in ROWS.items():
        result.row(name, theirs["rows"][name], rows[own])
    if len(theirs["rows"]["letting.share"]) == ours["months"]:  # by month
        for name, own in (("letting.share", "share"), ("letting.load", "load"), ("revenue.price", "price")):
            result.row(name, theirs["rows"][name], rows[own])
    for item in OPEX:
        result.row("opex." + item, theirs["rows"]["opex." + item], rows[item])
    debt = ours["debt"]
    for item in DEBT:
        result.row("debt." + item, theirs["rows"]["debt." + item], debt[item.replace("-", "_")])
    for name, own in TERMS.items():
        if name in theirs["rows"] and (name != "letting.paid" or len(theirs["rows"][name]) == ours["months"]):
            result.row(name, theirs["rows"][name], rows[own])
        elif name not in theirs["rows"] and name not in ("running", "letting.paid") and any(rows[own]):
            result.wrong.append(f"{name}: no row, second has one")
    for name, own in DEBT_TERMS.items():
        if name in theirs["rows"]:
            result.row(name, theirs["rows"][name], debt[own], debt["size"])  # the last cent of a repaid loan is no flow
        elif any(debt.get(own, ())):
            result.wrong.append(f"{name}: no row, second has one")
    # A cap a thousand times above all uses binds nothing; by absurd cash flows it is the difference of larger ones.
    most = 1e3 * debt["uses"]
    caps = (("by_gearing", "by_gearing"), ("by_dscr", "by_cover"), ("second_by_gearing", "second_by_gearing"), ("second_by_dscr", "second_by_cover"))
    for name, own in caps:
        result.figure(name, min(theirs[name], most), min(debt.get(own, 0.0), most))
    for name, own in (("debt_size", "size"), ("uses", "uses"), ("second_size", "second_size")):
        result.figure(name, theirs[name], debt.get(own, 0.0))
    gross = npv(ours["monthly_rate"], [abs(f) for f in rows["project"]])
    result.figure("npv", theirs["npv"], ours["npv"], 1e-2 * gross)
    result.figure("levelised", theirs["levelised"], ours["levelised"], 1e-2 * gross / max(npv(ours["monthly_rate"], rows["sold"]), 1e-9))
    result.figure("equity multiple", theirs["equity_multiple"], ours["equity_multiple"])
    result.figure("payback", theirs["payback"], ours["payback"], 1.0)
    roots(result, "project irr", theirs["project"], ours["project_roots"], rows["project"])
    roots(result, "equity irr", theirs["equity"], ours["equity_roots"], rows["equity"])
    if len(theirs["cover"]) != len(ours["cover"]):
        result.wrong.append(f"cover: {len(theirs['cover'])} years, second {len(ours['cover'])}")
    for year, (a, b) in enumerate(zip(theirs["cover"], ours["cover"])):
        result.figure(f"cover of year {year + 1}", a, b)
    if "weather" in case:
        compare_plant(library, case, result)
    return result


def compare_plant(library, case, result):
    """The table of loads and months of packaged DX, from the module's parameters and the hours of the air."""
    candidate = Candidate(library, case)
    weather = case["weather"]
    means, peaks = dx_air.table(candidate.module, candidate.module_table, weather["dry_bulb_c"], weather["pressure_pa"])
    for name, ours in (("facility_kw", means), ("peak_kw", peaks)):
        for load, row in enumerate(ours):
            result.row(f"plant {name}[{load}]", case["plant"][name][load], row)
    if any(map(any, case["plant"]["water_l_per_h"])):
        result.wrong.append("plant: packaged DX uses water")


def check(arguments):
    root, path = arguments
    library = Library(root)
    with open(path, encoding="utf-8") as file:
        return [compare(library, json.loads(line)) for line in file]


def main():
    root, files = sys.argv[1], sys.argv[2:]
    with multiprocessing.Pool(min(2, len(files))) as pool:
        results = [r for batch in pool.imap(check, [(root, f) for f in files]) for r in batch]
    wrong = [r for r in results if r.wrong]
    for result in wrong[:40]:
        print(result.name)
        for line in result.wrong[:6]:
            print("   ", line)
    figures = sum(r.figures for r in results)
    print(f"{len(results) - len(wrong)} candidates agree of {len(results)}; {figures} figures, largest difference {max(r.largest for r in results):.1e}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
