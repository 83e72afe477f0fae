# SPDX-License-Identifier: Apache-2.0
"""Revenue and running cost by month."""

from .calendar import hours, overlap
from .letting import Letting, after


def indices(candidate, t):
    """(energy, local, dollar): price levels of month t over the valuation date."""
    country, running, tariff = candidate.country, candidate.costs, candidate.tariff
    years = t / 12.0
    rise = running("running.energy_escalation")
    fuel = reform = None
    if tariff is not None:
        rise = rise if tariff("escalation") is None else tariff("escalation")
        fuel, reform = tariff("fuel_share"), tariff("reform_step")
    energy = (1.0 + rise) ** years
    if fuel is not None:
        energy = (1.0 - fuel) * energy + fuel * (1.0 + tariff("fuel_drift")) ** years
    if reform is not None:
        energy *= 1.0 + reform * min(max(t + 1.0 - tariff("reform_month"), 0.0), 1.0)
    return (
        energy,
        (1.0 + country("money.inflation")) ** years * candidate.currency(t),
        (1.0 + running("running.dollar_inflation")) ** years,
    )


def fixed_rates(candidate, capex, plant):
    """Running cost a year that follows neither load nor revenue, by line, at prices of the valuation date."""
    site, module, costs, country, lines = candidate.site, candidate.module, candidate.costs, candidate.country, capex["lines"]
    wages = (capex["it_kw"] / 10000.0) ** costs("staff.scale") * site("construction.labour_index")
    crews = costs("staff.crews")
    built = capex["hard"] + lines["soft-cost"] + lines["owners-cost"]
    insured = built + capex["fleet"]
    burning = site("power.outage_duration") + costs("running.generator_tests")
    rates = {
        "staff-operators": module("crew.operators") * crews * costs("staff.operator_pay") * wages,
        "staff-guards": costs("staff.guard_posts") * crews * costs("staff.guard_pay") * wages,
        "staff-engineers": module("crew.engineers") * costs("staff.engineer_pay") * wages,
        "staff-managers": costs("staff.managers") * costs("staff.manager_pay") * wages,
        "maintenance-enclosure": lines["enclosure"] * costs("maintenance.enclosure"),
        "maintenance-cooling": lines["cooling"] * module("cost.cooling_maintenance"),
        "maintenance-electrical": lines["electrical"] * costs("maintenance.electrical"),
        "maintenance-generators": lines["generators"] * costs("maintenance.generators"),
        "spares": capex["ex_works"] * costs("running.spares"),
        "generator-fuel": capex["peak_kw"] * burning * costs("running.generator_fuel") * country("power.diesel_price"),
        "insurance": insured * country("risk.insurance_rate"),
        "war-risk": insured * country("risk.war_premium_rate"),
        "property-tax": built * candidate.tax("property_tax"),
        "land-lease": capex["land_m2"] * site("land.lease") if "lease" in candidate.site_table["land"] else 0.0,
        "network": capex["it_kw"] * costs("running.network"),
        "licences": costs("running.licences"),
        "hardware-support": capex["fleet"] * candidate.deal("gpu.support") if candidate.gpu_share > 0.0 else 0.0,
    }
    rates["on-site"] = 0.0
    if candidate.on_site:
        cost, sizes = candidate.on_site, candidate.sizes
        rates["on-site"] = sizes["solar"] * cost("cost.solar_upkeep") + lines["battery"] * cost("cost.battery_upkeep")
        worn = max(1.0 / cost("cost.battery_life"), plant.cycles / cost("cost.battery_cycles"))
        cells = sizes["battery_energy"] * cost("cost.battery_energy")
        rates["on-site"] += cells * max(worn - 1.0 / candidate.deal("plan.life"), 0.0)
    return rates


def period_prices(candidate, plant):
    """USD a kWh in each of the tariff's periods; a load that is the same at all hours pays energy_tariff."""
    level, tariff = candidate.site("power.energy_tariff"), candidate.tariff
    if tariff is None:
        return [level for _ in plant.periods]
    rates = [tariff.rate(p + 1) for p in range(len(plant.periods))]
    flat = sum(rate * period["year_hours"] for rate, period in zip(rates, plant.periods))
    fixed = 0.0 if candidate.energy_only else tariff("demand_share") or 0.0
    return [level * (fixed + (1.0 - fixed) * rate / flat) for rate in rates]


