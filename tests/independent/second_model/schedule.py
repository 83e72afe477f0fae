# SPDX-License-Identifier: Apache-2.0
"""From the decision to the opening, in months."""

import math

from .calendar import weeks


def schedule(candidate, delay, latest=False):
    """Windows (from, to) of the activities, and the opening; `latest` reads the upper ends of the ranges."""

    def of(facts, path):
        return facts.high(path) if latest else facts(path)

    costs, module = candidate.costs, candidate.module
    permits = of(costs, "time.design_and_permits") + delay
    grid = of(candidate.site, "power.connection_time") + of(costs, "time.grid_margin")
    factory = weeks(of(module, "schedule.factory_slot") + of(module, "schedule.manufacture"))
    shipping = weeks(of(costs, "time.shipping_middle_east" if candidate.gulf else "time.shipping_southeast_asia"))
    works = of(costs, "time.site_works")
    install = weeks(of(module, "schedule.install"))
    commission = weeks(of(module, "schedule.commission"))

    if candidate.stick_built:
        longer = 1.0 / (1.0 - of(costs, "prefabrication.time_saving"))
        factory, shipping, works, install = (longer * each for each in (factory, shipping, works, install))
    built = permits + max(works, factory + shipping) + install
    ready = max(built, grid)
    start = ready - install  # everything that the installation needs arrives now and no sooner
    return {
        "permits": (0.0, permits),
        "grid": (0.0, grid),
        "factory": (start - shipping - factory, start - shipping),
        "shipping": (start - shipping, start),
        "site-works": (start - works, start),
        "installation": (start, ready),
        "commissioning": (ready, ready + commission),
        "opening": ready + commission,
    }


def plan_months(candidate, delay):
    """Whole years that hold the latest opening and the longest life inside the facts' ranges."""
    latest = schedule(candidate, delay, latest=True)["opening"] + 12.0 * candidate.deal.high("plan.life")
    return 12 * math.ceil(latest / 12.0)
