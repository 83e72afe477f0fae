// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/dated.hpp"
#include "tests/finance/roots.hpp"

#include <cmath>
#include <map>

#include "tests/finance/reference.hpp"

using namespace landfall;
using namespace landfall::finance;
using landfall::test::holds;

namespace {

std::vector<Date> dates_of(const boost::json::value& list) {
  std::vector<Date> dates;
  for (const auto& each : list.as_array()) dates.push_back(parse_date(each.as_string().c_str()));
  return dates;
}

/// Sum of the flows discounted to the first date, over the sum of their discounted sizes, in long double.
double residual(const std::vector<double>& flows, const std::vector<Date>& dates, double rate) {
  long first = day_number(dates.front());
  for (const Date& date : dates) first = std::min(first, day_number(date));
  long double sum = 0.0L, size = 0.0L;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    const long double time = static_cast<long double>(day_number(dates[i]) - first) / 365.0L;
    const long double worth = flows[i] * std::exp(-time * std::log1p(static_cast<long double>(rate)));
    sum += worth;
    size += std::abs(worth);
  }
  return static_cast<double>(std::abs(sum) / size);
}

}  // namespace

TEST_CASE("days are numbered through leap years and centuries, and only days of the calendar are dates") {
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({2000, 3, 1}) == 11017);
  CHECK(day_number({2100, 3, 1}) - day_number({2100, 2, 28}) == 1);
  CHECK(day_number({2000, 3, 1}) - day_number({2000, 2, 28}) == 2);
  CHECK(day_number({1600, 1, 1}) == -135140);
  CHECK(parse_date("2028-02-29") == Date{2028, 2, 29});
  for (const char* wrong : {"2027-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "01.04.2026", "", "2026-04-0x"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS((void)parse_date(wrong), std::domain_error);
  }
}

TEST_CASE("day counts by hand") {
  const Date january{2007, 1, 31}, march{2007, 3, 31}, leap{2008, 3, 1};
  CHECK(year_fraction(january, march, DayCount::act_365) == doctest::Approx(59.0 / 365.0));
  CHECK(year_fraction(january, march, DayCount::act_360) == doctest::Approx(59.0 / 360.0));
  CHECK(year_fraction(january, march, DayCount::thirty_360) == doctest::Approx(60.0 / 360.0));
  CHECK(year_fraction({2007, 1, 15}, march, DayCount::thirty_360) == doctest::Approx(76.0 / 360.0));
  CHECK(year_fraction({2007, 1, 15}, march, DayCount::thirty_360_eu) == doctest::Approx(75.0 / 360.0));
  CHECK(year_fraction(march, leap, DayCount::act_act) == doctest::Approx(276.0 / 365.0 + 60.0 / 366.0));
  CHECK_THROWS_AS((void)year_fraction(march, january, DayCount::act_365), std::domain_error);
}

TEST_CASE("a year of 365 days at 10 %") {
  const std::vector<double> flows{-100.0, 110.0};
  CHECK(xirr(flows, std::vector<Date>{{2026, 11, 1}, {2027, 11, 1}}).rate.value() == doctest::Approx(0.1).epsilon(1e-13));
  CHECK(xirr(flows, std::vector<Date>{{2028, 2, 1}, {2029, 2, 1}}).rate.value() < 0.1);  // 366 days
  CHECK(xirr(std::vector<double>{110.0, -100.0}, std::vector<Date>{{2027, 11, 1}, {2026, 11, 1}}).rate.value() ==
        doctest::Approx(0.1).epsilon(1e-13));
  CHECK_THROWS_AS((void)xirr(flows, std::vector<Date>{{2026, 11, 1}}), std::domain_error);
}

TEST_CASE("published rates of flows at dates: every known root is found, and each found one closes") {
  const auto file = reference::cases("irr_cases.json");
  if (!file) return;
  int compared = 0, roots = 0;
  for (const auto& entry : file->at("cases").as_array()) {
    const auto& fields = entry.as_object();
    if (fields.at("kind").as_string() != "xirr") continue;
    CAPTURE(fields.at("id").as_string().c_str());
    const std::vector<double> flows = reference::numbers(fields.at("values"));
    const std::vector<Date> dates = dates_of(fields.at("dates"));
    const Irr found = xirr(flows, dates);
    for (const double wanted : reference::numbers(fields.at("all_real_roots_gt_-1"))) {
      CHECK(holds(found.roots, wanted, 1e-8 * (1.0 + std::abs(wanted))));
      ++roots;
    }
    for (const double root : found.roots) CHECK(residual(flows, dates, root) < 1e-9);
    CHECK((found.status == IrrStatus::unique) == (found.roots.size() == 1));
    ++compared;
  }
  CHECK(compared >= 60);
  CHECK(roots >= 60);
}

TEST_CASE("published rates under other day counts") {
  const auto file = reference::cases("irr_cases.json");
  if (!file) return;
  const std::map<std::string, DayCount> counts{{"act/360", DayCount::act_360},
                                               {"act/365F", DayCount::act_365},
                                               {"act/act ISDA", DayCount::act_act},
                                               {"30/360 ISDA", DayCount::thirty_360},
                                               {"30E/360", DayCount::thirty_360_eu}};
  std::size_t compared = 0;
  for (const auto& entry : file->at("cases").as_array()) {
    const auto& fields = entry.as_object();
    if (fields.at("kind").as_string() != "xirr_daycount") continue;
    const auto count = counts.find(fields.at("day_count").as_string().c_str());
    if (count == counts.end()) continue;
    const Irr found = xirr(reference::numbers(fields.at("values")), dates_of(fields.at("dates")), count->second);
    CHECK(found.rate.value() == doctest::Approx(fields.at("expected").to_number<double>()).epsilon(1e-9));
    ++compared;
  }
  CHECK(compared == counts.size());
}
