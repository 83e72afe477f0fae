// SPDX-License-Identifier: Apache-2.0
#include "tests/workbook/office.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace landfall::test {
namespace {

namespace fs = std::filesystem;

void must_run(const std::string& command) {
  CAPTURE(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

std::string sheets_script() { return "python3 " + std::string(LANDFALL_SOURCE_DIR) + "/tests/workbook/sheets.py "; }

void make_profile(const fs::path& folder) {
  fs::create_directories(folder / "profile/user");
  const auto always = [](const char* name) {
    return std::string("<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\"><prop oor:name=\"") + name +
           "\" oor:op=\"fuse\"><value>0</value></prop></item>\n";
  };
  std::ofstream(folder / "profile/user/registrymodifications.xcu", std::ios::binary)
      << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n" +
             always("OOXMLRecalcMode") + always("ODFRecalcMode") + "</oor:items>\n";
}

}  // namespace

void poison(const fs::path& book, const fs::path& copy, const std::vector<std::pair<std::string, double>>& changes) {
  std::ostringstream command;
  command.precision(17);
  command << sheets_script() << "poison " << book.string() << ' ' << copy.string();
  for (const auto& [path, value] : changes) command << " '" << path << '=' << value << '\'';
  must_run(command.str());
}

void recalculate(const fs::path& folder, const std::vector<fs::path>& books) {
  make_profile(folder);
  std::string command = "soffice --headless -env:UserInstallation=file://" + (folder / "profile").string() +
                        " --convert-to xlsx --outdir " + (folder / "out").string();
  for (const fs::path& book : books) command += " " + book.string();
  must_run(command + " >/dev/null 2>&1");
}

void write_values(const fs::path& book, const fs::path& tsv) { must_run(sheets_script() + "values " + book.string() + " " + tsv.string()); }

}  // namespace landfall::test