LOCAL = ("staff-operators", "staff-guards", "staff-engineers", "staff-managers", "property-tax", "land-lease")


def working_capital(candidate, capex, plant, rates):
    """Months of fixed running cost and of the electricity that tenants do not pay, in January at the stabilised load."""
    deal = candidate.deal
    load = deal("letting.occupancy") * deal("letting.utilisation")
    unpaid = 1.0 - (deal("colocation.pass_through") * (1.0 - candidate.gpu_share) if candidate.colocation else 0.0)
    kwh = capex["it_kw"] * plant.read("facility_kw", load, 0) * 8760.0 / 12.0
    month = sum(rates.values()) / 12.0 + kwh * candidate.site("power.energy_tariff") * unpaid
    return candidate.costs("works.working_capital") * month


def rent_price(candidate, t):
    """USD per kW-month in month t, its part in local currency at the rate of the month."""
    deal, years = candidate.deal, t / 12.0
    base = candidate.site("market.colocation_rent") * deal("colocation.rent_level") * (1.0 + candidate.module("market.rent_premium"))
    local = deal("local_rent.share") if deal.has("local_rent") else 0.0
    price = base * (1.0 - local) * (1.0 + deal("colocation.escalator")) ** years
    if local > 0.0:
        price += base * local * (1.0 + deal("local_rent.escalator")) ** years * candidate.currency(t)
    return price


def surprises(candidate, opening, t):
    """What the price's surprises of six years have made of a price of 1 by month t."""
    deal = candidate.deal
    factors = candidate.__dict__.setdefault("surprise_factors", {}).setdefault(opening, [])
    base = 1.0 + deal("volatility.yearly")
    steps = [base ** (deal.given("volatility.surprise_%d" % (year + 1), 0.0) / 12.0) - 1.0 for year in range(6)]
    while len(factors) <= t:
        month = len(factors)
        move = sum(step * (after(month, opening + 12.0 * year) - after(month, opening + 12.0 * (year + 1))) for year, step in enumerate(steps))
        factors.append((factors[-1] if factors else 1.0) * (1.0 + move))
    return factors[t]


def gpu_price(candidate, opening, t):
    """USD per GPU-hour in month t of the fleet's mix."""
    deal = candidate.deal
    counts = [(share / deal(f"{table}.power"), table) for share, table in candidate.generations()]
    first = int(opening)  # the month of the opening drifts by its open part
    mix = 0.0
    for count, table in counts:
        price = deal(f"{table}.price")
        if t + 1 > opening:
            monthly = (1.0 + deal(f"{table}.drift")) ** (1.0 / 12.0) - 1.0
            price *= (1.0 + monthly * (first + 1.0 - opening)) * (1.0 + monthly) ** (t - first)
        mix += price * count / sum(c for c, _ in counts)
    if deal.has("volatility"):
        mix *= surprises(candidate, opening, t)
    if deal.has("regime"):
        mix *= 1.0 + deal("regime.probability") * deal("regime.step") * after(t, deal("regime.after"))
    if deal.has("refresh"):
        part = after(t, opening + deal("refresh.after"))
        mix *= 1.0 - part + part * deal("refresh.yield")
    return mix


