// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/comparison.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <algorithm>
#include <atomic>
#include <tuple>

#include "planner/committee/on_threads.hpp"
#include "planner/risk/draws.hpp"

namespace landfall::committee {
namespace {

/// Working memory of one thread, used again for each candidate: the kernel's pages cost as much as the arithmetic.
struct Memory {
  std::unique_ptr<Ledger<double>> lines;
  risk::Workspace draws;
};

bool before(const Candidate& a, const Candidate& b) {
  const auto key = [](const Candidate& candidate) {
    const appraisal::Appraisal& result = candidate.appraisal;
    const std::optional<double>& rate = result.returns.equity.rate;
    return std::tuple(result.verdict == gates::Verdict::blocked, !rate.has_value(), -rate.value_or(0.0), result.site, result.module);
  };
  return key(a) < key(b);
}

void count_first(std::vector<Candidate>& candidates) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].appraisal.verdict != gates::Verdict::blocked) open.push_back(i);
  }
  if (open.empty() || candidates[open.front()].risk.equity_irr.empty()) return;
  const std::size_t draws = candidates[open.front()].risk.equity_irr.size();
  std::vector<int> wins(candidates.size(), 0);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    std::size_t best = open.front();
    for (const std::size_t i : open) {
      if (candidates[i].risk.equity_irr[draw] > candidates[best].risk.equity_irr[draw]) best = i;
    }
    ++wins[best];
  }
  for (const std::size_t i : open) candidates[i].share_first = static_cast<double>(wins[i]) / static_cast<double>(draws);
}

}  // namespace

Comparison compare(portfolio::Portfolio& portfolio, const Options& options) {
  const ForEach for_each = on_threads(options.threads);
  const DrawTable draws = risk::draw(portfolio, for_each);
  const std::size_t site_count = portfolio.site_ids.size(), module_count = portfolio.module_ids.size();

  Comparison comparison;
  comparison.candidates.resize(site_count * module_count);
  std::atomic<std::size_t> done{0};
  tbb::enumerable_thread_specific<Memory> memory;
  // Place by place, so that few years of weather are in memory at a time.
  for_each(site_count, [&](std::size_t place) {
    const sites::Site& site = portfolio.sites.at(portfolio.site_ids[place]);
    const climate::Year weather = appraisal::weather_of(portfolio, site);
    const climate::DesignConditions design = appraisal::design_of(portfolio, site);
    for_each(module_count, [&](std::size_t which) {
      const modules::Module& module = portfolio.modules.at(portfolio.module_ids[which]);
      Candidate& candidate = comparison.candidates[place * module_count + which];
      Memory& mine = memory.local();
      candidate.appraisal = appraisal::appraise(portfolio, site, module, weather, design, std::move(mine.lines));
      candidate.risk = risk::distribution(*candidate.appraisal.basis, draws, portfolio.investor.returns.hurdle.value, mine.draws);
      if (!options.keep_rows) mine.lines = appraisal::release_rows(candidate.appraisal);
      const std::size_t finished = ++done;
      if (options.progress) options.progress(finished, comparison.candidates.size());
    });
  });

  std::stable_sort(comparison.candidates.begin(), comparison.candidates.end(), before);
  for (std::size_t i = 0; i < comparison.candidates.size(); ++i) comparison.candidates[i].rank = static_cast<int>(i) + 1;
  count_first(comparison.candidates);
  return comparison;
}

}  // namespace landfall::committee
