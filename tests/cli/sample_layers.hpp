// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// Layers that a user may bring, round Johor.
namespace landfall::test {

inline const char* const square_round_johor =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[103,1],[104,1],[104,2],[103,2],[103,1]]]}}]})";
inline const char* const point_near_johor =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A \"HV\" <b>"},)"
    R"("geometry":{"type":"Point","coordinates":[103.63,1.71]}}]})";

/// The portfolio's table of a layer; `more` is put after it.
[[nodiscard]] inline std::string layer(const std::string& id, const std::string& kind, const std::string& file,
                                       const std::string& more = "") {
  return "\n[[layers]]\nid = \"" + id + "\"\nkind = \"" + kind + "\"\nfile = \"" + file +
         "\"\nyear = 2025\nsource = \"drawn for a test\"\nconfidence = \"medium\"\n" + more;
}

}  // namespace landfall::test
