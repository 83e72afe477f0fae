// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <openssl/evp.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <map>
#include <memory>

#include "planner/cli/layer_rules.hpp"
#include "planner/cli/pack.hpp"
#include "planner/publish/json.hpp"

namespace landfall::cli {
namespace {

namespace json = boost::json;

bool valid_utf8(const std::string& bytes) {
  json::error_code error;
  json::parse(json::serialize(json::string(bytes)), error);
  return !error;
}

std::string to_base64(const std::string& bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string from_base64(const std::string& text) {
  std::string bytes(3 * (text.size() / 4) + 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) throw std::runtime_error("not base64");
  bytes.resize(static_cast<std::size_t>(size));
  for (std::size_t i = text.size(); i > 0 && text[i - 1] == '='; --i) bytes.pop_back();
  return bytes;
}

json::object options_json(const PackRequest& request) {
  const ScenarioOptions& scenario = request.scenario;
  return {{"portfolio", scenario.portfolio},
          {"set", json::value_from(scenario.set)},
          {"weather", json::value_from(scenario.weather)},
          {"files", json::value_from(scenario.files)},
          {"stress_files", json::value_from(scenario.stress_files)},
          {"deal", scenario.deal},
          {"financing", scenario.financing},
          {"investor", scenario.investor},
          {"costs", scenario.costs},
          {"fleet", scenario.fleet},
          {"seed", scenario.seed ? json::value(*scenario.seed) : json::value(nullptr)},
          {"draws", scenario.draws ? json::value(*scenario.draws) : json::value(nullptr)},
          {"language", std::string(publish::to_string(request.language))},
          {"leading", request.leading}};
}

PackRequest options_of(const json::object& options) {
  const auto text = [&](const char* key) { return json::value_to<std::string>(options.at(key)); };
  const auto texts = [&](const char* key) { return json::value_to<std::vector<std::string>>(options.at(key)); };
  PackRequest request;
  ScenarioOptions& scenario = request.scenario;
  scenario.portfolio = text("portfolio");
  scenario.set = texts("set");
  scenario.weather = texts("weather");
  scenario.files = texts("files");
  if (options.contains("fleet")) scenario.fleet = text("fleet");
  if (options.contains("stress_files")) scenario.stress_files = texts("stress_files");
  scenario.deal = text("deal");
  scenario.financing = text("financing");
  scenario.investor = text("investor");
  scenario.costs = text("costs");
  if (!options.at("seed").is_null()) scenario.seed = options.at("seed").to_number<std::uint64_t>();
  if (!options.at("draws").is_null()) scenario.draws = options.at("draws").to_number<int>();
  request.language = text("language") == "zh" ? publish::Language::zh : publish::Language::en;
  request.leading = options.at("leading").to_number<std::size_t>();
  return request;
}

}  // namespace

std::string pack_record(const PackRequest& request, const Loaded& loaded) {
  json::object record;
  record["landfall"] = {{"version", loaded.record.version}, {"commit", loaded.record.commit}};
  record["inputs_sha256"] = loaded.record.inputs_sha256();
  record["options"] = options_json(request);
  json::array inputs;
  for (const InputFile& file : loaded.files) {
    json::object input{{"path", file.path}, {"built_in", file.built_in}, {"sha256", publish::sha256(file.bytes)}};
    // Text stands as text, so that the record can be read; bytes that are not UTF-8 (weather files have them) as base64.
    if (valid_utf8(file.bytes)) {
      input["text"] = file.bytes;
    } else {
      input["base64"] = to_base64(file.bytes);
    }
    inputs.push_back(std::move(input));
  }
  record["inputs"] = std::move(inputs);
  return publish::to_text(record);
}

KeptPack read_record(const std::string& bytes, const std::string& file, Problems& problems) {
  KeptPack pack;
  const auto kept = std::make_shared<std::map<std::string, std::string>>();
  try {
    const json::value record = json::parse(bytes);
    pack.version = json::value_to<std::string>(record.at("landfall").at("version"));
    pack.commit = json::value_to<std::string>(record.at("landfall").at("commit"));
    pack.request = options_of(record.at("options").as_object());
    for (const json::value& input : record.at("inputs").as_array()) {
      const std::string path = json::value_to<std::string>(input.at("path"));
      const json::value* text = input.as_object().if_contains("text");
      std::string content =
          text != nullptr ? json::value_to<std::string>(*text) : from_base64(json::value_to<std::string>(input.at("base64")));
      if (publish::sha256(content) != json::value_to<std::string>(input.at("sha256")))
        problems.add({file, 0, 0}, fmt::format("input \"{}\" does not have the SHA-256 that stands beside it", path));
      if (input.at("built_in").as_bool()) {
        pack.source.built_in.push_back({path, std::move(content)});
      } else {
        kept->emplace(path, std::move(content));
      }
    }
  } catch (const std::exception& error) {
    problems.add({file, 0, 0}, fmt::format("expected the record of a pack, found something else ({})", error.what()));
  }
  pack.source.read = [kept](const std::string& path, Problems& unread) {
    const auto found = kept->find(path);
    if (found != kept->end()) return found->second;
    unread.add({path, 0, 0}, "the pack does not hold this file");
    return std::string();
  };
  pack.source.layers = [read = pack.source.read](const auto&, const std::string&, const portfolio::Portfolio&, Problems& unread) {
    return read(layer_answers_name, unread);
  };
  return pack;
}

}  // namespace landfall::cli
