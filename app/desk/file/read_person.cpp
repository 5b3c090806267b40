#include <algorithm>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

std::optional<BroughtIn> as_history(const Node& node, Report& report) {
  const Fields fields{node, "history", report};
  const auto day = fields.require("at", as_day);
  const Number count{0, 1'000'000};
  const auto load = fields.require("load", count);
  if (!day || !load) return std::nullopt;
  return BroughtIn{.at = *day,
                   .load_hours = *load,
                   .nights = fields.read("nights", count).value_or(0),
                   .weekends = fields.read("weekends", count).value_or(0),
                   .holidays = fields.read("holidays", count).value_or(0),
                   .said_at = report.place(node.spot)};
}

// The team a person names, else the one that lists them, else the first.
TeamIndex team_of(const Fields& fields, const Desk& desk, const Lookup& lookup,
                  std::optional<std::size_t> person, Report& report) {
  std::optional<std::size_t> listed_in;
  for (std::size_t t = 0; person && t < desk.teams.size(); ++t) {
    const auto& members = desk.teams[t].members;
    const bool lists =
        std::binary_search(members.begin(), members.end(), index_of<PersonIndex>(*person));
    if (lists) listed_in = t;
  }
  const auto named = fields.read("team", Known{lookup.teams, {}});
  if (named && listed_in && *named != *listed_in) {
    report.error(fields.spot_of("team"), "in two teams: " + text::quote(desk.teams[*listed_in].id) +
                                             " has them as a member");
  }
  return index_of<TeamIndex>(named ? *named : listed_in.value_or(0));
}

void check_dates(const Person& person, const Fields& fields, Report& report) {
  if (person.joins && person.leaves && *person.leaves <= *person.joins) {
    report.error(fields.spot_of("leaves"),
                 text::quote(person.id) + " leaves on " + to_text(*person.leaves) +
                     ", but joins on " + to_text(*person.joins),
                 "\"leaves\" is the first day they are no longer there");
  }
}

void check_company(const Person& person, std::optional<std::size_t> self, const Fields& fields,
                   Report& report) {
  for (const Wish& wish : person.wishes) {
    const auto* company = std::get_if<WishCompany>(&wish.what);
    if (!company || !self || at(company->person) != *self) continue;
    report.error(fields.spot_of(wish.likes ? "likes" : "dislikes"),
                 "a wish about one's own company");
  }
}

// Whether both are there on some day.
bool meet(const Person& a, const Person& b) {
  const auto gone_before = [](const Person& one, const Person& other) {
    return one.leaves && other.joins && *one.leaves <= *other.joins;
  };
  return !gone_before(a, b) && !gone_before(b, a);
}

// Who signs in by an address that two people have is neither of them.
void check_email(const Person& person, const std::vector<Person>& others, const Fields& fields,
                 Report& report) {
  if (person.email.empty()) return;
  const std::string email = text::folded(person.email);
  for (const Person& other : others) {
    if (text::folded(other.email) != email || !meet(person, other)) continue;
    report.warning(fields.spot_of("email"), text::quote(person.id) + " has the e-mail address of " +
                                                text::quote(other.id) +
                                                ": neither can sign in by it");
    return;
  }
}

void read_contact(Person& person, const Fields& fields, Report& report) {
  person.name = fields.read("name", as_text).value_or(person.id);
  person.email = fields.read("email", as_email).value_or("");
  person.language = fields.read("language", as_language);
  person.reach = fields.read("reach", list_of(as_text));
  person.accounts = read_accounts(fields, report);
}

void read_wishes_of(Person& person, const Fields& fields, const Lookup& lookup, Report& report) {
  for (const bool likes : {true, false}) {
    const Node* node = fields.find(likes ? "likes" : "dislikes");
    if (!node) continue;
    for (Wish& wish : read_wishes(*node, likes, lookup, report)) {
      person.wishes.push_back(std::move(wish));
    }
  }
}

}  // namespace

Person read_person(const Node& node, const Desk& desk, const Lookup& lookup, Report& report) {
  const Fields fields{node, "person", report};
  Person person;
  person.id = id_of(node);
  const auto self = lookup.people.find(person.id);
  read_contact(person, fields, report);
  const bool leads = self && std::ranges::count(desk.leads, index_of<PersonIndex>(*self)) > 0;
  person.messages = read_choices(fields, leads ? ChoicesOf::kLead : ChoicesOf::kPerson, report);
  if (const auto site = fields.read("site", Known{lookup.sites, {}})) {
    person.site = index_of<SiteIndex>(*site);
  }
  const Zone site_zone = person.site ? desk.sites[at(*person.site)].zone : desk.zone;
  person.zone = fields.read("zone", as_zone).value_or(site_zone);
  person.team = team_of(fields, desk, lookup, self, report);
  person.has_own_hours = fields.find("hours") != nullptr;
  person.hours = person.has_own_hours ? fields.read("hours", as_hours).value_or(WeeklyHours{})
                                      : desk.service_hours;
  if (const Node* skills = fields.find("skills")) {
    person.skills = read_held_skills(*skills, lookup.skills, report);
  }
  person.share = fields.read("share", as_portion).value_or(1.0);
  person.joins = fields.read("joins", as_day);
  person.leaves = fields.read("leaves", as_day);
  for (Leave& leave : fields.read("leave", list_of(as_leave))) {
    if (auto* file = std::get_if<FileReference>(&leave)) person.leave.push_back(std::move(*file));
    if (const auto* dates = std::get_if<DayRange>(&leave)) person.leave_dates.push_back(*dates);
  }
  person.busy = fields.read("busy", list_of(as_path));
  read_wishes_of(person, fields, lookup, report);
  if (const Node* history = fields.find("history")) {
    if (history->get<Text>())
      person.history_file = as_desk_file(*history, report);
    else
      person.history = as_history(*history, report);
  }
  if (const Node* limits = fields.find("limits")) {
    person.limits = read_limits(*limits, LimitsOf::kPerson, {lookup.groups, lookup.people}, report);
  }
  check_dates(person, fields, report);
  check_email(person, desk.people, fields, report);
  check_company(person, self, fields, report);
  return person;
}

}  // namespace respite::team_file
