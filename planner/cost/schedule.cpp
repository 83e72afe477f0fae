// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/schedule.hpp"

#include <algorithm>

#include "planner/scalar/readings.hpp"

namespace landfall::cost {
namespace {

constexpr double months_per_week = 12.0 / 52.0;
constexpr std::array<std::string_view, activity_count> activity_names{"permits",    "grid",         "factory",      "shipping",
                                                                      "site-works", "installation", "commissioning"};

}  // namespace

std::string_view to_string(Activity activity) { return activity_names[static_cast<std::size_t>(activity)]; }

template <class S>
Schedule<S> schedule(const Reading<S>& in, const Scope& scope) {
  const auto& time = scope.book.time;
  const auto& module = scope.module.schedule;
  const bool gulf = scope.country.region == "middle-east";

  const S permits = in(time.design_and_permits) + scope.conditions.months;
  const S grid = in(scope.site.power.connection_time) + in(time.grid_margin);
  S factory = (in(module.factory_slot) + in(module.manufacture)) * months_per_week;
  S shipping = in(gulf ? time.shipping_middle_east : time.shipping_southeast_asia) * months_per_week;
  S site_works = in(time.site_works);
  S installation = in(module.install) * months_per_week;
  if (scope.book.stick_built && scope.book.prefabrication) {
    const S longer = S(1.0) / (S(1.0) - in(scope.book.prefabrication->time_saving));
    factory = factory * longer;
    shipping = shipping * longer;
    site_works = site_works * longer;
    installation = installation * longer;
  }
  const S commissioning = in(module.commission) * months_per_week;

  const S built = permits + max(factory + shipping, site_works) + installation;
  const S powered = max(built, grid);
  const S on_site = powered - installation;

  Schedule<S> plan;
  const auto place = [&](Activity activity, S from, S to) { plan.activities[static_cast<std::size_t>(activity)] = {from, to}; };
  place(Activity::permits, S(0.0), permits);
  place(Activity::grid, S(0.0), grid);
  place(Activity::factory, on_site - shipping - factory, on_site - shipping);
  place(Activity::shipping, on_site - shipping, on_site);
  place(Activity::site_works, on_site - site_works, on_site);
  place(Activity::installation, on_site, powered);
  place(Activity::commissioning, powered, powered + commissioning);
  plan.grid_wait = grid - built;
  plan.opening = powered + commissioning;
  return plan;
}

#define LANDFALL_INSTANTIATE(S) template Schedule<S> schedule(const Reading<S>&, const Scope&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

std::vector<Activity> critical_path(const Schedule<double>& plan) {
  if (plan.grid_wait > 0.0) return {Activity::grid, Activity::commissioning};
  const double supply = plan[Activity::shipping].to - plan[Activity::factory].from;
  const double works = plan[Activity::site_works].to - plan[Activity::site_works].from;
  if (works > supply) return {Activity::permits, Activity::site_works, Activity::installation, Activity::commissioning};
  return {Activity::permits, Activity::factory, Activity::shipping, Activity::installation, Activity::commissioning};
}

std::array<double, activity_count> floats(const Schedule<double>& plan) {
  const double construction = std::max(plan.grid_wait, 0.0);
  const double supply = plan[Activity::shipping].to - plan[Activity::factory].from;
  const double works = plan[Activity::site_works].to - plan[Activity::site_works].from;
  std::array<double, activity_count> months{};
  const auto of = [&](Activity activity) -> double& { return months[static_cast<std::size_t>(activity)]; };
  of(Activity::permits) = of(Activity::installation) = construction;
  of(Activity::grid) = std::max(-plan.grid_wait, 0.0);
  of(Activity::factory) = of(Activity::shipping) = construction + std::max(works - supply, 0.0);
  of(Activity::site_works) = construction + std::max(supply - works, 0.0);
  return months;
}

}  // namespace landfall::cost
