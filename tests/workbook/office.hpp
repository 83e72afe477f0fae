// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// LibreOffice as the judge of workbooks. Needs soffice and python3; a missing one fails the test.
namespace landfall::test {

/// A copy of the workbook in which every formula's cache holds a wrong number, and inputs have new values, found by their paths.
void poison(const std::filesystem::path& book, const std::filesystem::path& copy,
            const std::vector<std::pair<std::string, double>>& changes = {});

/// Loads the workbooks with a profile of its own in `folder` that recalculates every file, and writes them to folder/out.
void recalculate(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& books);

/// One line a cell of the workbook: sheet, row, column from 0, value.
void write_values(const std::filesystem::path& book, const std::filesystem::path& tsv);

}  // namespace landfall::test
