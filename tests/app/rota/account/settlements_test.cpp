#include "app/rota/settlements.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/requests/incidents.h"
#include "app/rota/publish.h"
#include "store/driver/connection.h"
#include "store/settlements.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using Turns = std::map<std::string, int>;

const Instant kBefore = instant("2026-12-20T00:00:00Z");
constexpr const char* kThree =
    "[[person]]\nid = \"a\"\n[[person]]\nid = \"b\"\n[[person]]\nid = \"c\"\n";
constexpr const char* kD = "[[person]]\nid = \"d\"\n";

// One seat around the clock by the week, from Monday to Monday.
std::string team(const std::string& people, const std::string& in_rota = "",
                 const std::string& fairness = "") {
  return fmt::format(R"([desk]
id = "desk"
zone = "UTC"
service = "mon-fri 08:00-18:00"
{}
[[rota]]
id = "oncall"
covers = "always"
handover = {{ every = "1 week", at = "00:00", from = 2027-01-04 }}
{}
[[rota.seat]]
id = "phone"
[fairness]
half_life = "26 weeks"
{}
)",
                     people, in_rota.empty() ? "" : "people = [" + in_rota + "]", fairness);
}

// Half a year of four windows.
void publish_half_a_year(const DeskOfALead& desk) {
  desk.publish(kBefore, "2027-01-04", 6);
  desk.publish(kBefore, "2027-02-15", 7);
  desk.publish(kBefore, "2027-03-29", 6);
  desk.publish(kBefore, "2027-05-10", 7);
}

PlanView next_quarter(const DeskOfALead& desk) { return desk.plan(kBefore, "2027-06-28", 13); }

TEST(Account, WhoeverJoinsTheRotaStartsWithNothing) {
  const DeskOfALead desk;
  desk.write("team.toml", team(std::string(kThree) + kD, R"("a", "b", "c")"));
  publish_half_a_year(desk);
  desk.write("team.toml", team(std::string(kThree) + kD));
  const PlanView next = next_quarter(desk);
  EXPECT_GE(turns_in(next)["d"], 3);
  EXPECT_LE(turns_in(next)["d"], 4);
  EXPECT_EQ(next.schedule.people[3].carried, Balance{});
}

