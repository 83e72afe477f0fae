# SPDX-License-Identifier: Apache-2.0
"""Present values, rates of return by bisection, cover."""

import math


def npv(rate, flows):
    total = 0.0
    for flow in reversed(flows):  # Horner's rule
        total = total / (1.0 + rate) + flow
    return total


def _value(x, flows):
    """Sign of the net present value at the log rate x, free of overflow: weights are at most 1."""
    if x >= 0.0:
        return math.fsum(c * math.exp(-x * t) for t, c in enumerate(flows))
    last = len(flows) - 1
    return math.fsum(c * math.exp(x * (last - t)) for t, c in enumerate(flows))


def sign_changes(flows):
    signs = [f > 0.0 for f in flows if f != 0.0]
    return sum(a != b for a, b in zip(signs, signs[1:]))


def monthly_roots(flows):
    """Roots of the net present value a month, from a scan of the log rate and bisection; flows of one change of sign have one."""
    flows = list(flows)
    while flows and flows[-1] == 0.0:
        flows.pop()
    if sign_changes(flows) == 0:
        return []
    if sign_changes(flows) == 1:
        edges = [-22.0, 15.0]
    else:
        edges = [-22.0 + 0.1 * i for i in range(218)] + [-0.2 + 0.0005 * i for i in range(800)] + [0.2 + 0.1 * i for i in range(149)]
    values = [_value(x, flows) for x in edges]
    roots = []
    for a, b, fa, fb in zip(edges, edges[1:], values, values[1:]):
        if fa == 0.0:
            roots.append(a)
        elif (fa > 0.0) != (fb > 0.0) and fb != 0.0:
            while b - a > 1e-16 * max(1.0, abs(a)):
                middle = 0.5 * (a + b)
                if middle in (a, b):
                    break
                fm = _value(middle, flows)
                if (fm > 0.0) == (fa > 0.0):
                    a = middle
                else:
                    b = middle
            roots.append(0.5 * (a + b))
    return roots


def annual_roots(flows):
    return [math.expm1(12.0 * x) for x in monthly_roots(flows)]


def cover(cfads, service, opening, size):
    """CFADS over service of each loan year from the first full month of operation."""
    years, first = [], math.ceil(opening)
    while first + 12 <= len(cfads):
        paid = sum(service[first:first + 12])
        if paid <= 1e-9 * size or paid <= 0.0:
            break
        years.append(sum(cfads[first:first + 12]) / paid)
        first += 12
    return years


def payback(flows):
    """When the running sum turns non-negative for good."""
    running, at = 0.0, None
    for t, flow in enumerate(flows):
        before, running = running, running + flow
        if running < 0.0:
            at = None
        elif at is None and before < 0.0:
            at = t - before / flow
    return at
