# SPDX-License-Identifier: Apache-2.0
"""One candidate from its files to its returns."""

from .calendar import overlap
from .capital import capital, construction, depreciable
from .gates import burden
from .library import Candidate
from .loan import Loan, lock_up, no_loan
from .operation import fixed_rates, operate, working_capital
from .plant import Plant
from .returns import annual_roots, cover, npv, payback
from .schedule import plan_months, schedule
from .tax import depreciation, income_tax


def appraise(library, case):
    """`case`: site, module, deal, financing, investor, it_load, valuation_month, overrides, switches, plant."""
    candidate = Candidate(library, case)
    plant = Plant(case["plant"], case.get("supply"))
    deal = candidate.deal
    life = 12.0 * deal("plan.life")
    deal_load = max(deal("letting.occupancy") * deal("letting.utilisation"), 0.05)  # what limits are put to
    delay, conditions = burden(candidate, plant, deal_load, (schedule(candidate, 0.0)["opening"] + life) / 12.0)

    months = plan_months(candidate, delay)
    plan = schedule(candidate, delay)
    opening, end = plan["opening"], plan["opening"] + life
    capex = capital(candidate, plant, plan, conditions, end)
    rates = fixed_rates(candidate, capex, plant)
    built = construction(candidate, capex, plan, working_capital(candidate, capex, plant, rates), months)
    rows = operate(candidate, capex, plant, rates, opening, end, months)

    second = None  # fleet
    if deal.has("refresh") and candidate.gpu_share > 0.0:
        moment = opening + deal("refresh.after")
        price = deal("refresh.cost") * depreciable(capex)[2]
        second = (moment, price) if moment < end - 1e-6 else (end, 0.0)
    written_off, left, replaced = depreciation(candidate, capex, end, months, second)
    works, lines = candidate.costs, capex["lines"]
    floor = works("works.salvage")
    worth = floor + (1.0 - floor) * max(0.0, 1.0 - life / 12.0 / works("works.economic_life"))
    proceeds = capex["hard"] * (worth - works("works.decommissioning"))
    if second is not None:
        proceeds += second[1] * candidate.residual(end - second[0])
    elif candidate.gpu_share > 0.0:
        proceeds += capex["fleet"] * candidate.residual(life)
    closing = [overlap(t, end - 1.0, end) for t in range(months)]
    end_value = [(proceeds + lines["land"] + lines["working-capital"]) * c for c in closing]
    disposal = [(proceeds - left) * c for c in closing]
    bought, sold = [0.0] * months, [0.0] * months
    if second is not None:
        changing = [overlap(t, second[0] - 1.0, second[0]) for t in range(months)]
        price = capex["fleet"] * candidate.residual(second[0] - opening)
        bought, sold = [second[1] * c for c in changing], [price * c for c in changing]
        disposal = [d + (price - replaced) * c for d, c in zip(disposal, changing)]

    ebitda, operating = rows["ebitda"], rows["operating"]
    plain_tax = income_tax(candidate, ebitda, written_off, disposal, operating, opening, end)
    sizing = [e - t for e, t in zip(ebitda, plain_tax)]
    if candidate.repayment == "none":
        loan = no_loan(built, months)
    else:
        loan = Loan(candidate, built, opening, capex["openings"][-1][0], end, rows["running"], sizing).solve()
    tax = income_tax(candidate, ebitda, written_off, disposal, operating, opening, end, loan["interest"])
    cfads = [e - t for e, t in zip(ebitda, tax)]

    withheld = candidate.tax("withholding_dividends")
    project, equity = [], []
    cash = [
        c - s - w + i - r for c, s, w, i, r in zip(cfads, loan["service"], loan["swept"], loan["reserve_income"], loan["reserve_flow"])
    ]
    locked = [0.0] * months
    if candidate.repayment != "none" and candidate.loan.has("lock_up"):
        cash, locked = lock_up(candidate.loan("lock_up.dscr"), loan["due"], cfads, loan["service"], cash)
    for t in range(months):
        spent = built["spend"][t] + built["working_capital"][t] + built["vat_paid"][t] - built["vat_refunded"][t]
        spent += bought[t] - sold[t]
        project.append(ebitda[t] - plain_tax[t] + end_value[t] - spent)
        paid_out = cash[t]
        taken = max(paid_out, 0.0) * withheld
        equity.append(paid_out - taken + end_value[t] - spent + loan["draw"][t] - loan["fees"][t] - loan["idc"][t])
        if "new_draw" in loan:
            equity[t] += loan["new_draw"][t] - loan["new_fee"][t] - loan["old_repaid"][t]

    monthly = (1.0 + candidate.investor("returns.discount_rate")) ** (1.0 / 12.0) - 1.0
    worth_now = npv(monthly, project)
    lost = 0.0 if deal.has("tenancy") else deal("letting.credit_loss")
    kept = 1.0 - lost - deal("letting.selling_cost") - works("running.management")
    sold_now = npv(monthly, rows["sold"])
    levelised = 0.0
    if sold_now > 0.0 and kept > 0.0:
        levelised = (npv(monthly, rows["rent"]) - (worth_now + npv(monthly, plain_tax)) / kept) / sold_now
    years = cover(cfads, loan["service"], opening, loan["size"])
    paid_in = -sum(f for f in equity if f < 0.0)
    return {
        "months": months, "opening": opening, "conditions": (delay, conditions), "modules": capex["count"], "it_kw": capex["it_kw"],
        "capex_lines": lines, "capex": sum(lines.values()), "debt": loan, "cover": years, "npv": worth_now, "levelised": levelised,
        "equity_multiple": sum(f for f in equity if f > 0.0) / paid_in if paid_in > 0.0 else 0.0, "payback": payback(equity),
        "project_roots": annual_roots(project), "equity_roots": annual_roots(equity), "monthly_rate": monthly,
        "rows": {
            **rows, "spend": built["spend"], "working_capital": built["working_capital"], "vat_paid": built["vat_paid"],
            "vat_refunded": built["vat_refunded"], "depreciation": written_off, "end_value": end_value, "unlevered_tax": plain_tax,
            "tax": tax, "cfads": cfads, "project": project, "equity": equity,
            "locked": locked, "refresh_spend": bought, "refresh_proceeds": sold,
        },
    }
