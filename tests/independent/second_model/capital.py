# SPDX-License-Identifier: Apache-2.0
"""Capital cost by line, and when it is spent."""

import math

from .calendar import nearest, overlap


def hardware(candidate, it_kw):
    """What a deal with GPUs buys with the build, before duty."""
    deal = candidate.deal
    bought = {}
    for share, table in candidate.generations() if candidate.gpu_share > 0.0 else []:
        gpus = it_kw * candidate.gpu_share * share / deal(f"{table}.power")
        bill = {
            "servers": gpus * deal(f"{table}.server"),
            "server-network": gpus * deal(f"{table}.fabric"),
            "optics": gpus * deal(f"{table}.optics"),
            "storage": gpus * deal(f"{table}.storage"),
        }
        bill["hardware-spares"] = deal(f"{table}.spares") * (bill["servers"] + bill["server-network"] + bill["optics"])
        for line, usd in bill.items():
            bought[line] = bought.get(line, 0.0) + usd
    return bought


def phases(candidate, count, opening, end):
    """(opening, share of the modules) of each phase: as even as whole modules allow, the larger ones first."""
    number = max(1, min(candidate.phases, count))
    sizes = [count // number + (1 if phase < count % number else 0) for phase in range(number)]
    return [(min(opening + phase * candidate.phase_gap, end) if phase else opening, size / count) for phase, size in enumerate(sizes)]


def capital(candidate, plant, plan, conditions_usd, end):
    """Lines at prices of the valuation date, escalation and working capital apart, with totals that other steps need."""
    site, module, works = candidate.site, candidate.module, candidate.costs
    count = math.ceil(candidate.it_load / module("it.load") - 1e-9)
    it_kw = count * module("it.load")
    yard = count * module("envelope.yard")
    labour = site("construction.labour_index")
    follows = works("works.site_works_labour")
    lines = {}
    land = yard
    if candidate.on_site and candidate.sizes["on_ground"]:
        land += candidate.sizes["solar"] * candidate.on_site("physics.ground_area")
    lines["land"] = land * site("land.price") if "price" in candidate.site_table["land"] else 0.0
    lines["site-works"] = yard * works("works.site_works") * (1.0 - follows + follows * labour)
    for part in ("enclosure", "cooling", "electrical", "generators"):
        lines[part] = it_kw * module("cost." + part)
    if candidate.stick_built:
        for part in ("site-works", "enclosure", "cooling", "electrical", "generators"):
            lines[part] /= 1.0 - works("prefabrication.capex_saving")
    if plant.capacity_ratio < 1.0:
        lines["cooling"] /= plant.capacity_ratio
    ex_works = sum(lines[part] for part in ("enclosure", "cooling", "electrical", "generators"))
    lines["installation"] = ex_works * module("cost.installation") * labour
    out_of_gauge = module("envelope.oversize_share")
    boxes = count * module("envelope.freight_units")
    lines["freight"] = boxes * site("logistics.freight") * (1.0 - out_of_gauge + out_of_gauge * works("works.out_of_gauge"))
    lines["duty"] = (ex_works + lines["freight"]) * candidate.tax("duty_plant")
    peak_kw = it_kw * (plant.design_kw - plant.bought_kw)
    lines["grid-connection"] = peak_kw * site("power.connection_cost")
    lines["network"] = it_kw * works("works.network")
    hard = ex_works + sum(lines[k] for k in ("freight", "duty", "site-works", "installation", "network", "grid-connection"))

    lines["solar"] = lines["battery"] = 0.0
    if candidate.on_site:
        price, sizes = candidate.on_site, candidate.sizes
        lines["solar"] = sizes["solar"] * 1000.0 * price("cost.solar")
        if sizes["battery_energy"] > 0.0:
            lines["battery"] = sizes["battery_energy"] * price("cost.battery_energy") + sizes["battery_power"] * price("cost.battery_power")
        hard += lines["solar"] + lines["battery"]

    machines = hardware(candidate, it_kw)
    lines.update(machines)
    lines["hardware-duty"] = sum(machines.values()) * candidate.tax("duty_servers")
    fleet = sum(machines.values()) + lines["hardware-duty"]

    lines["soft-cost"] = hard * works("works.soft_cost")
    lines["contingency"] = (hard + lines["soft-cost"]) * works("works.contingency")
    lines["owners-cost"] = hard * works("works.owners_cost")
    lines["conditions"] = conditions_usd

    vat = candidate.tax("vat_rate")
    back = candidate.tax("vat_recovery")
    opening = plan["opening"]
    factory, shipping, commissioning = plan["factory"], plan["shipping"], plan["commissioning"]
    once = [  # (net, from, to, rises with construction prices, bears VAT), with the first phase
        (lines["land"], 0.0, 1.0, False, False),
        (lines["grid-connection"], *plan["grid"], True, True),
        (lines["conditions"], *plan["permits"], False, False),
    ]
    by_phase = [
        (lines["site-works"], *plan["site-works"], True, True),
        (ex_works, factory[0], shipping[1], True, True),
        (lines["freight"] + lines["duty"], shipping[1] - 1.0, shipping[1], True, True),
        (lines["installation"] + lines["network"] + lines["solar"] + lines["battery"], *plan["installation"], True, True),
        (lines["soft-cost"] + lines["owners-cost"], 0.0, opening, True, True),
        (lines["contingency"], plan["site-works"][0], opening, True, True),
        (fleet, commissioning[0] - 2.0, commissioning[1], False, True),
    ]
    openings = phases(candidate, count, opening, end)
    payments = once + [
        (net * share, begin + moment - opening, stop + moment - opening, rises, taxed)
        for moment, share in openings
        for net, begin, stop, rises, taxed in by_phase
    ]
    taxed = sum(p[0] for p in payments if p[4])
    lines["vat"] = taxed * vat * (1.0 - back)
    return {
        "lines": lines, "count": count, "it_kw": it_kw, "peak_kw": peak_kw, "land_m2": land, "ex_works": ex_works, "hard": hard,
        "fleet": fleet, "fleet_vat": fleet * vat * (1.0 - back), "openings": openings, "payments": payments,
        "vat": vat, "back": back,
    }


def construction(candidate, capex, plan, working_capital, months):
    """Spending by month; fills the lines escalation and working capital."""
    inflation = candidate.costs("works.inflation")
    spend, vat_paid, refunded, stock = ([0.0] * months for _ in range(4))
    for net, begin, end, rises, taxed in capex["payments"]:
        if net <= 0.0:
            continue
        begin = max(begin, 0.0)
        end = max(end, begin + 0.25)
        kept = net * (1.0 + capex["vat"] * (1.0 - capex["back"])) if taxed else net
        returned = net * capex["vat"] * capex["back"] if taxed else 0.0
        for t in range(int(begin), min(months, math.ceil(end))):
            part = overlap(t, begin, end) / (end - begin)
            level = (1.0 + inflation) ** (t / 12.0) if rises else 1.0
            spend[t] += kept * part * level
            vat_paid[t] += returned * part * level
    held = max(plan["opening"] - 1.0, 0.0)
    for t in range(months):
        stock[t] = working_capital * overlap(t, held, held + 1.0)
    lag = nearest(candidate.tax("vat_recovery_time"))
    for t, paid in enumerate(vat_paid):
        refunded[min(t + lag, months - 1)] += paid
    capex["lines"]["escalation"] = sum(spend) - sum(capex["lines"].values())
    capex["lines"]["working-capital"] = working_capital
    return {"spend": spend, "working_capital": stock, "vat_paid": vat_paid, "vat_refunded": refunded, "cost": sum(spend) + working_capital}


def depreciable(capex):
    """(plant, building, hardware) as the authority sees them."""
    lines, hard, fleet = capex["lines"], capex["hard"], capex["fleet"]
    built = hard + lines["soft-cost"] + lines["contingency"] + lines["owners-cost"]
    fleet_vat = lines["vat"] * fleet / (built + fleet)
    all_works = built + lines["conditions"] + lines["escalation"] + lines["vat"] - fleet_vat
    building = all_works * lines["site-works"] / hard
    return all_works - building, building, fleet + fleet_vat
