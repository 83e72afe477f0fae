// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "planner/data/embedded.hpp"
#include "planner/portfolio/portfolio_file.hpp"
#include "planner/publish/diligence.hpp"

using namespace landfall;

namespace {

publish::Messages shipped_messages() {
  std::vector<publish::MessageFile> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with("planner/publish/messages/")) files.push_back({std::string(file.path), file.bytes});
  }
  return publish::Messages(files);
}

portfolio::Portfolio built_in(const char* deal) {
  std::vector<portfolio::SourceFile> library;
  std::string request_bytes;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == "planner/portfolio/data/built-in.toml") request_bytes = std::string(file.bytes);
    if (in_library(file.path)) library.push_back({std::string(file.path), std::string(file.bytes)});
  }
  Problems problems;
  portfolio::Request request = portfolio::parse_request(request_bytes, "built-in.toml", problems);
  request.deal = deal;
  portfolio::Portfolio portfolio = portfolio::assemble(request, library, problems);
  problems.raise_if_any();
  return portfolio;
}

}  // namespace

TEST_CASE("every registered input has its name in both languages, and the English one is the register's own") {
  const publish::Messages messages = shipped_messages();
  const publish::Record record;
  for (const char* deal : {"colocation", "gpu-rental-h200"}) {
    portfolio::Portfolio portfolio = built_in(deal);
    const publish::Context en{portfolio, messages, record, publish::Language::en}, zh{portfolio, messages, record, publish::Language::zh};
    for (const InputRef& input : portfolio::inputs(portfolio)) {
      CAPTURE(input.path);
      CHECK(publish::input_name(input.path, "none", en) == input.description);
      CHECK(publish::input_name(input.path, "none", zh) != "none");
    }
  }
}
