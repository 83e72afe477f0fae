// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/cli/program.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;

namespace {

/// A pack of two places with everything a user can bring: a portfolio, a file of his own, an override.
struct WrittenPack {
  Scratch scratch;
  std::string folder = scratch.path() + "/pack";

  /// A copy of the one pack that all tests start from.
  WrittenPack() {
    static const WrittenPack first{Made{}};
    std::filesystem::copy(first.folder, folder);
  }

 private:
  struct Made {};
  explicit WrittenPack(Made) {
    const std::string portfolio =
        scratch.write("mine.toml", shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                                           "sites = [\"sa-riyadh\", \"my-johor\"]\nmodules = [\"ai-rdhx-1000\"]\ncosts = \"costs\""));
    const std::string loan = scratch.write("loan.toml", shipped("planner/finance/data/project-loan.toml"));
    const Run run =
        run_landfall("compare '" + portfolio + "' --file '" + loan +
                     "' --draws 16 --seed 7 --leading 1 --set site.my-johor.power.energy_tariff=0.11 --out '" + folder + "' --top 1");
    REQUIRE(run.err == "");
    REQUIRE(run.status == 0);
    std::filesystem::remove(portfolio);  // the pack stands by itself
    std::filesystem::remove(loan);
  }

 public:
  [[nodiscard]] Run verify(const std::string& more = "") const { return run_landfall("verify '" + folder + "' " + more); }
  [[nodiscard]] std::string read(const std::string& name) const { return scratch.read("pack/" + name); }
  void write(const std::string& name, const std::string& bytes) const { std::ofstream(folder + "/" + name, std::ios::binary) << bytes; }
};

/// `text` with the character after the first `mark` made another.
std::string changed_after(std::string text, const std::string& mark) {
  const auto at = text.find(mark);
  REQUIRE(at != std::string::npos);
  char& c = text.at(at + mark.size());
  c = c == '1' ? '2' : '1';
  return text;
}

}  // namespace

TEST_CASE("a pack is what its own record gives, wherever the inputs have gone") {
  const WrittenPack pack;
  CHECK(pack.scratch.names() == std::vector<std::string>{"pack", "pack/committee.xlsx", "pack/comparison.csv", "pack/comparison.json",
                                                         "pack/comparison.txt", "pack/inputs.json", "pack/report.html"});
  const Run run = pack.verify();
  CHECK(run.status == 0);
  CHECK(run.err == "");
  CHECK(run.out.find("report.html") != std::string::npos);
  CHECK(pack.verify("--threads 1").out == run.out);
}

TEST_CASE("whatever is changed in a pack is found") {
  const WrittenPack pack;
  SUBCASE("a changed figure is found in whichever file it stands") {
    const std::vector<std::pair<std::string, std::string>> marks{
        {"comparison.json", "\"capex_usd\": "}, {"comparison.csv", "\n1,"}, {"comparison.txt", "%"}, {"report.html", "\"capex_usd\": "}};
    for (const auto& [name, mark] : marks) pack.write(name, changed_after(pack.read(name), mark));
    const Run found = pack.verify();
    CHECK(found.status == 3);
    CHECK(found.out == "");
    for (const auto& [name, mark] : marks) {
      CAPTURE(name);
      CHECK(found.err.find(name + ":") != std::string::npos);
    }
    CHECK(found.err.find("committee.xlsx:") == std::string::npos);
  }
  SUBCASE("a changed byte of an input is found, with or without its hash") {
    const std::string good = pack.read("inputs.json");
    pack.write("inputs.json", changed_after(good, "energy_tariff = { value = 0.0"));
    Run found = pack.verify();
    CHECK(found.status == 3);
    CHECK(found.err.find("SHA-256") != std::string::npos);
    pack.write("inputs.json", changed_after(good, "energy_tariff=0."));  // the override, which has no hash of its own
    found = pack.verify();
    CHECK(found.status == 3);
    CHECK(found.err.find("comparison.json:") != std::string::npos);
    pack.write("inputs.json", changed_after(good, "\"seed\": "));
    CHECK(pack.verify().status == 3);
    pack.write("inputs.json", changed_after(good, "\"commit\": \""));
    CHECK(pack.verify().status == 3);
    pack.write("inputs.json", good + " ");
    CHECK(pack.verify().status == 3);
  }
  SUBCASE("a missing file is a difference, a missing record is wrong usage") {
    std::filesystem::remove(pack.folder + "/comparison.csv");
    const Run found = pack.verify();
    CHECK(found.status == 3);
    CHECK(found.err.find("comparison.csv") != std::string::npos);
    std::filesystem::remove(pack.folder + "/inputs.json");
    CHECK(pack.verify().status == 2);
  }
  SUBCASE("a record that is none says so") {
    for (const char* bytes : {"", "{}", "[1, 2", "{\"landfall\": {\"version\": 1}}"}) {
      pack.write("inputs.json", bytes);
      const Run found = pack.verify();
      CHECK(found.status == 3);
      CHECK(found.err.find("expected the record of a pack") != std::string::npos);
    }
  }
}

