// SPDX-License-Identifier: Apache-2.0
#include "planner/report/report.hpp"

#include <fmt/format.h>
#include <span>
#include <stdexcept>
#include <string_view>

#include "planner/data/embedded.hpp"
#include "planner/publish/markup.hpp"
#include "planner/report/page.hpp"

namespace landfall {

/// Scripts and styles of the report, and d3, as they were at the build.
[[nodiscard]] std::span<const EmbeddedFile> report_assets();

}  // namespace landfall

namespace landfall::report {
namespace {

/// The files whose names end so, in the order of their names; the first line of each, its licence, stays.
std::string joined(std::string_view ending) {
  std::string all;
  for (const EmbeddedFile& file : report_assets()) {
    if (file.path.starts_with("planner/report/assets/") && file.path.ends_with(ending)) all += file.bytes;
  }
  return all;
}

std::string_view d3() {
  for (const EmbeddedFile& file : report_assets()) {
    if (file.path.ends_with("d3.min.js")) return file.bytes;
  }
  throw std::logic_error("report: d3 was not embedded");
}

constexpr std::string_view d3_notice =
    "d3 5.16, https://d3js.org, Copyright 2010-2020 Mike Bostock. BSD 3-Clause: Redistribution and use in source and binary forms, with or "
    "without modification, are permitted provided that the following conditions are met: Redistributions of source code must retain the "
    "above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above "
    "copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the "
    "distribution. Neither the name of the author nor the names of contributors may be used to endorse or promote products derived from "
    "this software without specific prior written permission. THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS "
    "IS\" "
    "AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A "
    "PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, "
    "INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; "
    "LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT "
    "LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE "
    "POSSIBILITY OF SUCH DAMAGE.";

}  // namespace

std::string report_html(const Contents& contents, const publish::Context& context) {
  const std::string styles = joined(".css"), script = "\"use strict\";\n(() => {\n" + joined(".js") + "})();\n";
  const std::string data = script_json(report_json(contents, context));
  const auto word = [&](const char* code) { return publish::markup_text(context.messages.word(code, context.language)); };
  std::string html = "<!DOCTYPE html>\n";
  html += fmt::format("<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", context.language == publish::Language::zh ? "zh-CN" : "en");
  html += fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {} {}; style-src {}; base-uri 'none'; "
      "form-action 'none'\">\n",
      csp_hash(d3()), csp_hash(script), csp_hash(styles));
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
  html += "<meta name=\"color-scheme\" content=\"light dark\">\n";
  html += fmt::format("<title>{} · {}</title>\n", word("report.title"), publish::markup_text(in(context.language, context.portfolio.name)));
  html += "<style>" + styles + "</style>\n</head>\n<body>\n";
  html += "<div id=\"page\"></div>\n";
  html += "<noscript><p>" + word("report.needs-script") + "</p></noscript>\n";
  html += "<script type=\"application/json\" id=\"data\">" + data + "</script>\n";
  html += "<script type=\"application/json\" id=\"base-map\">" + script_safe(embedded_base_map().front().bytes) + "</script>\n";
  html += fmt::format("<!-- {} -->\n", d3_notice);
  html += "<script>";
  html += d3();
  html += "</script>\n<script>" + script + "</script>\n</body>\n</html>\n";
  return html;
}

}  // namespace landfall::report
