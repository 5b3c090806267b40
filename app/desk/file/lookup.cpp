#include "app/desk/file/lookup.h"

#include "app/desk/file/values.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::size_t kMostPeople = 2000;
constexpr std::size_t kMostOthers = 500;

std::vector<const Node*> tables(const Fields& root, std::string_view key, std::size_t most,
                                Report& report) {
  std::vector<const Node*> result = root.tables(key);
  if (result.size() <= most) return result;
  report.error(result[most]->spot,
               "more than " + std::to_string(most) + " of [[" + std::string{key} + "]]");
  result.resize(most);
  return result;
}

const Node* find_in(const Node& node, std::string_view key) {
  const Table* table = node.get<Table>();
  const Entry* entry = table ? find_entry(*table, key) : nullptr;
  return entry ? &entry->value : nullptr;
}

Names declare(const std::string& noun, const std::vector<const Node*>& nodes, Report& report) {
  Names names{noun};
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i]->get<Table>()) continue;  // reported when it is read
    const Node* node = find_in(*nodes[i], "id");
    if (!node) {
      report.error(nodes[i]->spot, "[[" + noun + "]] has no \"id\"");
      continue;
    }
    const auto id = as_id(*node, report);
    if (!id || names.declare(*id, i)) continue;
    const Node& first = *find_in(*nodes[names.find(*id).value_or(i)], "id");
    report.error(node->spot, noun + ' ' + text::quote(*id) + " is there twice",
                 "the first is in line " + std::to_string(first.spot.line));
  }
  return names;
}

// Texts of a list, or keys of a table: the two ways to write skills.
std::vector<std::string> words_of(const Node* node) {
  std::vector<std::string> words;
  if (!node) return words;
  if (const Text* text = node->get<Text>()) words.push_back(*text);
  if (const List* list = node->get<List>()) {
    for (const Node& item : *list) {
      if (const Text* text = item.get<Text>()) words.push_back(*text);
    }
  }
  if (const Table* table = node->get<Table>()) {
    for (const Entry& entry : *table) words.push_back(entry.key);
  }
  return words;
}

void declare_all(Names& names, const Node* node) {
  for (const std::string& word : words_of(node)) {
    if (is_id(word) && names.ids().size() < kMostOthers) names.declare(word, names.ids().size());
  }
}

// What [desk] lists, else whatever somebody has.
Names read_skills(const Fields& root, const Parts& parts) {
  Names skills{"skill"};
  const Node* desk = root.find("desk");
  if (const Node* listed = desk ? find_in(*desk, "skills") : nullptr) {
    declare_all(skills, listed);
    return skills;
  }
  for (const Node* person : parts.people) declare_all(skills, find_in(*person, "skills"));
  return skills;
}

Names read_duties(const Parts& parts, bool groups) {
  Names duties{groups ? "shift, seat or group" : "shift or seat"};
  for (const Node* rota : parts.rotas) {
    for (const std::string_view key : {"seat", "shift"}) {
      const Node* node = find_in(*rota, key);
      const List* list = node ? node->get<List>() : nullptr;
      if (!list) continue;
      for (const Node& item : *list) {
        const std::string id = id_of(item);
        if (!id.empty()) duties.declare(id, duties.ids().size());
        const Node* group = groups ? find_in(item, "group") : nullptr;
        const Text* name = group ? group->get<Text>() : nullptr;
        if (name && is_id(*name)) duties.declare(*name, duties.ids().size());
      }
    }
  }
  return duties;
}

}  // namespace

std::string id_of(const Node& table) {
  const Node* node = find_in(table, "id");
  const Text* text = node ? node->get<Text>() : nullptr;
  return text && is_id(*text) ? *text : std::string{};
}

Parts read_parts(const Fields& root, Report& report) {
  return {tables(root, "site", kMostOthers, report),
          tables(root, "team", kMostOthers, report),
          tables(root, "person", kMostPeople, report),
          tables(root, "role", kMostOthers, report),
          tables(root, "requester", kMostPeople * 5, report),
          tables(root, "rota", kMostOthers, report),
          tables(root, "protected", kMostPeople, report),
          tables(root, "accessible", kMostOthers, report),
          tables(root, "slow", kMostOthers, report)};
}

Lookup read_names(const Fields& root, const Parts& parts, Report& report) {
  return {declare("site", parts.sites, report),
          declare("team", parts.teams, report),
          declare("person", parts.people, report),
          read_skills(root, parts),
          declare("role", parts.roles, report),
          declare("requester", parts.requesters, report),
          declare("rota", parts.rotas, report),
          read_duties(parts, false),
          read_duties(parts, true)};
}

}  // namespace respite::team_file
