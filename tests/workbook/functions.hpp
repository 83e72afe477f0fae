// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/workbook/evaluator.hpp"

namespace landfall::workbook {

[[nodiscard]] Result::One number_value(double value);
[[nodiscard]] Result::One text_value(std::string text);
[[nodiscard]] Result::One error_value();
[[nodiscard]] Result single(Result::One one);
[[nodiscard]] std::string shown(const Result::One& one);

/// A spreadsheet's function. Throws std::runtime_error for one that it does not know.
[[nodiscard]] Result call(const std::string& name, const std::vector<Result>& arguments);

}  // namespace landfall::workbook
