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
  root.facts(book);
  document.finish();
  return book;
}

}  // namespace landfall::cost
