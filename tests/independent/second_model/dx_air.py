# SPDX-License-Identifier: Apache-2.0
"""Packaged DX cooling worked out from its parameters and the hours of the air, after docs/plant.md and the headers of planner/plant."""

from .calendar import DAYS
from .plant import LOADS

# EnergyPlus example DX coil (Modelica Buildings, Curve_I): the shape of capacity and of energy input over wet bulb entering and outdoor air.
CAPFT = (0.942587793, 0.009543347, 0.000683770, -0.011042676, 0.000005249, -0.000009720)
EIRFT = (0.342414409, 0.034885008, -0.000623700, 0.004977216, 0.000437951, -0.000728028)
WET_BULB_RANGE, OUTDOOR_RANGE, REFERENCE_WET_BULB, SMALLEST_PART_LOAD = (12.78, 23.89), (18.0, 46.11), 19.44, 0.1


def surface(c, te, tc):
    return c[0] + c[1] * te + c[2] * te * te + c[3] * tc + c[4] * tc * tc + c[5] * te * tc


def input_over_part_load(x):
    """Power over full power at part load x: the part load factor 0.85 + 0.15 x of a cycling machine."""
    return x / (0.85 + 0.15 * x)


def limited(value, low, high):
    return min(max(value, low), high)


class DxAir:
    def __init__(self, module, table, pressure):
        self.of = module
        self.redundancy = table["electrical"]["ups_redundancy"]
        self.pressure = pressure
        self.full_room = self.room(1.0)
        full = 1.0 + self.full_room
        air = 1.184 * (298.15 / (273.15 + module("cooling.supply_air_temperature"))) * (pressure / 101325.0)
        flow = full / (air * 1.02 * module("cooling.air_temperature_rise"))
        self.fan_full = flow * module("cooling.fan_pressure") / module("cooling.fan_efficiency") / 1000.0
        self.design_heat = full + self.fans(full)

    def ups(self):
        modules = self.of("electrical.ups_modules")
        return {"n": 1.0, "n+1": (modules + 1.0) / modules, "2n": 2.0}[self.redundancy]

    def parts(self, load):
        """(distribution, UPS, house) losses."""
        e = self.of
        distribution = e("electrical.distribution") * load**2
        rating = self.ups() * (1.0 + e("electrical.distribution"))
        x = (load + distribution) / rating
        ups = rating * (e("electrical.ups_constant") + e("electrical.ups_linear") * x + e("electrical.ups_square") * x * x)
        return distribution, ups, e("electrical.house")

    def room(self, load):
        return sum(self.parts(load))

    def fans(self, heat):
        units = self.of("cooling.fan_units_ratio")
        speed = max(heat / ((1.0 + self.full_room) * units), self.of("cooling.fan_minimum_speed"))
        return units * self.fan_full * speed**2.7

    def compressors(self, heat, outdoor):
        of = self.of
        rating = of("cooling.rating_evaporator")
        wet_bulb = of("cooling.supply_air_temperature") + of("cooling.air_temperature_rise") - rating + REFERENCE_WET_BULB
        te = limited(wet_bulb, *WET_BULB_RANGE)
        moved = wet_bulb - te
        rated_te, rated_tc = REFERENCE_WET_BULB, limited(of("cooling.rating_condenser"), *OUTDOOR_RANGE)
        tc = max(outdoor - moved, OUTDOOR_RANGE[0], self.vertex(te))
        capacity = max(surface(CAPFT, te, tc) / surface(CAPFT, rated_te, rated_tc), 0.1)
        energy = surface(EIRFT, te, tc) / surface(EIRFT, rated_te, rated_tc) / of("cooling.machine_cop")
        one = of("cooling.machine_capacity") * self.design_heat / of("cooling.machines") * capacity
        wanted = heat / one
        most = of("cooling.machines") + of("cooling.spare_machines_running")
        running = limited(wanted / of("cooling.stage_part_load"), 1.0, most)
        x = limited(wanted / running, SMALLEST_PART_LOAD, 1.0)
        return heat * energy * input_over_part_load(x) / x

    def vertex(self, te):
        return -(EIRFT[3] + EIRFT[5] * te) / (2.0 * EIRFT[4]) if EIRFT[4] > 0.0 else -1e9

    def facility(self, load, outdoor):
        of = self.of
        heat = load + self.room(load)
        fans = self.fans(heat)
        fed = load + self.room(load) + fans + self.compressors(heat + fans, outdoor)
        rating = of("electrical.transformer_rating")
        loss = rating * (of("electrical.transformer_no_load") + of("electrical.transformer_load") * (fed / rating) ** 2)
        return fed + loss


def table(module, file, dry_bulb, pressure):
    """(mean, peak) facility power by load and month."""
    plant = DxAir(module, file, pressure)
    means, peaks = [], []
    for load in LOADS:
        mean, peak, hour = [], [], 0
        for days in DAYS:
            powers = [plant.facility(load, t) for t in dry_bulb[hour:hour + 24 * days]]
            hour += 24 * days
            mean.append(sum(powers) / len(powers))
            peak.append(max(powers))
        means.append(mean)
        peaks.append(peak)
    return means, peaks
