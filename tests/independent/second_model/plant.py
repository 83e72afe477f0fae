# SPDX-License-Identifier: Apache-2.0
"""The plant's table of loads and months, read by linear interpolation."""

import bisect

from .calendar import DAYS

LOADS = (0.05, 0.07, 0.1, 0.15, 0.2, 0.26, 0.32, 0.39, 0.46, 0.55, 0.65, 0.76, 0.88, 1.0)


class Plant:
    """`tables` hold facility_kw, peak_kw and water_l_per_h as [load][month], per kW of design IT."""

    def __init__(self, tables, supply=None):
        self.tables = tables
        self.design_kw = tables["design_facility_kw"]
        self.overhead_per_k = tables["overhead_per_k"]
        self.bought_kw = tables["design_bought_kw"]
        self.capacity_ratio = tables["capacity_ratio_0_4"]
        self.periods = [] if supply is None else supply["periods"]
        self.cycles = 0.0 if supply is None else supply["cycles"]
        if supply is not None:
            self.tables = {**tables, "peak_kw": supply["demand_kw"]}

    def read(self, quantity, load, month):
        """Below the first load and above the last the outer segments go on."""
        return self.interpolate(self.tables[quantity], load, month)

    @staticmethod
    def interpolate(table, load, month):
        right = min(max(bisect.bisect_left(LOADS, load), 1), len(LOADS) - 1)
        left = right - 1
        a, b = table[left][month], table[right][month]
        return a + (b - a) * (load - LOADS[left]) / (LOADS[right] - LOADS[left])

    def annual_pue(self, load):
        return self._mean("facility_kw", load) / load

    def annual_wue(self, load):
        return self._mean("water_l_per_h", load) / load

    def _mean(self, quantity, load):
        return sum(DAYS[m] * self.read(quantity, load, m) for m in range(12)) / 365.0
