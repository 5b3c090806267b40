#include "app/desk/file/meaning.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "app/desk/file/document.h"

namespace respite {
namespace team_file {
namespace {

// What only says who is written to, when and how: no plan is made of it.
constexpr std::string_view kMail = "mail";  // as a whole
struct OfMail {
  std::string_view section;
  std::string_view key;
};
constexpr std::array kOfMail{OfMail{"desk", "language"},      OfMail{"person", "language"},
                             OfMail{"person", "messages"},    OfMail{"person", "remind"},
                             OfMail{"person", "invitations"}, OfMail{"requester", "email"},
                             OfMail{"requester", "language"}, OfMail{"requester", "messages"},
                             OfMail{"policy", "ladder"},      OfMail{"policy", "escalate_after"}};

bool is_of_mail(std::string_view section, std::string_view key) {
  return std::ranges::any_of(kOfMail, [&](const OfMail& of_mail) {
    return of_mail.section == section && of_mail.key == key;
  });
}

std::string text_of(const Node& node);

std::string text_of(const Table& table, std::string_view section = {}) {
  std::map<std::string, std::string> sorted;
  for (const Entry& entry : table) {
    if (!is_of_mail(section, entry.key)) sorted[entry.key] = text_of(entry.value);
  }
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

std::string section_text(std::string_view section, const Node& node) {
  const Table* table = node.get<Table>();
  return table ? text_of(*table, section) : text_of(node);
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
    if (entry.key == kMail) continue;
    const List* list = entry.value.get<List>();
    if (!list || !is_tables(*list)) {
      sections.push_back({fmt::format("[{}]", entry.key), section_text(entry.key, entry.value)});
      continue;
    }
    for (std::size_t i = 0; i < list->size(); ++i)
      sections.push_back(
          {name_of(entry.key, *(*list)[i].get<Table>(), i), section_text(entry.key, (*list)[i])});
  }
  return sections;
}

}  // namespace respite
