#include "app/desk/file/meaning.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/desk/file/document.h"

namespace respite {
namespace team_file {
namespace {

std::string text_of(const Node& node);

std::string text_of(const Table& table) {
  std::map<std::string, std::string> sorted;
  for (const Entry& entry : table) sorted[entry.key] = text_of(entry.value);
  std::string text;
  for (const auto& [key, value] : sorted) text += fmt::format("{}:{}={},", key.size(), key, value);
  return '{' + text + '}';
}

// Lengths stand before texts, so that no value can look like two.
std::string text_of(const Node& node) {
  struct Writer {
    std::string operator()(const Text& text) const {
      return fmt::format("{}:{}", text.size(), text);
    }
    std::string operator()(std::int64_t whole) const { return fmt::format("{}", whole); }
    std::string operator()(double real) const { return fmt::format("{}", real); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(Day day) const { return to_text(day); }
    std::string operator()(TimeOfDay time) const { return fmt::format("t{}", time.count()); }
    std::string operator()(Wall wall) const { return to_text(wall); }
    std::string operator()(Moment) const { return "moment"; }
    std::string operator()(const List& list) const {
      std::string text;
      for (const Node& item : list) text += text_of(item) + ',';
      return '[' + text + ']';
    }
    std::string operator()(const Table& table) const { return text_of(table); }
  };
  return std::visit(Writer{}, node.value);
}

bool is_tables(const List& list) {
  return std::ranges::all_of(list, [](const Node& item) { return item.get<Table>() != nullptr; });
}

// "[[person]] ben", "[[protected]] 2".
std::string name_of(std::string_view key, const Table& table, std::size_t position) {
  const Entry* id = find_entry(table, "id");
  const Text* text = id ? id->value.get<Text>() : nullptr;
  return text ? fmt::format("[[{}]] {}", key, *text) : fmt::format("[[{}]] {}", key, position + 1);
}

}  // namespace
}  // namespace team_file

std::vector<SectionMeaning> meaning_of(std::string_view team_text) {
  using namespace team_file;
  const auto parsed = parse_document(team_text);
  const Node* root = std::get_if<Node>(&parsed);
  if (!root) return {{"", std::string(team_text)}};
  std::vector<SectionMeaning> sections;
  for (const Entry& entry : *root->get<Table>()) {
    const List* list = entry.value.get<List>();
    if (!list || !is_tables(*list)) {
      sections.push_back({fmt::format("[{}]", entry.key), text_of(entry.value)});
      continue;
    }
    for (std::size_t i = 0; i < list->size(); ++i)
      sections.push_back({name_of(entry.key, *(*list)[i].get<Table>(), i), text_of((*list)[i])});
  }
  return sections;
}

}  // namespace respite
