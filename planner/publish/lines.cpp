// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/lines.hpp"

#include <fmt/format.h>

namespace landfall::publish {

std::string percent(const std::optional<double>& rate, int decimals) {
  return rate ? fmt::format("{:.{}f} %", 100.0 * *rate, decimals) : std::string("-");
}

std::string millions(double usd) { return fmt::format("{:.1f}", usd / 1e6); }

std::string verdict_word(gates::Verdict verdict, const Context& context) {
  return context.messages.word("ui." + std::string(gates::to_string(verdict)), context.language);
}

std::string title_lines(const Context& context) {
  const portfolio::Portfolio& portfolio = context.portfolio;
  const auto name = [&](const LocalizedText& text) { return FindingArgument(in(context.language, text)); };
  return in(context.language, portfolio.name) + "\n" +
         context.messages.sentence("ui.question",
                                   {name(portfolio.deal.name), name(portfolio.financing.name), name(portfolio.investor.name),
                                    portfolio.investor.returns.hurdle.value, portfolio.valuation_date},
                                   context.language) +
         "\n\n";
}

std::string record_lines(const Context& context) {
  const Record& record = context.record;
  return context.messages.sentence("ui.record",
                                   {record.version, record.commit.substr(0, 12), record.inputs_sha256().substr(0, 16),
                                    static_cast<double>(record.seed), static_cast<double>(record.draws)},
                                   context.language) +
         "\n";
}

}  // namespace landfall::publish
