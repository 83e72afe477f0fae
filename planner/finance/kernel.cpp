// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/kernel.hpp"

#include "planner/finance/cash_flow.hpp"

namespace landfall::finance {
namespace {

class PackKernel : public Kernel {
 public:
  [[nodiscard]] std::size_t lanes() const override { return Pack::lanes; }

  void equity_flows(const Case& candidate, int months, const DrawTable& draws, std::size_t first,
                    std::span<std::vector<double>> equity) override {
    ledger_.clear(months);
    const CashFlow<Pack> flow = cash_flow(Reading<Pack>(draws, first), candidate, ledger_);
    for (std::size_t lane = 0; lane < equity.size(); ++lane) {
      equity[lane].resize(static_cast<std::size_t>(months));
      double* const into = equity[lane].data();
      for (int t = 0; t < months; ++t) into[t] = flow.equity[t].lane(static_cast<int>(lane));
    }
  }

  void equity_returns(const Case& candidate, int months, const DrawTable& draws, std::size_t first,
                      std::span<AnnualReturn> equity) override {
    flows_.resize(Pack::lanes);
    equity_flows(candidate, months, draws, first, std::span(flows_).first(equity.size()));
    for (std::size_t lane = 0; lane < equity.size(); ++lane) equity[lane] = annual_return(flows_[lane]);
  }

 private:
  std::vector<std::vector<double>> flows_;
  Ledger<Pack> ledger_{0, Detail::flows};
};

}  // namespace
}  // namespace landfall::finance

extern "C" landfall::finance::Kernel* LANDFALL_KERNEL_ENTRY(landfall_kernel)() { return new landfall::finance::PackKernel; }
