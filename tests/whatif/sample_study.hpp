// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "planner/whatif/runner.hpp"
#include "tests/built_in.hpp"

/// Studies over the shipped data, for tests.
namespace landfall::samples {

[[nodiscard]] inline portfolio::Portfolio shipped_portfolio(std::vector<std::string> sites, std::vector<std::string> modules,
                                                            const std::string& deal = "colocation",
                                                            const std::string& financing = "project-loan") {
  static const std::vector<portfolio::SourceFile> library = test::built_in_library();
  portfolio::Request request;
  request.id = "sample";
  request.valuation_date = "2026-11-01";
  request.sites = std::move(sites);
  request.modules = std::move(modules);
  request.costs = "costs";
  request.deal = deal;
  request.financing = financing;
  request.investor = "sg-infrastructure-fund";
  FactRecord& load = request.project.it_load;
  load.value = load.low = load.high = 10000.0;
  load.year = 2026;
  Problems problems;
  portfolio::Portfolio made = portfolio::assemble(request, library, problems);
  problems.raise_if_any();
  return made;
}

[[nodiscard]] inline std::unique_ptr<const whatif::Plan> plan_of(const whatif::Study& study, std::vector<portfolio::Portfolio> portfolios) {
  Problems problems;
  auto made = whatif::plan(study, std::move(portfolios), problems);
  problems.raise_if_any();
  return made;
}

/// What a study that can't be is refused with.
[[nodiscard]] inline std::string refusal(const whatif::Study& study) {
  Problems problems;
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(shipped_portfolio({"my-johor"}, {"tower-pod-2000"}));
  (void)whatif::plan(study, std::move(portfolios), problems);
  std::string all;
  for (const InputProblem& problem : problems.all()) all += problem.what + "\n";
  return all;
}

[[nodiscard]] inline whatif::Axis axis(std::string input, std::vector<double> values) {
  whatif::Axis made;
  made.input = std::move(input);
  made.values = std::move(values);
  return made;
}

[[nodiscard]] inline whatif::Distribution law(std::string input, whatif::Shape shape, double low = 0.0, double high = 1.0) {
  whatif::Distribution made;
  made.input = std::move(input);
  made.shape = shape;
  if (shape != whatif::Shape::normal && shape != whatif::Shape::lognormal) {
    made.low = low;
    made.high = high;
    if (shape != whatif::Shape::uniform) made.mode = 0.5 * (low + high);
  }
  return made;
}

}  // namespace landfall::samples
