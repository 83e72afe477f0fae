# SPDX-License-Identifier: Apache-2.0
"""A second implementation of Landfall's money, from docs/money.md and docs/money-formulas.md.

Standard library only. It shares no code with the engine, reads the same TOML files with Python's own parser, and takes other ways
wherever there are two: powers instead of running products, losses by vintage instead of running sums, the loan by simulation and secant
instead of sums of discount factors, rates of return by bisection.
"""
