// The desk: everything the team file says, as one value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/team/language.h"
#include "scheduler/team/mail.h"
#include "scheduler/team/packs/desk_pack.h"
#include "scheduler/team/person.h"
#include "scheduler/team/policy.h"
#include "scheduler/team/protected_time.h"
#include "scheduler/team/rota.h"
#include "scheduler/team/site.h"

namespace respite {

// What makes a minute on duty count as more than a day's; the first that fits of holiday,
// weekend, night, evening, else day. Hours on the holder's wall clock.
struct BandHours {
  WeeklyHours weekend;
  WeeklyHours night;
  WeeklyHours evening;
};

// How much each count is evened out, in percent: one off its fair share costs as much as one
// average turn's load (scheduler/rota/score.h).
struct Even {
  int load = 100;
  int nights = 0;
  int weekends = 0;
  int holidays = 0;
};

struct Fairness {
  int day = 1, evening = 2, night = 3, weekend = 3, holiday = 4;  // weights of the bands
  Seconds half_life{};  // of the account; 0: history does not count
  bool leave_lowers_share = false;
  Even even{};
  int weight = 100;  // percent of the balance tier's scale (scheduler/rota/score.h)
};

struct Desk {
  std::string id;  // never changes: feed UIDs are made of it
  std::string name;
  Zone zone = Zone::utc();
  Language language = Language::kEnglish;  // of whoever names none
  Weekday week_start = std::chrono::Monday;
  WeeklyHours service_hours;            // in `zone`
  std::vector<FileReference> holidays;  // for whoever has no site
  std::vector<FileReference> leave;     // of everybody: whose an event is, it says itself
  std::vector<PersonIndex> leads;
  bool private_calendars = false;  // their addresses may lie in a network of the desk's own
  std::optional<FileReference> history_file;  // a CSV of what people bring in
  Seconds freeze{};                           // published time nearer than this moves only by hand
  BandHours bands;
  Fairness fairness;
  Limits limits;
  std::vector<std::string> skills;  // names, by SkillIndex
  std::vector<Site> sites;
  std::vector<Team> teams;     // the first is the default
  std::vector<Person> people;  // in the order of the file
  std::vector<DeskPack> packs;  // that ask something of somebody: see settle_packs()
  std::vector<Rota> rotas;
  Protection protection;
  std::vector<SlowWindow> slow_windows;
  std::vector<Role> roles;
  std::vector<Requester> requesters;
  Policy policy;
  std::optional<Mail> mail;  // nothing: none is sent
};

// Works out what the rule packs of people's sites ask, from sites and policy.
void settle_packs(Desk& desk);
// The pack somebody goes by, into Desk::packs; nothing where it asks nothing.
[[nodiscard]] std::optional<std::size_t> pack_of(const Desk& desk, PersonIndex person);

[[nodiscard]] std::optional<PersonIndex> find_person(const Desk& desk, std::string_view id);
// Null where there is none.
[[nodiscard]] const Requester* find_requester(const Desk& desk, std::string_view id);
// What a person or a requester is called; the id of whom the file has no more, or never had.
[[nodiscard]] std::string name_by_id(const Desk& desk, const std::string& id);
[[nodiscard]] std::vector<PersonIndex> everybody(const Desk& desk);  // in the order of the file
// What a published rota and seat are called now; as they were where the file has them no more.
[[nodiscard]] std::pair<std::string, std::string> called_now(const Desk& desk,
                                                             const std::string& rota,
                                                             const std::string& seat);
// The same to be read: "On call, out of hours, primary".
[[nodiscard]] std::string duty_name(const Desk& desk, const std::string& rota,
                                    const std::string& seat);
// Also by the id that it was published under before.
[[nodiscard]] std::optional<RotaIndex> find_rota(const Desk& desk, std::string_view id);

}  // namespace respite
