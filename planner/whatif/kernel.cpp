// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/kernel.hpp"

#include "planner/finance/cash_flow.hpp"
#include "planner/whatif/figures.hpp"

namespace landfall::whatif {
namespace {

class PackKernel : public ScenarioKernel {
 public:
  [[nodiscard]] std::size_t lanes() const override { return Pack::lanes; }

  void run(const ScenarioWork& work, const DrawTable& table, std::span<Outcome* const> outcomes) override {
    ledger_.clear(work.months);
    const Reading<Pack> in(table, 0);
    const finance::CashFlow<Pack> flow = finance::cash_flow(in, work.candidate, ledger_);
    read_figures(flow, in, work, space_, outcomes);
  }

 private:
  Ledger<Pack> ledger_{0, Detail::flows};
  FigureSpace space_;
};

}  // namespace
}  // namespace landfall::whatif

extern "C" landfall::whatif::ScenarioKernel* LANDFALL_KERNEL_ENTRY(landfall_scenarios)() { return new landfall::whatif::PackKernel; }
