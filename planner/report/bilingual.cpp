// SPDX-License-Identifier: Apache-2.0
#include "planner/report/bilingual.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <stdexcept>

namespace landfall::report {

namespace json = boost::json;

json::value bilingual(const json::value& en, const json::value& zh) {
  if (en.is_object() && zh.is_object() && en.get_object().size() == zh.get_object().size()) {
    json::object both;
    for (const json::key_value_pair& entry : en.get_object()) {
      const json::value* other = zh.get_object().if_contains(entry.key());
      if (other == nullptr) throw std::logic_error("report: the languages differ in a key");
      both[entry.key()] = bilingual(entry.value(), *other);
    }
    return both;
  }
  if (en.is_array() && zh.is_array() && en.get_array().size() == zh.get_array().size()) {
    json::array both;
    for (std::size_t i = 0; i < en.get_array().size(); ++i) both.push_back(bilingual(en.get_array()[i], zh.get_array()[i]));
    return both;
  }
  if (en == zh) return en;
  if (!en.is_string() || !zh.is_string()) throw std::logic_error("report: the languages differ in a figure");
  return json::object{{"en", en}, {"zh", zh}};
}

}  // namespace landfall::report
