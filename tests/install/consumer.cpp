// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <iostream>

#include "climate/psychrometrics.hpp"
#include "planner/data/embedded.hpp"
#include "planner/data/version.hpp"
#include "planner/finance/irr.hpp"
#include "sites/site_file.hpp"

int main() {
  const std::array<double, 3> flows{-100.0, 10.0, 110.0};
  const landfall::finance::Irr irr = landfall::finance::irr(flows);
  std::size_t places = 0;
  for (const landfall::EmbeddedFile& file : landfall::embedded_files()) {
    if (!file.path.starts_with("sites/data/places/")) continue;
    landfall::Problems problems;
    places += !landfall::sites::parse_site(file.bytes, std::string(file.path), {}, problems).country.empty();
  }
  std::cout << "landfall " << landfall::version() << ", IRR " << irr.rate.value_or(-1.0) << ", " << places << " places, "
            << landfall::climate::saturation_pressure_pa(20.0) << " Pa\n";
  return irr.rate && places > 0 ? 0 : 1;
}
