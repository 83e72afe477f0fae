// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "planner/batch/folder.hpp"
#include "planner/whatif/plan.hpp"

namespace landfall::cli {

/// A study with everything it refers to, read and put together.
struct LoadedStudy {
  batch::Identity identity;
  std::unique_ptr<const whatif::Plan> plan;
};

/// Reads the study's file, its portfolio once for each offer, and makes the plan. All problems are reported together: throws InputError.
[[nodiscard]] LoadedStudy load_study(const std::string& path);

/// The results folder when none is named: the study's file without its ending, and "-results".
[[nodiscard]] std::string default_folder(const std::string& study_path);

}  // namespace landfall::cli
