// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/pack.hpp"

#include "planner/cli/stress_tests.hpp"
#include "planner/publish/tables.hpp"
#include "planner/report/report.hpp"
#include "planner/workbook/committee_workbook.hpp"

namespace landfall::cli {

std::vector<OutputFile> pack_files(const PackRequest& request, const Loaded& loaded, const Source& source,
                                   const committee::Comparison& comparison) {
  const publish::Messages messages = built_in_messages();
  const committee::Documents documents = documents_of(source);
  const std::vector<committee::StressTest> tests = known_stress_tests(source, loaded);
  const publish::Context context{loaded.portfolio, messages, loaded.record, request.language};
  const int threads = request.scenario.threads;
  const auto leading = committee::leading_candidates(loaded.portfolio, comparison, documents, tests, request.leading, threads);
  const auto what = committee::what_to_verify(loaded.portfolio, comparison, documents, request.leading, threads);
  return {{pack_names[0], publish::to_text(publish::comparison_json(comparison, context))},
          {pack_names[1], publish::comparison_csv(comparison, context)},
          {pack_names[2], publish::comparison_table(comparison, context, 0)},
          {pack_names[3], report::report_html({comparison, leading, what}, context)},
          {pack_names[4], workbook::committee_workbook_bytes(comparison, context, {static_cast<int>(request.leading)})},
          {record_name, pack_record(request, loaded)}};
}

}  // namespace landfall::cli
