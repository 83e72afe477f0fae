// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/fact_location.hpp"

#include "climate/base/document.hpp"

namespace landfall::cli {
namespace {

std::string first_part(const std::string& path) { return path.substr(0, path.find('.')); }
std::string rest_of(const std::string& path) {
  const auto dot = path.find('.');
  return dot == std::string::npos ? std::string() : path.substr(dot + 1);
}

/// The id that a path names after its kind, or what the portfolio has chosen of a kind that has one.
std::string owner_id(const portfolio::Portfolio& portfolio, const std::string& kind, std::string& rest) {
  if (kind == "site" || kind == "country" || kind == "module" || kind == "station") {
    std::string id = first_part(rest);
    rest = rest_of(rest);
    return id;
  }
  if (kind == "deal") return portfolio.deal.id;
  if (kind == "financing") return portfolio.financing.id;
  if (kind == "investor") return portfolio.investor.id;
  return {};  // one of its kind in a run
}

SourceRef within(const InputFile& file, std::string rest) {
  Problems ignored;
  Document document(file.bytes, file.path, ignored);
  if (!document.parsed()) return {file.path, 0, 0};
  Section section = document.root();
  for (std::string part = first_part(rest); section.has(part); part = first_part(rest)) {
    rest = rest_of(rest);
    if (rest.empty()) return section.where(part);
    std::optional<Section> below = section.optional_section(part);
    if (!below) break;
    section = *below;
  }
  return {file.path, 0, 0};
}

}  // namespace

SourceRef fact_location(const Loaded& loaded, const std::string& path) {
  std::string kind = first_part(path), rest = rest_of(path);
  const std::string id = owner_id(loaded.portfolio, kind, rest);
  if (kind == "project") {
    kind = "portfolio";
    rest = path;
  }
  SourceRef found;
  for (const InputFile& file : loaded.files) {
    if (!file.path.ends_with(".toml") || portfolio::kind_of(file.bytes) != kind) continue;
    Problems ignored;
    Document document(file.bytes, file.path, ignored);
    if (!id.empty() && document.root().optional_text("id").value_or("") != id) continue;
    const SourceRef here = within(file, rest);
    if (here.line > 0 || found.file.empty()) found = here;
  }
  return found;
}

}  // namespace landfall::cli
