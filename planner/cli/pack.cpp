// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/pack.hpp"

#include <array>
#include <functional>

#include "planner/cli/stress_tests.hpp"
#include "planner/committee/on_threads.hpp"
#include "planner/publish/tables.hpp"
#include "planner/report/report.hpp"
#include "planner/workbook/committee_workbook.hpp"
#include "planner/workbook/xlsx_file.hpp"

namespace landfall::cli {

std::vector<OutputFile> pack_files(const PackRequest& request, const Loaded& loaded, const Source& source,
                                   const committee::Comparison& comparison, const publish::Messages& messages) {
  const committee::Documents documents = documents_of(source);
  const std::vector<committee::StressTest> tests = known_stress_tests(source, loaded);
  const publish::Context context{loaded.portfolio, messages, loaded.record, request.language};
  const int threads = request.scenario.threads;
  const ForEach for_each = committee::on_threads(threads);
  // All threads first work on the workbook's sheets: spelling them out as a file takes one of them as long as the others need for the rest.
  const workbook::Workbook book = workbook::committee_workbook(comparison, context, {static_cast<int>(request.leading), for_each});
  const auto report = [&] {
    const auto leading = committee::leading_candidates(loaded.portfolio, comparison, documents, tests, request.leading, threads);
    const auto what = committee::what_to_verify(loaded.portfolio, comparison, documents, request.leading, threads);
    return report::report_html({comparison, leading, what}, context);
  };
  const std::array<std::function<std::string()>, 6> made{[&] { return publish::to_text(publish::comparison_json(comparison, context)); },
                                                         [&] { return publish::comparison_csv(comparison, context); },
                                                         [&] { return publish::comparison_table(comparison, context, 0); },
                                                         report,
                                                         [&] { return workbook::xlsx_bytes(book); },
                                                         [&] { return pack_record(request, loaded); }};
  std::vector<std::string> names = pack_names;
  names.emplace_back(record_name);
  constexpr std::array<std::size_t, 6> longest_first{4, 3, 0, 1, 2, 5};
  std::vector<OutputFile> files(made.size());
  for_each(made.size(), [&](std::size_t i) {
    const std::size_t file = longest_first[i];
    files[file] = {names[file], made[file]()};
  });
  return files;
}

}  // namespace landfall::cli
