#include <array>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::array kLevels{Level::kNovice, Level::kAble, Level::kExpert};

std::optional<Skill> read_skill(std::string_view name, Spot spot, Level level, const Known& known,
                                Report& report) {
  if (!is_id(name)) {
    report.error(spot,
                 "bad name of a skill " + text::quote(name) + ": a-z, 0-9, \".\", \"_\", \"-\"");
    return std::nullopt;
  }
  const auto index = known.look_up(name, spot, report);
  return index ? std::optional{Skill{index_of<SkillIndex>(*index), level}} : std::nullopt;
}

}  // namespace

std::vector<Skill> read_skills(const Node& node, const Names& skills, const std::string& where,
                               Report& report) {
  const Known known{skills, where};
  if (const Table* table = node.get<Table>()) {
    std::vector<Skill> result;
    for (const Entry& entry : *table) {
      const auto level = OneOf{{"novice", "able", "expert"}}(entry.value, report);
      if (!level) continue;
      const auto skill = read_skill(entry.key, entry.spot, kLevels[*level], known, report);
      if (skill) result.push_back(*skill);
    }
    return result;
  }
  const auto able = [&known](const Node& item, Report& to) -> std::optional<Skill> {
    if (const Text* name = item.get<Text>()) {
      return read_skill(*name, item.spot, Level::kAble, known, to);
    }
    report_kind(item, to, "skills, such as [\"linux\"] or { linux = \"expert\" }");
    return std::nullopt;
  };
  return as_list(node, report, able);
}

std::optional<std::vector<PersonIndex>> read_people(const Fields& fields, const Desk& desk,
                                                    const Lookup& lookup, const std::string& where,
                                                    Report& report) {
  const Node* people = fields.find("people");
  const Node* teams = fields.find("teams");
  const Node* sites = fields.find("sites");
  if (!people && !teams && !sites) return std::nullopt;
  std::vector<bool> named(desk.people.size());
  if (people) {
    for (const std::size_t i : as_list(*people, report, Known{lookup.people, where})) {
      named[i] = true;
    }
  }
  if (teams) {
    for (const std::size_t i : as_list(*teams, report, Known{lookup.teams, where})) {
      for (const PersonIndex member : desk.teams[i].members) named[at(member)] = true;
    }
  }
  if (sites) {
    for (const std::size_t i : as_list(*sites, report, Known{lookup.sites, where})) {
      for (std::size_t p = 0; p < desk.people.size(); ++p) {
        if (desk.people[p].site == index_of<SiteIndex>(i)) named[p] = true;
      }
    }
  }
  std::vector<PersonIndex> result;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i]) result.push_back(index_of<PersonIndex>(i));
  }
  return result;
}

std::vector<OutsideAccount> read_accounts(const Fields& fields, Report& report) {
  std::vector<OutsideAccount> accounts;
  const Node* node = fields.find("accounts");
  if (!node) return accounts;
  const Fields ids{*node, "accounts", report};
  for (const std::string_view service : kAccountServices)
    if (auto id = ids.read(service, as_text)) accounts.push_back({std::string(service), *id});
  return accounts;
}

}  // namespace respite::team_file
