// SPDX-License-Identifier: Apache-2.0
#include "tests/workbook/functions.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <stdexcept>

namespace landfall::workbook {

using One = Result::One;
using Kind = Result::One::Kind;

One number_value(double value) { return {std::isfinite(value) ? Kind::number : Kind::error, value, ""}; }
One text_value(std::string text) { return {Kind::text, 0.0, std::move(text)}; }
One error_value() { return {Kind::error, 0.0, ""}; }
Result single(One one) {
  Result result;
  result.values[0] = std::move(one);
  return result;
}
std::string shown(const One& one) {
  return one.kind == Kind::text ? one.text : one.kind == Kind::blank ? "" : std::to_string(std::lround(one.number));
}

namespace {

/// The numbers among all values of the arguments, in order; nothing when there is an error.
std::optional<std::vector<double>> numbers(const std::vector<Result>& arguments) {
  std::vector<double> all;
  for (const Result& argument : arguments) {
    for (const One& one : argument.values) {
      if (one.kind == Kind::error) return std::nullopt;
      if (one.kind == Kind::number) all.push_back(one.number);
    }
  }
  return all;
}

Result of_numbers(const std::vector<Result>& arguments, const std::function<double(const std::vector<double>&)>& compute) {
  const auto all = numbers(arguments);
  return single(all ? number_value(compute(*all)) : error_value());
}

std::function<bool(const One&)> criterion(const One& what) {
  if (what.kind != Kind::text) return [what](const One& one) { return one.kind == Kind::number && one.number == what.number; };
  const std::string& text = what.text;
  const std::size_t sign = text.find_first_not_of("<>=");
  const std::string rest = sign == std::string::npos ? "" : text.substr(sign), mark = text.substr(0, sign);
  if (mark == "<>") return [rest](const One& one) { return shown(one) != rest; };
  const double limit = std::strtod(rest.c_str(), nullptr);
  return [mark, limit](const One& one) {
    if (one.kind != Kind::number) return false;
    return mark == ">" ? one.number > limit : mark == "<" ? one.number < limit : mark == ">=" ? one.number >= limit : one.number <= limit;
  };
}

double net_present_value(double rate, const std::vector<double>& flows, std::size_t from) {
  double value = 0.0;
  for (std::size_t t = flows.size(); t-- > from;) value = value / (1.0 + rate) + flows[t];
  return value;
}

/// Newton's rule in the rate, as spreadsheets do it.
One internal_rate(const std::vector<double>& flows, double guess) {
  double rate = guess;
  for (int step = 0; step < 100; ++step) {
    double value = 0.0, slope = 0.0, factor = 1.0;
    for (std::size_t t = 0; t < flows.size(); ++t) {
      value += flows[t] * factor;
      slope -= static_cast<double>(t) * flows[t] * factor / (1.0 + rate);
      factor /= 1.0 + rate;
    }
    const double change = value / slope;
    rate -= change;
    if (!std::isfinite(rate) || rate <= -1.0) return error_value();
    if (std::abs(change) < 1e-13) return number_value(rate);
  }
  return error_value();
}

/// Days from 1899-12-30, months beyond 12 carried on.
double date(int year, int month, int day) {
  year += (month - 1) / 12;
  month = (month - 1) % 12 + 1;
  const auto days_before = [](int y) { return 365 * (y - 1) + (y - 1) / 4 - (y - 1) / 100 + (y - 1) / 400; };
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int days = days_before(year) - days_before(1899);
  for (int m = 1; m < month; ++m) days += lengths[m - 1];
  return days + day - 364;
}

}  // namespace

Result call(const std::string& name, const std::vector<Result>& a) {
  const auto first = [&](std::size_t i) { return a.at(i).front(); };
  if (name == "IF") {
    const One& condition = a.at(0).front();
    return condition.kind == Kind::error ? single(error_value()) : condition.number != 0.0 ? a.at(1) : a.at(2);
  }
  if (name == "IFERROR") return a.at(0).front().kind == Kind::error ? a.at(1) : a.at(0);
  if (name == "ISNUMBER") return single(number_value(first(0).kind == Kind::number));
  if (name == "SUM")
    return of_numbers(a, [](const auto& all) {
      double total = 0.0;
      for (const double value : all) total += value;
      return total;
    });
  if (name == "MIN") return of_numbers(a, [](const auto& all) { return all.empty() ? 0.0 : *std::min_element(all.begin(), all.end()); });
  if (name == "MAX") return of_numbers(a, [](const auto& all) { return all.empty() ? 0.0 : *std::max_element(all.begin(), all.end()); });
  if (name == "COUNT") return of_numbers(a, [](const auto& all) { return static_cast<double>(all.size()); });
  if (name == "AVERAGE")
    return of_numbers(a, [](const auto& all) {
      double total = 0.0;
      for (const double value : all) total += value;
      return total / static_cast<double>(all.size());
    });
  if (name == "AND")
    return of_numbers(a, [](const auto& all) { return std::all_of(all.begin(), all.end(), [](double v) { return v != 0.0; }); });
  if (name == "OR")
    return of_numbers(a, [](const auto& all) { return std::any_of(all.begin(), all.end(), [](double v) { return v != 0.0; }); });
  if (name == "ABS") {
    Result result = a.at(0);
    for (One& one : result.values) one.number = std::abs(one.number);
    return result;
  }
  if (name == "INT") return single(number_value(std::floor(first(0).number)));
  if (name == "MOD") return single(number_value(first(0).number - first(1).number * std::floor(first(0).number / first(1).number)));
  if (name == "ROUNDUP") return single(number_value(std::ceil(first(0).number)));
  if (name == "DATE") {
    return single(
        number_value(date(static_cast<int>(first(0).number), static_cast<int>(first(1).number), static_cast<int>(first(2).number))));
  }
  if (name == "SUMPRODUCT") {
    double total = 0.0;
    for (std::size_t i = 0; i < a.at(0).values.size(); ++i) {
      double product = 1.0;
      for (const Result& argument : a) {
        if (argument.values.at(i).kind == Kind::error) return single(error_value());
        product *= argument.values.at(i).number;
      }
      total += product;
    }
    return single(number_value(total));
  }
  if (name == "INDEX") {
    const Result& block = a.at(0);
    const int row = static_cast<int>(first(1).number), column = static_cast<int>(first(2).number);
    if (row == 0) {
      Result result;
      result.rows = block.rows;
      result.values.clear();
      for (int r = 0; r < block.rows; ++r)
        result.values.push_back(block.values.at(static_cast<std::size_t>(r * block.columns + column - 1)));
      return result;
    }
    if (row < 1 || row > block.rows || column < 1 || column > block.columns) return single(error_value());
    return single(block.values.at(static_cast<std::size_t>((row - 1) * block.columns + column - 1)));
  }
  if (name == "SUMIF" || name == "COUNTIF" || name == "SUMIFS") {
    const Result& summed = name == "SUMIFS" ? a.at(0) : a.size() > 2 ? a.at(2) : a.at(0);
    double total = 0.0;
    for (std::size_t i = 0; i < summed.values.size(); ++i) {
      bool counts = true;
      if (name == "SUMIFS") {
        for (std::size_t k = 1; k + 1 < a.size(); k += 2) counts = counts && criterion(a[k + 1].front())(a[k].values.at(i));
      } else {
        counts = criterion(a.at(1).front())(a.at(0).values.at(i));
      }
      if (!counts) continue;
      if (name != "COUNTIF" && summed.values[i].kind == Kind::error) return single(error_value());
      total += name == "COUNTIF" ? 1.0 : summed.values[i].number;
    }
    return single(number_value(total));
  }
  if (name == "NPV") {
    const auto flows = numbers({a.begin() + 1, a.end()});
    if (!flows || first(0).kind != Kind::number) return single(error_value());
    return single(number_value(net_present_value(first(0).number, *flows, 0) / (1.0 + first(0).number)));
  }
  if (name == "IRR") {
    const auto flows = numbers({a.at(0)});
    if (!flows || (a.size() > 1 && first(1).kind == Kind::error)) return single(error_value());
    return single(internal_rate(*flows, a.size() > 1 ? first(1).number : 0.1));
  }
  throw std::runtime_error("evaluator: no function " + name);
}

}  // namespace landfall::workbook
