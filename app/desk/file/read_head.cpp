#include <algorithm>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "app/desk/file/words.h"
#include "scheduler/team/packs/rule_change.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

// What counts as what where [desk.bands] is silent.
WeeklyHours usual(std::string_view text) {
  Said<WeeklyHours> hours = parse_hours(text);
  return *std::get_if<0>(&hours);
}

BandHours read_bands(const Node* node, Report& report) {
  BandHours bands{usual("sat,sun"), usual("daily 23:00-07:00"), usual("daily 18:00-23:00")};
  if (!node) return bands;
  const Fields fields{*node, "desk.bands", report};
  if (auto given = fields.read("weekend", as_hours)) bands.weekend = *std::move(given);
  if (auto given = fields.read("night", as_hours)) bands.night = *std::move(given);
  if (auto given = fields.read("evening", as_hours)) bands.evening = *std::move(given);
  return bands;
}

Fairness read_fairness(const Node& node, Report& report) {
  const Fields fields{node, "fairness", report};
  Fairness fairness;
  if (const Node* weights_node = fields.find("weights")) {
    const Fields weights{*weights_node, "fairness.weights", report};
    const Whole weight{0, 100};
    fairness.day = weights.read("day", weight).value_or(fairness.day);
    fairness.evening = weights.read("evening", weight).value_or(fairness.evening);
    fairness.night = weights.read("night", weight).value_or(fairness.night);
    fairness.weekend = weights.read("weekend", weight).value_or(fairness.weekend);
    fairness.holiday = weights.read("holiday", weight).value_or(fairness.holiday);
  }
  if (const Node* even_node = fields.find("even")) {
    const Fields even{*even_node, "fairness.even", report};
    const Whole percent{0, 1000};
    fairness.even.load = even.read("load", percent).value_or(fairness.even.load);
    fairness.even.nights = even.read("nights", percent).value_or(0);
    fairness.even.weekends = even.read("weekends", percent).value_or(0);
    fairness.even.holidays = even.read("holidays", percent).value_or(0);
  }
  fairness.half_life = fields.read("half_life", as_duration).value_or(fairness.half_life);
  fairness.leave_lowers_share =
      fields.read("leave_lowers_share", as_bool).value_or(fairness.leave_lowers_share);
  fairness.weight = fields.read("weight", Whole{0, 10'000}).value_or(fairness.weight);
  return fairness;
}

void read_desk_table(Desk& desk, const Fields& fields, const Lookup& lookup, Report& report) {
  desk.id = fields.require("id", as_id).value_or("");
  desk.name = fields.read("name", as_text).value_or(desk.id);
  desk.zone = fields.require("zone", as_zone).value_or(Zone::utc());
  desk.language = fields.read("language", as_language).value_or(Language::kEnglish);
  desk.week_start = fields.read("week_start", as_weekday).value_or(std::chrono::Monday);
  desk.service_hours = fields.read("service", as_hours).value_or(WeeklyHours{});
  desk.holidays = fields.read("holidays", list_of(as_path));
  desk.leave = fields.read("leave", list_of(as_path));
  for (const std::size_t lead : fields.read("leads", list_of(Known{lookup.people, "in leads"}))) {
    desk.leads.push_back(index_of<PersonIndex>(lead));
  }
  desk.private_calendars = fields.read("private_calendars", as_bool).value_or(false);
  desk.history_file = fields.read("history", as_desk_file);
  desk.freeze = fields.read("freeze", as_duration).value_or(Seconds{});
  desk.bands = read_bands(fields.find("bands"), report);
  desk.protection.white_space = fields.read("white_space", as_portion).value_or(0.2);
  desk.protection.freeze =
      fields.read("freeze_protected", as_duration).value_or(std::chrono::hours{48});
  // What they are was seen in the first pass; this reports what is no name of a skill.
  if (const Node* skills = fields.find("skills")) (void)as_list(*skills, report, as_id);
}

}  // namespace

Desk read_head(const Fields& root, const Lookup& lookup, Report& report) {
  Desk desk;
  desk.skills = lookup.skills.ids();
  if (const Node* node = root.find("desk")) {
    read_desk_table(desk, Fields{*node, "desk", report}, lookup, report);
  } else {
    report.error({1, 1}, "no [desk]: it says who you are",
                 "begin with [desk], id = \"helpdesk\", zone = \"Europe/London\"");
    desk.bands = read_bands(nullptr, report);
  }
  if (const Node* node = root.find("fairness")) desk.fairness = read_fairness(*node, report);
  if (const Node* node = root.find("limits")) {
    desk.limits = read_limits(*node, LimitsOf::kDesk, {lookup.groups, lookup.people}, report);
  }
  return desk;
}

Site read_site(const Node& node, Zone desk_zone, Report& report) {
  const Fields fields{node, "site", report};
  const std::vector<std::string_view> packs = pack_ids();
  Site site;
  site.id = id_of(node);
  site.name = fields.read("name", as_text).value_or(site.id);
  site.zone = fields.read("zone", as_zone).value_or(desk_zone);
  site.holidays = fields.read("holidays", list_of(as_path));
  if (const auto pack = fields.read("pack", OneOf{packs})) site.pack = packs[*pack];
  return site;
}

std::vector<Team> read_teams(const Parts& parts, const Lookup& lookup, const Desk& head,
                             Report& report) {
  std::vector<Team> teams;
  std::vector<bool> taken(parts.people.size());
  for (const Node* node : parts.teams) {
    const Fields fields{*node, "team", report};
    Team team{id_of(*node), {}, {}};
    team.name = fields.read("name", as_text).value_or(team.id);
    const Known known{lookup.people, "in team " + text::quote(team.id)};
    for (const std::size_t i : fields.read("members", list_of(known))) {
      if (taken[i]) {
        report.error(fields.spot_of("members"), text::quote(id_of(*parts.people[i])) +
                                                    " is in two teams, or twice in team " +
                                                    text::quote(team.id));
      } else {
        team.members.push_back(index_of<PersonIndex>(i));
      }
      taken[i] = true;
    }
    std::sort(team.members.begin(), team.members.end());
    teams.push_back(std::move(team));
  }
  if (teams.empty()) teams.push_back({head.id, head.name, {}});
  return teams;
}

}  // namespace respite::team_file
