// Readers of the team file's sections: each takes a table and the names of the first pass, and
// gives a value of scheduler/team. What is wrong goes to the report; the value then stands in for
// what was meant, so that reading goes on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desk/file/lookup.h"
#include "app/desk/file/read_families.h"
#include "scheduler/team/desk.h"

namespace respite::team_file {

// Everything of [desk], [fairness] and [limits]; the lists are left empty.
[[nodiscard]] Desk read_head(const Fields& root, const Lookup& lookup, Report& report);

[[nodiscard]] Site read_site(const Node& node, Zone desk_zone, Report& report);

// Teams with their members' names resolved; without any [[team]] one team of everybody.
[[nodiscard]] std::vector<Team> read_teams(const Parts& parts, const Lookup& lookup,
                                           const Desk& head, Report& report);

// Needs the desk's head, sites and teams; fills up the members of teams that people name.
[[nodiscard]] Person read_person(const Node& node, const Desk& desk, const Lookup& lookup,
                                 Report& report);

[[nodiscard]] std::vector<Wish> read_wishes(const Node& node, bool likes, const Lookup& lookup,
                                            Report& report);

struct LimitNames {
  const Names& duties;  // shifts, seats and groups
  const Names& people;
};
[[nodiscard]] Limits read_limits(const Node& node, LimitsOf of, const LimitNames& names,
                                 Report& report);

// ["linux"] (able), or { linux = "expert" }.
[[nodiscard]] std::vector<Skill> read_skills(const Node& node, const Names& skills,
                                             const std::string& where, Report& report);
// Those somebody has: a level may also be "able from 2027-03-01", or a list of such that grows.
[[nodiscard]] std::vector<Skill> read_held_skills(const Node& node, const Names& skills,
                                                  Report& report);

// Who people, teams and sites of a table name together, sorted; nothing where it has none of them.
// Needs the desk's people and teams.
[[nodiscard]] std::optional<std::vector<PersonIndex>> read_people(const Fields& fields,
                                                                  const Desk& desk,
                                                                  const Lookup& lookup,
                                                                  const std::string& where,
                                                                  Report& report);

// The same of "teams" and "sites" alone.
[[nodiscard]] std::optional<std::vector<PersonIndex>> read_groups(const Fields& fields,
                                                                  const Desk& desk,
                                                                  const Lookup& lookup,
                                                                  const std::string& where,
                                                                  Report& report);

// What a person or a rota is called in other systems.
[[nodiscard]] std::vector<OutsideAccount> read_accounts(const Fields& fields, Report& report);

// "en", "fr" or "de".
[[nodiscard]] std::optional<Language> as_language(const Node& node, Report& report);

// "messages", "remind" and "invitations" of [mail] or of somebody; only leads get some kinds, and
// requesters only news of their requests.
enum class ChoicesOf { kDesk, kPerson, kLead, kRequester };
[[nodiscard]] MessageChoices read_choices(const Fields& fields, ChoicesOf of, Report& report);

// These need everybody in the desk.
[[nodiscard]] Rota read_rota(const Node& node, const Desk& desk, const Lookup& lookup,
                             Report& report);
[[nodiscard]] ProtectedTime read_protected(const Node& node, const Desk& desk, const Lookup& lookup,
                                           Report& report);
[[nodiscard]] SlowWindow read_slow(const Node& node, const Desk& desk, const Lookup& lookup,
                                   Report& report);

[[nodiscard]] Accessible read_accessible(const Node& node, const Desk& desk, const Lookup& lookup,
                                         Report& report);
[[nodiscard]] Role read_role(const Node& node, Report& report);
[[nodiscard]] Requester read_requester(const Node& node, const Lookup& lookup, Report& report);
[[nodiscard]] Policy read_policy(const Node& node, const Lookup& lookup, Report& report);
[[nodiscard]] Mail read_mail(const Node& node, const Desk& desk, Report& report);

}  // namespace respite::team_file
