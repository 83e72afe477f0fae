// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/committee/comparison.hpp"

/// The committee pack: every file that `compare --out` writes, and the record from which `verify` makes them again.
namespace landfall::cli {

inline constexpr std::size_t default_leading_in_depth = 5;

/// What a pack was asked with.
struct PackRequest {
  ScenarioOptions scenario;
  publish::Language language = publish::Language::en;
  std::size_t leading = default_leading_in_depth;  ///< candidates in depth
};

/// Names of the files, without the record's.
inline const std::vector<std::string> pack_names{"comparison.json", "comparison.csv", "comparison.txt", "report.html", "committee.xlsx"};
/// Every effective input with its SHA-256, and the options.
inline constexpr const char* record_name = "inputs.json";

/// The files of the pack in the order of `pack_names`, then the record. Same inputs, same bytes, for any number of threads.
[[nodiscard]] std::vector<OutputFile> pack_files(const PackRequest& request, const Loaded& loaded, const Source& source,
                                                 const committee::Comparison& comparison, const publish::Messages& messages);

/// The record as text.
[[nodiscard]] std::string pack_record(const PackRequest& request, const Loaded& loaded);

/// A record read back: what was asked, and every byte it was answered from.
struct KeptPack {
  PackRequest request;
  Source source;  ///< reads from the record, never from this machine
  std::string version;
  std::string commit;
};
/// Problems: JSON that is not a record, and each input whose bytes do not have the SHA-256 that stands beside them.
[[nodiscard]] KeptPack read_record(const std::string& bytes, const std::string& file, Problems& problems);

}  // namespace landfall::cli
