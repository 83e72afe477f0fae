// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "planner/publish/json.hpp"

/// Pieces that the text tables share.
namespace landfall::publish {

/// "12.3 %", or "-" for what does not exist.
[[nodiscard]] std::string percent(const std::optional<double>& rate, int decimals = 1);
/// Millions with one decimal: "93.4".
[[nodiscard]] std::string millions(double usd);
[[nodiscard]] std::string verdict_word(gates::Verdict verdict, const Context& context);
/// What was asked: portfolio, deal, loan, investor, valuation date.
[[nodiscard]] std::string title_lines(const Context& context);
/// Version, inputs and seed of the run.
[[nodiscard]] std::string record_lines(const Context& context);

}  // namespace landfall::publish
