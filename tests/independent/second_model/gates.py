# SPDX-License-Identifier: Apache-2.0
"""What the rules add in months and money: conditions that are not met."""


def _fails(rule, candidate, plant, deal_load, plan_years):
    kind = rule["kind"]
    if kind == "export-licence":
        return candidate.investor_table.get("advanced_chips", True) and rule.get("licence", "unknown") == "required"
    if kind == "permit":
        exempt = candidate.module_table["workload"] in rule.get("exempt_workloads", [])
        return not exempt and rule.get("regime", "unknown") in ("vetted", "allocation", "frozen", "closed")
    if kind == "limit":
        load = rule.get("load", deal_load)
        reached = plant.annual_pue(load) if rule["metric"] == "pue" else plant.annual_wue(load)
        return rule["maximum"] != "unknown" and reached > rule["maximum"]
    if kind == "tenure":
        return rule["years"] != "unknown" and rule["years"] < plan_years
    if kind == "war-risk":
        return rule.get("insurable", "unknown") == "no"
    if kind == "resource":
        archetype = candidate.module_table["cooling"]["archetype"]
        needed = {"seawater": "seawater", "district": "district-cooling"}.get(archetype)
        return rule["resource"] == needed and rule.get("available", "unknown") == "no"
    return False  # data and ownership only inform


def burden(candidate, plant, deal_load, plan_years):
    """(months, USD): conditions are worked on side by side, so the longest delay counts; costs add up."""
    months, usd = 0.0, 0.0
    for table in (candidate.country_table, candidate.site_table, candidate.investor_table):
        for rule in table.get("rules", []):
            if rule["effect"] == "conditions" and _fails(rule, candidate, plant, deal_load, plan_years):
                months = max(months, float(rule.get("months", 0.0)))
                usd += float(rule.get("cost_usd", 0.0))
    return months, usd
