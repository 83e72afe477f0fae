// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

namespace landfall::report {

/// JSON text, which has <, > and & in its strings only, that no HTML parser can take for markup: these, U+2028 and U+2029 are escaped.
[[nodiscard]] std::string script_safe(std::string_view json_text);

/// A value on one line, with the numbers of `publish::to_text`, safe in a script element.
[[nodiscard]] std::string script_json(const boost::json::value& value);

/// What a content security policy calls an inline script or style: 'sha256-…' in base64.
[[nodiscard]] std::string csp_hash(std::string_view bytes);

}  // namespace landfall::report
