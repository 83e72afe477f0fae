// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "planner/batch/durable.hpp"
#include "planner/publish/record.hpp"
#include "planner/whatif/plan.hpp"

namespace landfall::batch {

/// One part of a study's blocks: number i of n, from 1; the whole is 1 of 1.
struct Chunk {
  std::uint64_t number = 1;
  std::uint64_t of = 1;
  [[nodiscard]] bool whole() const { return of == 1; }
  [[nodiscard]] std::uint64_t first(std::uint64_t blocks) const { return part(blocks, number - 1); }
  [[nodiscard]] std::uint64_t last(std::uint64_t blocks) const { return part(blocks, number); }  ///< one past the end

 private:
  [[nodiscard]] std::uint64_t part(std::uint64_t blocks, std::uint64_t i) const { return blocks / of * i + blocks % of * i / of; }
};

/// What makes two runs the same study: its file, every input file, the program.
struct Identity {
  std::string study_path;
  std::string study_bytes;
  std::vector<publish::Record> records;  ///< one an offer
  [[nodiscard]] std::string sha256() const;
};

/// A results folder: manifest.json, study.toml, lock, blocks/. Refuses (InputError, nothing touched) a folder of another study.
class Folder {
 public:
  Folder(std::string path, const whatif::Plan& plan, const Identity& identity);

  /// Refuses when the folder can't be gone on with: a file in its place, another study's manifest, or blocks of this chunk although
  /// `resume` was not said. Creates nothing.
  void check(const Chunk& chunk, bool resume) const;
  /// Creates what is missing and locks: a whole run alone, a chunk beside other chunks but not beside itself.
  void open(const Chunk& chunk);
  /// Locks for reading all; refuses while anyone runs.
  void open_alone();

  [[nodiscard]] bool exists() const;                ///< a manifest of this study is there
  [[nodiscard]] std::vector<bool> present() const;  ///< by block: a file of that name is there
  [[nodiscard]] std::string path_of(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& sha256() const { return sha256_; }
  void remove_temporaries() const;  ///< what killed runs left; only under open_alone or a whole run

 private:
  [[nodiscard]] std::string manifest() const;
  void check_manifest() const;

  std::string path_;
  const whatif::Plan& plan_;
  const Identity& identity_;
  std::string sha256_;
  std::vector<std::unique_ptr<Lock>> locks_;
};

}  // namespace landfall::batch
