# SPDX-License-Identifier: Apache-2.0
"""The TOML files of the repository, with overrides on top."""

import copy
import pathlib
import tomllib

FOLDERS = {
    "country": "sites/data/countries",
    "site": "sites/data/places",
    "module": "planner/modules/data",
    "costs": "planner/cost/data",
    "deal": "planner/deal/data",
    "financing": "planner/finance/data",
    "investor": "planner/gates/data",
    "project": "planner/portfolio/data",
    "on_site": "planner/energy/data",
}


class Library:
    def __init__(self, root):
        self.tables = {}
        for kind, folder in FOLDERS.items():
            for path in sorted((pathlib.Path(root) / folder).glob("*.toml")):
                with open(path, "rb") as file:
                    table = tomllib.load(file)
                if "id" in table:
                    self.tables[kind, table["id"]] = table

    def table(self, kind, name):
        return self.tables[kind, name]


class Facts:
    """The facts of one object: facts("works.inflation") is the value, facts.high(...) the upper end of its range."""

    def __init__(self, table, prefixes, overrides):
        self.table = table
        self.prefixes = prefixes  # what a path of an override may begin with
        self.overrides = overrides

    def _overridden(self, path):
        for prefix in self.prefixes:
            if prefix + path in self.overrides:
                return self.overrides[prefix + path]
        return None

    def _fact(self, path):
        node = self.table
        for key in path.split("."):
            node = node[key]
        return node

    def has(self, path):
        try:
            self._fact(path)
            return True
        except KeyError:
            return False

    def __call__(self, path):
        value = self._overridden(path)
        return float(self._fact(path)["value"]) if value is None else value

    def given(self, path, otherwise):
        """A figure that no file holds and an override may."""
        value = self._overridden(path)
        return otherwise if value is None else value

    def high(self, path):
        value = self._overridden(path)
        return float(self._fact(path)["high"]) if value is None else value


class Tariff:
    """A schedule's rates and clauses; what the file leaves out is None."""

    def __init__(self, table, prefix, overrides):
        self.table, self.prefix, self.overrides = table, prefix, overrides

    def rate(self, number):
        """Of period 1, 2, ..."""
        return self.overrides.get(f"{self.prefix}period_{number}", self.table["periods"][number - 1]["rate"]["value"])

    def __call__(self, name):
        return self.overrides.get(self.prefix + name, self.table[name]["value"]) if name in self.table else None


def put(table, keys, value):
    """A figure that the file does not have."""
    for key in keys[:-1]:
        table = table.setdefault(key, {})
    table[keys[-1]] = {"value": value, "low": value, "high": value}


class Candidate:
    """One place, design, deal, loan and investor. `switches` replace plain keys of the files."""

    def __init__(self, library, case):
        overrides = case.get("overrides", {})
        switches = case.get("switches", {})
        self.deal_table = copy.deepcopy(library.table("deal", case["deal"]))
        self.financing_table = copy.deepcopy(library.table("financing", case["financing"]))
        site = library.table("site", case["site"])
        country = library.table("country", site["country"])
        module = library.table("module", case["module"])
        for path, value in case.get("terms", {}).items():
            put(self.deal_table if path.startswith("deal.") else self.financing_table, path.split(".")[1:], value)
        self.site_table, self.country_table, self.module_table = site, country, module
        self.investor_table = library.table("investor", case["investor"])
        self.site = Facts(site, [f"site.{site['id']}.", "site."], overrides)
        self.country = Facts(country, [f"country.{country['id']}.", "country."], overrides)
        self.module = Facts(module, [f"module.{module['id']}.", "module."], overrides)
        self.costs = Facts(library.table("costs", case.get("costs", "costs")), ["costs."], overrides)
        self.deal = Facts(self.deal_table, ["deal."], overrides)
        self.loan = Facts(self.financing_table, ["financing."], overrides)
        self.investor = Facts(self.investor_table, ["investor."], overrides)
        self.it_load = overrides.get("project.it_load", case["it_load"])
        self.valuation_month = case["valuation_month"]
        self.gulf = country["region"] == "middle-east"
        self.energy_only = switches.get("tariff_basis", site["power"].get("tariff_basis", "all-in")) == "energy-only"
        self.offshore = switches.get("lender", self.financing_table.get("lender", "onshore")) == "offshore"
        self.pillar2 = switches.get("pillar2", self.investor_table.get("pillar2_in_scope", False))
        self.colocation = self.deal_table["kind"] == "colocation"
        self.repayment = self.financing_table["repayment"]
        self.tariff = None
        if switches.get("time_of_use", False):
            owner = ("site", site) if "tariff" in site else ("country", country)
            if "tariff" in owner[1]:
                self.tariff = Tariff(owner[1]["tariff"], f"{owner[0]}.{owner[1]['id']}.tariff.", overrides)
        self.sizes = case.get("on_site")
        self.on_site = Facts(library.table("on_site", "on-site"), ["on_site."], overrides) if self.sizes else None
        self.district = module["cooling"]["archetype"] == "district"
        self.parity = switches.get("parity", self.costs.table.get("currency_path", "stated") == "parity")
        self.stick_built = switches.get("stick_built", False)
        self.phases = switches.get("phases", 1)
        self.phase_gap = overrides.get("project.phase_gap", switches.get("phase_gap", 0.0))
        self.local_loan = switches.get("local_loan", self.financing_table.get("currency", "dollar") == "local")
        self.gpu_share = 1.0
        if self.colocation:
            self.gpu_share = self.deal("colocation.gpu_share") if self.deal.has("colocation.gpu_share") else 0.0

    def currency(self, months):
        """What a unit of the country's money is worth in dollars after some months, over now."""
        inflation, fall = self.country("money.inflation"), self.country("money.depreciation_against_usd")
        year = (1.0 + self.costs("running.dollar_inflation")) / (1.0 + inflation) if self.parity else 1.0 - fall
        return year ** (months / 12.0)

    def generations(self):
        """(share of the fleet's power, table) of each generation."""
        further = [(self.deal(f"{name}.share"), name) for name in ("gpu_2", "gpu_3") if self.deal.has(name)]
        return [(1.0 - sum(share for share, _ in further), "gpu"), *further]

    def residual(self, months):
        """Resale value of hardware of some age, of its price."""
        if not self.deal.has("residual"):
            return self.deal("gpu.residual")
        points = [1.0] + [self.deal(f"residual.year_{year}") for year in range(1, 7)]
        years = min(months / 12.0, 6.0)
        whole = min(int(years), 5)
        return points[whole] + (points[whole + 1] - points[whole]) * (years - whole)

    def tax(self, name):
        """A place's own tax where its file has one, else its country's."""
        return self.site("tax." + name) if self.site.has("tax." + name) else self.country("tax." + name)
