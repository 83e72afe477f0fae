// SPDX-License-Identifier: Apache-2.0
#include "planner/fleet/fleet.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>

namespace landfall::fleet {
namespace {

struct PartWords {
  std::string_view name;
  std::string_view unit;
  const char* off;  ///< the finding's code
};
constexpr std::array<PartWords, part_count> words{{{"processor", "", "fleet.off-processor"},
                                                   {"memory", "GB/GPU", "fleet.off-memory"},
                                                   {"nic", "Gb/s", "fleet.off-nic"},
                                                   {"fabric", "", "fleet.off-fabric"},
                                                   {"optics", "", "fleet.off-optics"},
                                                   {"switches", "", "fleet.off-switches"},
                                                   {"storage", "TB/GPU", "fleet.off-storage"},
                                                   {"management", "", "fleet.off-management"}}};
const PartWords& words_of(Part part) { return words.at(static_cast<std::size_t>(part)); }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

/// Whether `word` stands in `text` as a word of its own: "8558" is in "Xeon 8558", not in "85580".
bool names(const std::string& text, const std::string& word) {
  const auto in_word = [&](std::size_t at) { return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0; };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if ((at == 0 || !in_word(at - 1)) && !in_word(at + word.size())) return true;
  }
  return false;
}

void note(FactRecord& fact, const std::string& why, Confidence confidence) {
  fact.source += "; fleet check: " + why;
  fact.confidence = std::max(fact.confidence, confidence);
}

void add(FactRecord& fact, const FactRecord& more) {
  fact.value += more.value;
  fact.low += more.low;
  fact.high += more.high;
}

/// The sums over the parts that are off.
struct Burden {
  Fact<"USD/GPU"> retrofit;
  Fact<"month"> time;
  Fact<"multiple"> rent;
  std::string parts;
  Confidence confidence = Confidence::high;
};

Burden burden_of(const std::vector<Checked>& checked, const Generation& generation) {
  Burden total;
  total.rent.value = total.rent.low = total.rent.high = 1.0;
  for (const Checked& each : checked) {
    if (each.state != State::off) continue;
    const Mainstream& usual = generation.parts.at(each.part);
    add(total.retrofit, usual.retrofit);
    total.time.value = std::max(total.time.value, usual.time.value);
    total.time.low = std::max(total.time.low, usual.time.low);
    total.time.high = std::max(total.time.high, usual.time.high);
    total.rent.value = std::min(total.rent.value, usual.rent.value);
    total.rent.low = std::min(total.rent.low, usual.rent.low);
    total.rent.high = std::min(total.rent.high, usual.rent.high);
    total.parts += (total.parts.empty() ? "" : ", ") + std::string(to_string(each.part));
    for (const FactRecord* const fact : {static_cast<const FactRecord*>(&usual.retrofit), static_cast<const FactRecord*>(&usual.rent)})
      total.confidence = std::max(total.confidence, fact->confidence);
  }
  return total;
}

void exchange(const Burden& total, bool idle, deal::Deal& deal) {
  add(deal.gpu.server, total.retrofit);
  note(deal.gpu.server, fmt::format("USD {:.0f} a GPU to exchange {}", total.retrofit.value, total.parts), total.confidence);
  if (!idle) return;
  deal::Deal::Letting& letting = deal.letting;
  letting.pre_let.value = letting.pre_let.low = letting.pre_let.high = 0.0;
  note(letting.pre_let, "nothing can be let before the exchange of " + total.parts, total.confidence);
  add(letting.lease_up, total.time);
  note(letting.lease_up, fmt::format("{:g} months to exchange {}", total.time.value, total.parts), total.confidence);
}

void discount(const Burden& total, deal::Deal& deal) {
  FactRecord& price = deal.gpu.price;
  price.value *= total.rent.value;
  price.low *= total.rent.low;
  price.high *= total.rent.high;
  note(price, fmt::format("{:g} of it while {} stay as they are", total.rent.value, total.parts), total.confidence);
}

}  // namespace

std::string_view to_string(Part part) { return words_of(part).name; }
std::string_view unit_of(Part part) { return words_of(part).unit; }

std::vector<Checked> check(const Fleet& fleet, const Generation& generation) {
  std::vector<Checked> all;
  for (const auto& [part, usual] : generation.parts) {
    Checked each{part, State::unknown, {}, {}};
    const bool amount = !unit_of(part).empty();
    each.wanted = amount ? fmt::format("{:g} {}", usual.least.value, unit_of(part)) : fmt::format("{}", fmt::join(usual.names, " / "));
    const auto told = fleet.parts.find(part);
    if (told != fleet.parts.end()) {
      each.found = amount ? fmt::format("{:g} {}", told->second.amount, unit_of(part)) : told->second.text;
      const std::string text = lower(told->second.text);
      const bool fits =
          amount ? told->second.amount >= usual.least.value
                 : std::any_of(usual.names.begin(), usual.names.end(), [&](const std::string& name) { return names(text, lower(name)); });
      each.state = fits ? State::mainstream : State::off;
    }
    all.push_back(std::move(each));
  }
  return all;
}

Findings apply(const Fleet& fleet, const Generation& generation, deal::Deal& deal) {
  const std::string source = "fleet." + fleet.id;
  if (deal.kind != deal::DealKind::gpu_rental) return {{Severity::warning, "fleet.no-rental", {}, source}};
  Findings findings;
  double off = 0.0, unknown = 0.0;
  const std::vector<Checked> checked = check(fleet, generation);
  for (const Checked& each : checked) {
    if (each.state == State::unknown) unknown += 1.0;
    if (each.state != State::off) continue;
    off += 1.0;
    const Mainstream& usual = generation.parts.at(each.part);
    findings.push_back({Severity::warning,
                        words_of(each.part).off,
                        {each.found, each.wanted, usual.retrofit.value, usual.rent.value},
                        source + "." + std::string(to_string(each.part))});
  }
  const auto all = static_cast<double>(checked.size());
  if (unknown > 0.0) findings.push_back({Severity::warning, "fleet.not-told", {unknown, all}, source});
  if (off == 0.0) {
    if (unknown == 0.0) findings.push_back({Severity::info, "fleet.mainstream", {all}, source});
    return findings;
  }
  const Burden total = burden_of(checked, generation);
  switch (fleet.remedy) {
    case Remedy::before_opening:
      exchange(total, false, deal);
      findings.push_back({Severity::warning, "fleet.exchanged-before", {off, total.retrofit.value, total.rent.value}, source});
      break;
    case Remedy::after_opening:
      exchange(total, true, deal);
      findings.push_back({Severity::warning, "fleet.exchanged-after", {off, total.retrofit.value, total.time.value}, source});
      break;
    case Remedy::none:
      discount(total, deal);
      findings.push_back({Severity::warning, "fleet.as-it-is", {off, total.rent.value, total.retrofit.value}, source});
      break;
  }
  return findings;
}

}  // namespace landfall::fleet
