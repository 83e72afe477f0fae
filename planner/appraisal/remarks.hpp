// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/appraisal/appraisal.hpp"

namespace landfall::appraisal {

/// Master checks of the plant: PUE at least 1 in every hour, facility energy of the months adding up to the year's PUE.
void add_plant_checks(const plant::Performance& performance, std::vector<finance::Check>& checks);

/// Master checks of the supply: its hourly balances close, and the periods of the tariff share out all of the plant's energy.
void add_supply_checks(const energy::Supply& supply, std::vector<finance::Check>& checks);

/// What has to be said beside the numbers: gates that do not pass, weather and plant findings, cost against the published benchmark, a
/// grid connection that hides what prefabrication saves, returns below the hurdle, thin or old evidence, failed checks.
/// A return below the hurdle, or none, makes an open verdict conditional.
void remark(const portfolio::Portfolio& portfolio, const climate::Year& year, Appraisal& result);

}  // namespace landfall::appraisal