def operate(candidate, capex, plant, rates, opening, end, months):
    """Rows by month."""
    names = ("operating", "running", "share", "paid", "load", "energy_kwh", "it_kwh", "water_m3", "energy", "demand", "water", "cooling-service", "sold",
             "price", "rent", "pass_through", "credit_loss", "revenue", *rates, "management", "selling", "opex", "ebitda")
    rows = {name: [0.0] * months for name in names}
    site, costs, deal = candidate.site, candidate.costs, candidate.deal
    overhead, tariff = costs("running.overhead_factor"), site("power.energy_tariff")
    if site.has("climate.departure"):
        overhead *= 1.0 + site("climate.departure") * plant.overhead_per_k
    demand_charge = site("power.demand_charge") if candidate.energy_only else 0.0
    prices = period_prices(candidate, plant)
    ratchet = candidate.tariff("ratchet") if candidate.tariff else None
    measured = [0.0] * months
    service = costs("running.cooling_service") if candidate.district else 0.0

    def operated(quantity, load, month):
        return load + overhead * (plant.read(quantity, load, month) - load)

    tenants = Letting(candidate, capex["openings"], end)
    lost = 0.0 if deal.has("tenancy") else deal("letting.credit_loss")
    fleet = 0.0
    if candidate.gpu_share > 0.0:
        power = sum(share / deal(f"{table}.power") for share, table in candidate.generations())
        fleet = capex["it_kw"] * candidate.gpu_share * power
    for t in range(months):
        open_part = sum(share * overlap(t, moment, end) for moment, share in capex["openings"])
        month = (candidate.valuation_month - 1 + t) % 12
        share, paid = tenants.month(t)
        load = share * deal("letting.utilisation")
        energy_index, local, dollar = indices(candidate, t)
        kw_hours = capex["it_kw"] * open_part * hours(month)
        facility = operated("facility_kw", load, month)
        price = rent_price(candidate, t) if candidate.colocation else gpu_price(candidate, opening, t)
        row = {"operating": open_part, "running": overlap(t, opening, end), "share": share, "paid": paid, "load": load, "price": price}
        row["energy_kwh"], row["it_kwh"] = kw_hours * facility, kw_hours * load
        row["water_m3"] = kw_hours * plant.read("water_l_per_h", load, month) * costs("running.water_factor") / 1000.0
        saved = 0.0
        if plant.periods:
            cost = 0.0
            for period, kwh_price in zip(plant.periods, prices):
                it_part = load * period["hours"][month]
                cost += kwh_price * (it_part + overhead * (plant.interpolate(period["facility_kw"], load, month) - it_part))
                if candidate.on_site:
                    age = max(t + 0.5 - opening, 0.0) / 12.0
                    for source, wear in (("solar_kw", "cost.solar_degradation"), ("battery_kw", "cost.battery_degradation")):
                        saved += kwh_price * plant.interpolate(period[source], load, month) * (1.0 - candidate.on_site(wear)) ** age
            row["energy"] = kw_hours * (cost - saved) * energy_index
        else:
            row["energy"] = row["energy_kwh"] * tariff * energy_index
        peak = operated("peak_kw", load, month)
        measured[t] = peak * open_part
        if ratchet is not None:
            peak = max([peak] + [ratchet * before for before in measured[max(t - 11, 0):t]])
        row["demand"] = peak * capex["it_kw"] * open_part * demand_charge * energy_index
        row["water"] = row["water_m3"] * site("water.tariff") * local
        row["cooling-service"] = row["it_kwh"] * service * dollar

        row["sold"] = (capex["it_kw"] if candidate.colocation else fleet * hours(month)) * share * open_part
        row["rent"] = 0.0
        if candidate.colocation:
            row["rent"] += capex["it_kw"] * (1.0 - candidate.gpu_share) * paid * open_part * price
        if candidate.gpu_share > 0.0:
            row["rent"] += fleet * paid * open_part * hours(month) * gpu_price(candidate, opening, t)
        if candidate.colocation and open_part > 0.0:
            kept = 1.0 - candidate.sizes["tenant_share"] if candidate.on_site else 0.0
            charged = row["energy"] + kw_hours * saved * kept * energy_index + row["demand"]
            price_kwh = charged / row["energy_kwh"]
            own = row["it_kwh"] * price_kwh
            owed = own * operated("facility_kw", 1.0, month) + row["cooling-service"]
            row["pass_through"] = deal("colocation.pass_through") * (1.0 - candidate.gpu_share) * min(owed, own * deal("colocation.pue_cap"))
        row.setdefault("pass_through", 0.0)
        row["credit_loss"] = -(row["rent"] + row["pass_through"]) * lost
        row["revenue"] = row["rent"] + row["pass_through"] + row["credit_loss"]

        for name, rate in rates.items():
            running = open_part if name != "land-lease" else 1.0 - (t + 1.0 - min(max(end, t), t + 1.0))
            row[name] = rate / 12.0 * (local if name in LOCAL else dollar) * running
        row["management"] = row["rent"] * costs("running.management")
        row["selling"] = row["rent"] * deal("letting.selling_cost")
        row["opex"] = sum(row[k] for k in ("energy", "demand", "water", "cooling-service", *rates, "management", "selling"))
        row["ebitda"] = row["revenue"] - row["opex"]
        for name, value in row.items():
            rows[name][t] = value
    return rows