TEST(Account, WhoeverComesBackFromLeaveDoesNotPayForIt) {
  for (const char* lowers : {"leave_lowers_share = true", "leave_lowers_share = false"}) {
    const DeskOfALead desk;
    desk.write("team.toml", team(std::string(kThree) + kD + "leave = \"d.ics\"\n", "", lowers));
    desk.write("d.ics",
               "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//respite//test//EN\r\nBEGIN:VEVENT\r\n"
               "UID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20270104\r\n"
               "DTEND;VALUE=DATE:20270628\r\nSUMMARY:away\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    publish_half_a_year(desk);
    const int turns = turns_in(next_quarter(desk))["d"];
    EXPECT_GE(turns, 3) << lowers;
    EXPECT_LE(turns, 4) << lowers;
  }
}

// Both ways: what was half counts as half, what was full as full.
TEST(Account, AChangedShareCountsFromThenOn) {
  const std::string half = std::string(kThree) + kD + "share = \"50%\"\n";
  const std::string full = std::string(kThree) + kD;
  for (const bool more : {true, false}) {
    const DeskOfALead desk;
    desk.write("team.toml", team(more ? half : full));
    publish_half_a_year(desk);
    desk.write("team.toml", team(more ? full : half));
    const double fair = more ? 13.0 / 4 : 13 * 0.5 / 3.5;
    EXPECT_NEAR(turns_in(next_quarter(desk))["d"], fair, 1)
        << (more ? "half to full" : "full to half");
  }
}

TEST(Account, CallOutsCount) {
  const DeskOfALead desk;
  desk.write("team.toml", team(kThree));
  const PlanView first = desk.publish(kBefore, "2027-01-04", 3);
  const Instant night = instant("2027-01-06T01:00:00Z");
  const std::string holder = first.schedule.slots[0].slot.person.value();
  const auto carried = [&] {
    const PlanView next = desk.plan(night + std::chrono::days{1}, "2027-01-25", 3);
    for (const PersonView& person : next.schedule.people)
      if (person.id == holder) return person.carried.load;
    return std::int64_t{0};
  };
  const std::int64_t before = carried();
  const IncidentView begun = begin_incident(desk.open(night), {holder, std::nullopt, night});
  (void)end_incident(desk.open(night + std::chrono::hours{4}),
                     {begun.id, night + std::chrono::hours{4}});
  // Four hours of night, each worth three of a day; a third of it owed, as the turn is.
  const double faded = std::exp2(-18.8 / (26 * 7));
  EXPECT_NEAR(static_cast<double>(carried() - before), 4 * 3 * 3600 * 2.0 / 3 * faded, 50);
}

TEST(Account, WhatIsUndoneIsNeitherDoneNorOwed) {
  const DeskOfALead desk;
  desk.write("team.toml", team(kThree));
  desk.publish(kBefore, "2027-01-04", 2);
  static_cast<void>(undo_publication(desk.open(kBefore), {}));
  for (const PersonView& person : desk.plan(kBefore, "2027-01-18", 3).schedule.people)
    EXPECT_EQ(person.carried, Balance{}) << person.id;
}

// As a store of before there were settlements is.
void forget_settlements(const DeskOfALead& desk) {
  store::Database::open(desk.folder()).write([](store::Connection& connection) {
    for (const std::string table : {"settled_slots", "settled_shares", "settlements"})
      connection.run(fmt::format("DROP TRIGGER {0}_last; DELETE FROM {0}", table));
  });
}

// Through changes of the file, an undo and a turn in its midst.
void live_through_changes(const DeskOfALead& desk) {
  desk.write("team.toml", team(kThree));
  desk.publish(kBefore, "2027-01-04", 4);
  desk.write("team.toml", team(std::string(kThree) + kD));
  desk.publish(instant("2027-01-13T12:00:00Z"), "2027-01-18", 6);
  desk.write("team.toml", team(std::string(kThree) + kD + "share = \"50%\"\n"));
  desk.publish(instant("2027-01-20T12:00:00Z"), "2027-03-01", 4);
  static_cast<void>(undo_publication(desk.open(instant("2027-03-03T12:00:00Z")), {}));
}

TEST(Settlements, AreWorkedOutFromStoredFilesAsTheyWouldHaveBeenMade) {
  const DeskOfALead desk;
  live_through_changes(desk);
  const auto read = [&] { return read_settled(store::Database::open_to_read(desk.folder())); };
  const std::vector<Settlement> made = read();
  ASSERT_EQ(made.size(), 4U);
  forget_settlements(desk);
  EXPECT_EQ(read(), made);  // readers work it out
  EXPECT_EQ(store::latest_settled(store::Database::open(desk.folder())), 0);
  desk.publish(instant("2027-03-03T13:00:00Z"), "2027-03-29", 2);  // the first write keeps it
  const auto kept = store::read_settlements(store::Database::open_to_read(desk.folder()));
  ASSERT_EQ(kept.size(), 5U);
  EXPECT_EQ((std::vector<Settlement>(kept.begin(), kept.begin() + 4)), made);
}

TEST(Settlements, OweWhatWasDoneWhereTheFilesAreErased) {
  const DeskOfALead desk;
  live_through_changes(desk);
  forget_settlements(desk);
  store::Database::open(desk.folder()).write([](store::Connection& connection) {
    connection.run("UPDATE documents SET bytes = NULL");
  });
  for (const PersonView& person :
       desk.plan(instant("2027-03-03T13:00:00Z"), "2027-03-29", 2).schedule.people)
    EXPECT_EQ(person.carried, Balance{}) << person.id;
}

}  // namespace
}  // namespace respite::test
