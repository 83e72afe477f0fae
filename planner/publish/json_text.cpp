// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <iterator>
#include <stdexcept>

#include "planner/publish/json.hpp"

namespace landfall::publish {
namespace {

namespace json = boost::json;

constexpr int significant_digits = 10;

bool is_flat(const json::value& value) { return !value.is_object() && !value.is_array(); }

void write(const json::value& value, std::string& text, std::size_t depth);

template <class Items, class WriteItem>
void write_list(const Items& items, char open, char close, bool flat, std::string& text, std::size_t depth, WriteItem write_item) {
  text += open;
  bool first = true;
  for (const auto& item : items) {
    if (!first) text += flat ? ", " : ",";
    if (!flat) text.append("\n").append(2 * (depth + 1), ' ');
    write_item(item);
    first = false;
  }
  if (!flat && !items.empty()) text.append("\n").append(2 * depth, ' ');
  text += close;
}

void write(const json::value& value, std::string& text, std::size_t depth) {
  if (const json::object* object = value.if_object()) {
    write_list(*object, '{', '}', false, text, depth, [&](const json::key_value_pair& entry) {
      text += json::serialize(json::string(entry.key()));
      text += ": ";
      write(entry.value(), text, depth + 1);
    });
  } else if (const json::array* array = value.if_array()) {
    bool flat = true;
    for (const json::value& item : *array) flat = flat && is_flat(item);
    write_list(*array, '[', ']', flat, text, depth, [&](const json::value& item) { write(item, text, depth + 1); });
  } else if (value.is_double()) {
    const double number = value.get_double();
    if (!std::isfinite(number)) throw std::domain_error("json: a number is not finite");
    fmt::format_to(std::back_inserter(text), "{:.{}g}", number == 0.0 ? 0.0 : number, significant_digits);
  } else {
    text += json::serialize(value);
  }
}

}  // namespace

std::string to_text(const boost::json::value& value) {
  std::string text;
  write(value, text, 0);
  text += '\n';
  return text;
}

double whole_dollars(double usd) { return std::round(usd); }

}  // namespace landfall::publish
