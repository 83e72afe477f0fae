// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/book_file.hpp"

#include "climate/base/document.hpp"

namespace landfall::cost {

Book parse_book(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Book book;
  if (!document.parsed()) return book;
  Section root = document.root();
  book.id = root.identifier("id");
  book.name = root.localized("name");
  if (root.has("currency_path")) book.parity = root.one_of("currency_path", {"stated", "parity"}) == "parity";
  root.facts(book);
  if (root.has("prefabrication")) {
    // Read here, because the register knows them only where a plant is stick-built.
    auto& saved = book.prefabrication.emplace();
    Section section = root.section("prefabrication");
    section.fact("capex_saving", saved.capex_saving, {-0.5, 0.9});
    section.fact("time_saving", saved.time_saving, {0.0, 0.9});
  }
  document.finish();
  return book;
}

}  // namespace landfall::cost
