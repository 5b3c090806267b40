#include <nlohmann/json.hpp>
#include <stdexcept>

#include "render/letter/letter.h"

namespace respite {

std::string to_json(const Letter& letter) {
  using Json = nlohmann::ordered_json;
  Json json{{"language", letter.language},     {"subject", letter.subject},
            {"paragraphs", letter.paragraphs}, {"rows", Json::array()},
            {"actions", Json::array()},        {"after", letter.after},
            {"given", letter.given},           {"taken", letter.taken},
            {"reason", letter.reason}};
  for (const LetterRow& row : letter.rows) {
    json["rows"].push_back({{"when", row.when}, {"what", row.what}, {"note", row.note}});
  }
  for (const LetterAction& action : letter.actions) {
    json["actions"].push_back({{"label", action.label}, {"url", action.url}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Letter letter_from_json(std::string_view text) {
  using Json = nlohmann::json;
  try {
    const Json json = Json::parse(text);
    Letter letter;
    json.at("language").get_to(letter.language);
    json.at("subject").get_to(letter.subject);
    json.at("paragraphs").get_to(letter.paragraphs);
    for (const Json& row : json.at("rows").get_ref<const Json::array_t&>()) {
      letter.rows.push_back({row.at("when"), row.at("what"), row.at("note")});
    }
    for (const Json& action : json.at("actions").get_ref<const Json::array_t&>()) {
      letter.actions.push_back({action.at("label"), action.at("url")});
    }
    json.at("after").get_to(letter.after);
    letter.given = json.value("given", letter.given);
    letter.taken = json.value("taken", letter.taken);
    json.at("reason").get_to(letter.reason);
    return letter;
  } catch (const Json::exception& error) {
    throw std::invalid_argument(std::string("no letter: ") + error.what());
  }
}

}  // namespace respite
