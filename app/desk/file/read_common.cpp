#include <array>
#include <string_view>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "scheduler/time/civil.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::array kLevels{Level::kNovice, Level::kAble, Level::kExpert};
constexpr std::array<std::string_view, 3> kLevelNames{"novice", "able", "expert"};

std::optional<Skill> read_skill(std::string_view name, Spot spot, Level level, const Known& known,
                                Report& report) {
  if (!is_id(name))
    return report.error(
        spot, "bad name of a skill " + text::quote(name) + ": a-z, 0-9, \".\", \"_\", \"-\"");
  const auto index = known.look_up(name, spot, report);
  return index ? std::optional{Skill{index_of<SkillIndex>(*index), level}} : std::nullopt;
}

// "able", "able from 2027-03-01"; of no skill yet.
std::optional<Skill> as_held_level(const Node& node, Report& report) {
  constexpr std::string_view kFrom = " from ";
  const Text* text = node.get<Text>();
  const std::size_t mark = text ? text->find(kFrom) : std::string::npos;
  if (mark == std::string::npos) {
    const auto level = OneOf{{kLevelNames.begin(), kLevelNames.end()}}(node, report);
    return level ? std::optional{Skill{{}, kLevels[*level]}} : std::nullopt;
  }
  const auto named = std::ranges::find(kLevelNames, std::string_view(*text).substr(0, mark));
  const auto from = parse_day(std::string_view(*text).substr(mark + kFrom.size()));
  if (named == kLevelNames.end() || !from)
    return report.error(node.spot, "bad level " + text::quote(*text),
                        "write \"able\", or \"able from 2027-03-01\"");
  return Skill{{}, kLevels[static_cast<std::size_t>(named - kLevelNames.begin())], from};
}

// Whether each level is above the one before and comes later.
bool is_growing(const std::vector<Skill>& levels) {
  return std::ranges::adjacent_find(levels, [](const Skill& one, const Skill& next) {
           return next.level <= one.level || !next.from || (one.from && *next.from <= *one.from);
         }) == levels.end();
}

}  // namespace

std::optional<Language> as_language(const Node& node, Report& report) {
  const auto code = OneOf{{kLanguageCodes.begin(), kLanguageCodes.end()}}(node, report);
  return code ? std::optional{static_cast<Language>(*code)} : std::nullopt;
}

std::vector<Skill> read_held_skills(const Node& node, const Names& skills, Report& report) {
  const Table* table = node.get<Table>();
  if (!table) return read_skills(node, skills, {}, report);
  std::vector<Skill> held;
  for (const Entry& entry : *table) {
    const std::vector<Skill> levels = as_list(entry.value, report, as_held_level);
    const auto skill = read_skill(entry.key, entry.spot, Level::kAble, Known{skills, {}}, report);
    if (!is_growing(levels))
      report.error(entry.value.spot, "the levels of " + text::quote(entry.key) + " do not grow",
                   "write them in order: [\"novice\", \"able from 2027-03-01\"]");
    for (const Skill& level : levels)
      if (skill) held.push_back({skill->skill, level.level, level.from});
  }
  return held;
}

std::vector<Skill> read_skills(const Node& node, const Names& skills, const std::string& where,
                               Report& report) {
  const Known known{skills, where};
  if (const Table* table = node.get<Table>()) {
    std::vector<Skill> result;
    for (const Entry& entry : *table) {
      const auto level = OneOf{{kLevelNames.begin(), kLevelNames.end()}}(entry.value, report);
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
    return report_kind(item, to, "skills, such as [\"linux\"] or { linux = \"expert\" }");
  };
  return as_list(node, report, able);
}

namespace {

std::optional<std::vector<PersonIndex>> read_named(const Node* people, const Fields& fields,
                                                   const Desk& desk, const Lookup& lookup,
                                                   const std::string& where, Report& report) {
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

}  // namespace

std::optional<std::vector<PersonIndex>> read_people(const Fields& fields, const Desk& desk,
                                                    const Lookup& lookup, const std::string& where,
                                                    Report& report) {
  return read_named(fields.find("people"), fields, desk, lookup, where, report);
}

std::optional<std::vector<PersonIndex>> read_groups(const Fields& fields, const Desk& desk,
                                                    const Lookup& lookup, const std::string& where,
                                                    Report& report) {
  return read_named(nullptr, fields, desk, lookup, where, report);
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
