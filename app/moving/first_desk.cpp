#include "app/moving/first_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/moving/team_edit.h"
#include "app/operation/failure.h"
#include "text/id.h"
#include "text/list.h"
#include "text/mentions.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

using std::chrono::days;

// Teams as they are named, in the order of the list; people name them by id then.
std::string team_blocks(std::vector<ListedPerson>& people) {
  std::string blocks;
  std::map<std::string, std::string> ids;
  std::set<std::string> taken;
  for (ListedPerson& person : people) {
    if (person.team.empty()) continue;
    const auto [known, fresh] = ids.try_emplace(person.team);
    if (fresh) {
      known->second = new_person_id({}, person.team, taken);
      blocks += fmt::format("\n[[team]]\nid = {}\nname = {}\n", toml_text(known->second),
                            toml_text(person.team));
    }
    person.team = known->second;
  }
  return blocks;
}

std::string on_call_block(Day monday, const std::vector<std::string>& people) {
  const std::string who =
      people.empty() ? "" : fmt::format("people = [{}]\n", text::join(people, ", "));
  return fmt::format(
      "\n# One person at a time, a week each, outside service hours.\n"
      "[[rota]]\nid = \"oncall\"\nname = \"On call, out of hours\"\n"
      "covers = \"outside service\"\n{}"
      "handover = {{ every = \"1 week\", at = \"09:00\", from = {} }}\n"
      "limits = {{ gap = {{ is = \"1 week\", weight = 20 }} }}\n"
      "\n[[rota.seat]]\nid = \"primary\"\n",
      who, to_text(monday));
}

std::string day_block(const std::string& service) {
  return fmt::format(
      "\n# Somebody on the desk in service hours.\n"
      "[[rota]]\nid = \"desk\"\nname = \"On the desk\"\n"
      "\n[[rota.shift]]\nid = \"day\"\nwhen = {}\n",
      toml_text(service));
}

std::vector<std::size_t> matching(const ListedPeople& listed, const std::string& name, bool whole) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < listed.people.size(); ++i) {
    const ListedPerson& person = listed.people[i];
    const auto is_it = [&name](const std::string& known) {
      return !known.empty() && name == text::folded(known);
    };
    const bool fits = whole ? is_it(person.name) || is_it(person.email) || is_it(person.id)
                            : text::mentions(person.name, name);
    if (fits) found.push_back(i);
  }
  return found;
}

}  // namespace

std::optional<Zone> commonest_zone(const ListedPeople& listed) {
  std::map<std::string, int> counts;
  for (const ListedPerson& person : listed.people)
    if (!person.zone.empty()) ++counts[person.zone];
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
  return most == counts.end() ? std::nullopt : Zone::find(most->first);
}

std::size_t named(const ListedPeople& listed, const std::string& name) {
  const std::size_t begin = std::min(name.find_first_not_of(' '), name.size());
  const std::string shown = name.substr(begin, name.find_last_not_of(' ') + 1 - begin);
  const std::string folded = text::folded(shown);
  std::vector<std::size_t> found = matching(listed, folded, true);
  if (found.empty()) found = matching(listed, folded, false);
  if (found.empty())
    throw Failure(ExitCode::kInput, "nobody in the list is {}", text::quote(shown));
  if (found.size() > 1)
    throw Failure(ExitCode::kInput, "{} people in the list are {}: give e-mail addresses",
                  found.size(), text::quote(shown));
  return found.front();
}

FirstTeamFile first_team_file(ListedPeople listed, const FirstDesk& wanted, Instant now) {
  if (listed.people.empty()) throw Failure(ExitCode::kInput, "nobody is in the list");
  const std::optional<Zone> known = wanted.zone ? wanted.zone : commonest_zone(listed);
  if (!known) throw Failure(ExitCode::kInput, "nobody has a time zone in the list: say --zone");
  const Zone zone = *known;
  std::vector<std::size_t> nights;
  for (const std::string& name : wanted.nights) {
    const std::size_t person = named(listed, name);
    if (std::ranges::count(nights, person) == 0) nights.push_back(person);
  }
  FirstTeamFile file{{}, std::move(listed.left)};
  std::set<std::string> taken;
  for (const ListedPerson& person : listed.people)
    if (!person.site.empty())
      file.left.push_back({person.place, "a site needs a zone and holidays: write it as [[site]]"});
  std::string text = fmt::format(
      "# Made by `respite init --from-people`. docs/team-file.md says what else a desk can say:\n"
      "# holidays, leads, limits, protected time.\n"
      "[desk]\nid = {}\nzone = {}\nservice = {}\n",
      toml_text(wanted.id), toml_text(zone.name()), toml_text(wanted.service));
  text += team_blocks(listed.people);
  for (ListedPerson& person : listed.people) {
    if (person.id.empty() || !taken.insert(person.id).second)
      person.id = new_person_id(person.email, person.name, taken);
    person.site.clear();
    if (person.zone == zone.name()) person.zone.clear();
    text += '\n' + person_block(keys_of(person));
  }
  text += "\n[fairness]\nhalf_life = \"26 weeks\"\n";
  const Day today = day_of(zone.to_wall(now));
  const Day monday = today - days{weekday_of(today).iso_encoding() - 1};
  std::vector<std::string> on_call;
  on_call.reserve(nights.size());
  for (const std::size_t person : nights) on_call.push_back(toml_text(listed.people[person].id));
  file.text = text + (wanted.on_call ? on_call_block(monday, on_call) : day_block(wanted.service));
  return file;
}

}  // namespace respite::moving
