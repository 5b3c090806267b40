#include "server/pages/form.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/operation/arguments.h"

namespace respite::server {
namespace {

// What a browser calls a field of that type.
std::string_view input_of(const ArgumentField& field) {
  if (std::holds_alternative<bool*>(field.place)) return "checkbox";
  if (std::holds_alternative<Day*>(field.place)) return "date";
  if (std::holds_alternative<std::optional<Day>*>(field.place)) return "date";
  if (std::holds_alternative<std::int64_t*>(field.place)) return "number";
  if (std::holds_alternative<std::optional<std::int64_t>*>(field.place)) return "number";
  return "text";
}

Html choices(const WordChoice& choice, const Attributes& attributes, const std::string& said) {
  Html options;
  for (const std::string_view word : choice.words) {
    Attributes option = {{"value", std::string(word)}};
    if (word == said) option.emplace_back("selected", "selected");
    options += element("option", option, Html::text(word));
  }
  return element("select", attributes, options);
}

// Several forms may stand on a page.
std::string id_of(const Operation& operation, const ArgumentField& field) {
  std::string id = fmt::format("{}-{}", operation.name, field.name);
  std::ranges::replace(id, ' ', '-');
  return id;
}

Html control(const std::string& id, const ArgumentField& field, const std::string& said) {
  Attributes attributes = {{"id", id}, {"name", std::string(field.name)}};
  if (field.says.needed) attributes.emplace_back("required", "required");
  if (const auto* choice = std::get_if<WordChoice>(&field.place)) {
    return choices(*choice, attributes, said);
  }
  const std::string_view type = input_of(field);
  attributes.emplace_back("type", std::string(type));
  const Bounds any;
  if (type == "number") {
    const Bounds bounds = field.says.bounds;
    if (bounds.least != any.least) attributes.emplace_back("min", std::to_string(bounds.least));
    if (bounds.most != any.most) attributes.emplace_back("max", std::to_string(bounds.most));
  }
  if (type == "checkbox") {
    attributes.emplace_back("value", "true");
    if (said == "true") attributes.emplace_back("checked", "checked");
  } else if (!said.empty()) {
    attributes.emplace_back("value", said);
  }
  return Html::single("input", attributes);
}

}  // namespace

Html form_of(const Operation& operation, std::string action, const http::Query& asked) {
  Html content;
  const Prepared prepared = operation.prepare();
  for (const ArgumentField& field : prepared.arguments) {
    if (field.says.where != Where::kAnywhere) continue;
    const std::string said = http::find_in(asked, field.name).value_or(default_text(field));
    content +=
        element("p", {},
                element("label", {{"for", id_of(operation, field)}}, Html::text(field.about)) +
                    control(id_of(operation, field), field, said));
  }
  content += element("button", {{"type", "submit"}}, Html::text(operation.summary));
  return element(
      "form",
      {{"method", operation.route.method == "GET" ? "get" : "post"}, {"action", std::move(action)}},
      content);
}

}  // namespace respite::server
