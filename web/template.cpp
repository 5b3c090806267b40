#include "web/template.h"

#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "web/html.h"

namespace respite {
namespace {

namespace mustache = kainjow::mustache;

// Numbers are text; what is null or empty shows nothing, and its section neither. Whether a list
// has anything in it stands beside it, "has_rows" of "rows", unless that is said otherwise.
mustache::data data_of(const Tree& tree) {
  if (const auto* members = std::get_if<Members>(&tree.value)) {
    mustache::data object;
    for (const auto& [name, value] : *members)
      if (const auto* list = std::get_if<Items>(&value.value))
        object.set("has_" + name, mustache::data{!list->empty()});
    for (const auto& [name, value] : *members) object.set(name, data_of(value));
    return object;
  }
  if (const auto* items = std::get_if<Items>(&tree.value)) {
    mustache::data list{mustache::data::type::list};
    for (const Tree& item : *items) list << data_of(item);
    return list;
  }
  if (const auto* text = std::get_if<std::string>(&tree.value))
    return text->empty() ? mustache::data{false} : mustache::data{*text};
  if (const auto* flag = std::get_if<bool>(&tree.value)) return mustache::data{*flag};
  if (const auto* number = std::get_if<std::int64_t>(&tree.value))
    return mustache::data{std::to_string(*number)};
  return mustache::data{false};
}

std::string text_of(std::string_view name) {
  const std::string_view bytes = web_file(std::string(name) + ".mustache");
  if (bytes.empty()) throw std::logic_error("no template " + std::string(name));
  return std::string(bytes);
}

// Those a template names, and those that these name.
void add_partials(mustache::data& data, const std::string& text) {
  constexpr std::string_view kBegin = "{{>";
  for (std::size_t at = text.find(kBegin); at != std::string::npos;
       at = text.find(kBegin, at + 1)) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string::npos) return;
    const std::string name = text.substr(at + kBegin.size(), end - at - kBegin.size());
    std::string part = text_of(name);
    data.set(name, mustache::data{mustache::partial{[part] { return part; }}});
    add_partials(data, part);
  }
}

}  // namespace

std::string fill_template(std::string_view name, const Tree& data, const Words& words) {
  const std::string text = text_of(name);
  mustache::mustache page{text};
  if (!page.is_valid()) throw std::logic_error(std::string(name) + ": " + page.error_message());
  page.set_custom_escape([](const std::string& plain) { return Html::text(plain).markup(); });
  mustache::data values = data_of(data);
  values.set("t", mustache::data{mustache::lambda{[&words](const std::string& said) {
               return Html::text(words(said.c_str())).markup();
             }}});
  add_partials(values, text);
  return page.render(values);
}

}  // namespace respite
