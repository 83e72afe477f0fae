// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/folder.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <charconv>
#include <filesystem>

#include "climate/base/input_error.hpp"
#include "planner/batch/block.hpp"
#include "planner/publish/json.hpp"

namespace landfall::batch {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& file, const std::string& what) {
  Problems problems;
  problems.add({file, 0, 0}, what);
  problems.raise_if_any();
  throw std::logic_error(what);
}

std::string hash_in(const std::string& bytes) {
  boost::system::error_code error;
  const boost::json::value read = boost::json::parse(bytes, error);
  const boost::json::object* object = error ? nullptr : read.if_object();
  const boost::json::value* hash = object == nullptr ? nullptr : object->if_contains("study_sha256");
  return hash != nullptr && hash->is_string() ? std::string(hash->as_string()) : std::string();
}

}  // namespace

std::string Identity::sha256() const {
  std::string all = fmt::format("landfall-study 1\nstudy {} {}\n", study_bytes.size(), publish::sha256(study_bytes));
  for (const publish::Record& record : records)
    all += fmt::format("program {} {}\ninputs {}\n", record.version, record.commit, record.inputs_sha256());
  return publish::sha256(all);
}

Folder::Folder(std::string path, const whatif::Plan& plan, const Identity& identity)
    : path_(std::move(path)), plan_(plan), identity_(identity), sha256_(identity.sha256()) {}

std::string Folder::manifest() const {
  boost::json::object manifest;
  const publish::Record& record = identity_.records.front();
  manifest["landfall"] = {{"version", record.version}, {"commit", record.commit}};
  manifest["format"] = 1;
  manifest["study"] = plan_.study.id;
  manifest["study_sha256"] = sha256_;
  manifest["valuation_date"] = record.valuation_date;
  manifest["seed"] = plan_.study.seed;
  manifest["scenarios"] = plan_.scenarios();
  manifest["candidates"] = plan_.candidates.size();
  manifest["points"] = plan_.points;
  manifest["draws"] = plan_.draws;
  manifest["variants"] = plan_.variants;
  manifest["rounds_per_block"] = plan_.rounds_per_block();
  manifest["blocks"] = plan_.blocks();
  boost::json::array inputs;
  for (const publish::Record::Input& input : record.inputs)
    inputs.push_back(boost::json::object{{"path", input.path}, {"sha256", input.sha256}});
  manifest["inputs"] = std::move(inputs);
  return publish::to_text(manifest);
}

bool Folder::exists() const {
  bool found = false;
  const std::string bytes = fs::is_directory(path_) ? read_whole(path_of("manifest.json"), found) : std::string();
  return found && hash_in(bytes) == sha256_;
}

void Folder::check_manifest() const {
  std::error_code error;
  if (!fs::exists(path_, error)) return;
  if (!fs::is_directory(path_, error)) refuse(path_, "expected a folder for the results, found a file");
  bool found = false;
  const std::string bytes = read_whole(path_of("manifest.json"), found);
  if (found) {
    const std::string hash = hash_in(bytes);
    if (hash != sha256_) {
      refuse(path_, fmt::format("this folder holds the results of another study, of changed inputs or of another version of the program "
                                "({}, expected {}): choose another folder with --out",
                                hash.empty() ? "no hash" : hash.substr(0, 16), sha256_.substr(0, 16)));
    }
    return;
  }
  for (const auto& entry : fs::directory_iterator(path_, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(temporary_prefix) || name.starts_with("lock") || name == "blocks") continue;  // a run killed at its start
    refuse(path_, "expected an empty folder or one of this study, found \"" + name + "\" in it");
  }
}

void Folder::check(const Chunk& chunk, bool resume) const {
  check_manifest();
  if (resume) return;
  const std::vector<bool> there = present();
  const std::uint64_t first = chunk.first(plan_.blocks()), last = chunk.last(plan_.blocks());
  const auto done = std::count(there.begin() + static_cast<std::ptrdiff_t>(first), there.begin() + static_cast<std::ptrdiff_t>(last), true);
  if (done > 0) refuse(path_, fmt::format("{} of {} blocks are already here: --resume goes on with the rest", done, last - first));
}

void Folder::open(const Chunk& chunk) {
  fs::create_directories(path_of("blocks"));
  locks_.push_back(std::make_unique<Lock>(path_of("lock"), chunk.whole() ? Lock::Mode::alone : Lock::Mode::together));
  if (!chunk.whole())
    locks_.push_back(std::make_unique<Lock>(path_of(fmt::format("lock-{}-of-{}", chunk.number, chunk.of)), Lock::Mode::alone));
  check_manifest();  // someone may have come in before the lock
  if (chunk.whole()) remove_temporaries();
  if (!exists()) write_durably(path_of("manifest.json"), manifest());  // first: it says whose folder this is
  bool found = false;
  if (read_whole(path_of("study.toml"), found) != identity_.study_bytes || !found)
    write_durably(path_of("study.toml"), identity_.study_bytes);
}

void Folder::open_alone() {
  locks_.push_back(std::make_unique<Lock>(path_of("lock"), Lock::Mode::alone));
  remove_temporaries();
}

std::vector<bool> Folder::present() const {
  std::vector<bool> there(plan_.blocks(), false);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path_of("blocks"), error)) {
    const std::string name = entry.path().filename().string();
    std::uint64_t number = 0;
    const auto [rest, wrong] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (wrong == std::errc() && std::string_view(rest) == ".block" && number < there.size()) there[number] = true;
  }
  return there;
}

void Folder::remove_temporaries() const {
  std::error_code error;
  for (const std::string& folder : {path_, path_of("blocks")}) {
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      if (entry.path().filename().string().starts_with(temporary_prefix)) fs::remove(entry.path(), error);
    }
  }
}

}  // namespace landfall::batch
