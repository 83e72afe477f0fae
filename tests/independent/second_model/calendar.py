# SPDX-License-Identifier: Apache-2.0
"""Months as real numbers: month t is the stretch [t, t + 1)."""

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def overlap(t, begin, end):
    """The part of month t between two moments."""
    return max(0.0, min(t + 1.0, end) - max(float(t), begin))


def hours(calendar_month):
    return 24.0 * DAYS[calendar_month]


def weeks(count):
    """Weeks as months: 52 make a year."""
    return count * 12.0 / 52.0


def nearest(value):
    """The nearest whole number, halves upwards: what a structural input counts."""
    return int(value + 0.5)
