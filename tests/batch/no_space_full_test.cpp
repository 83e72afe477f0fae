// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>

#include "tests/batch/process.hpp"
#include "tests/cli/program.hpp"

using namespace landfall::test;

namespace {

/// A file system in memory that holds very little; needs root.
class SmallDisk {
 public:
  SmallDisk(std::string path, const std::string& size) : path_(std::move(path)) {
    std::filesystem::create_directory(path_);
    mounted_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mounted_; }
  void grow() const { ::mount("tmpfs", path_.c_str(), "tmpfs", MS_REMOUNT, "size=256m"); }

 private:
  std::string path_;
  bool mounted_ = false;
};

}  // namespace

TEST_CASE("a full disk is a clear error at any size, nothing is left half, and the study goes on when there is room") {
  const Scratch scratch;
  const std::string study = scratch.write("small.toml", small_study(2500));
  REQUIRE(run_landfall("batch run " + study + " --quiet --out " + scratch.path() + "/whole").status == 0);
  const auto whole = results_in(scratch.path() + "/whole");
  int refused = 0;
  for (const int kilobytes : {40, 100, 300, 600, 1000, 1500, 2500, 4000}) {
    CAPTURE(kilobytes);
    const std::string mount = scratch.path() + "/disk-" + std::to_string(kilobytes), folder = mount + "/results";
    const SmallDisk disk(mount, std::to_string(kilobytes) + "k");
    REQUIRE_MESSAGE(disk.mounted(), "this test mounts a small file system and must run as root");
    const Run full = run_landfall("batch run " + study + " --quiet --out " + folder);
    CAPTURE(full.err);
    if (full.status != 0) {
      ++refused;
      CHECK(full.status == 1);
      const bool named =
          full.err.find("No space left on device") != std::string::npos || full.err.find("disk is full") != std::string::npos;
      CHECK(named);
      if (std::filesystem::exists(folder)) CHECK(left_behind(folder).empty());
      disk.grow();
      REQUIRE(run_landfall("batch run " + study + " --quiet --resume --out " + folder).status == 0);
    }
    CHECK(results_in(folder) == whole);
  }
  CHECK(refused >= 6);
}