TEST_CASE("weather in another encoding than UTF-8 is kept byte for byte") {
  const std::filesystem::path shared = std::getenv("LANDFALL_TEST_WEATHER") != nullptr
                                           ? std::getenv("LANDFALL_TEST_WEATHER")
                                           : std::string(LANDFALL_SOURCE_DIR) + "/../shared/weather";
  std::string epw;
  if (std::filesystem::is_directory(shared)) {
    for (const auto& entry : std::filesystem::directory_iterator(shared)) {
      if (entry.path().extension() == ".epw" && epw.empty()) epw = entry.path().string();
    }
  }
  if (epw.empty()) {
    MESSAGE("skipped: no shared weather");
    return;
  }
  const Scratch scratch;
  std::ifstream file(epw, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto comma = bytes.find(',');
  bytes.insert(comma + 1, "\xe9");  // Latin-1
  const std::string mine = scratch.write("mine.epw", bytes);
  const std::string portfolio =
      scratch.write("mine.toml", shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                                         "sites = [\"my-johor\"]\nmodules = [\"ai-rdhx-1000\"]\ncosts = \"costs\""));
  const Run run =
      run_landfall("compare '" + portfolio + "' --draws 8 --weather 'my-johor=" + mine + "' --out '" + scratch.path() + "/pack'");
  REQUIRE(run.status == 0);
  CHECK(scratch.read("pack/inputs.json").find("\"base64\": \"") != std::string::npos);
  const Run verified = run_landfall("verify '" + scratch.path() + "/pack'");
  CHECK(verified.err == "");
  CHECK(verified.status == 0);
}

TEST_CASE("a folder that can't be written keeps the old pack whole") {
  const WrittenPack pack;
  const std::string before = pack.read("report.html"), record = pack.read("inputs.json");
  const std::string few =
      pack.scratch.write("few.toml", shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                                             "sites = [\"sa-riyadh\"]\nmodules = [\"ai-rdhx-1000\"]\ncosts = \"costs\""));
  const std::string again = "compare '" + few + "' --draws 4 --top 1 --out '" + pack.folder + "'";
  CHECK(run_landfall(again).status == 2);  // files stand there
  CHECK(pack.read("report.html") == before);
  // A file size limit is a disk that is full: the report is larger than 100 kB.
  const std::string program = std::string(LANDFALL_BINARY_DIR) + "/landfall";
  const int status = std::system(("ulimit -f 100; trap '' XFSZ; '" + program + "' " + again + " --overwrite >/dev/null 2>&1").c_str());
  CHECK(status != 0);
  CHECK(pack.read("report.html") == before);
  CHECK(pack.read("inputs.json") == record);
  CHECK(pack.scratch.names().size() == 8);  // nothing half written is left behind
}
