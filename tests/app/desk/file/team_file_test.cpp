#include "app/desk/file/team_file.h"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/app/desk/file/team_text.h"

namespace respite {
namespace {

using namespace std::chrono_literals;

// The desk of a text without a mistake.
Desk parse(const std::string& text) {
  const ParsedTeamFile parsed = parse_team_file(text, "team.toml");
  EXPECT_FALSE(has_errors(parsed.diagnostics)) << format(parsed.diagnostics);
  return parsed.desk.value_or(Desk{});
}

TEST(ParseTeamFile, ReadsTheSmallestDesk) {
  const Desk desk = parse(kSmallDesk);
  EXPECT_EQ(desk.id, "desk");
  EXPECT_EQ(desk.name, "desk");
  EXPECT_EQ(desk.zone.name(), "Europe/London");
  EXPECT_EQ(desk.week_start, std::chrono::Monday);
  EXPECT_EQ(desk.bands.weekend.size(), 2U);
  EXPECT_EQ(desk.bands.night.size(), 7U);
  ASSERT_EQ(desk.teams.size(), 1U);
  EXPECT_EQ(desk.teams[0].members.size(), 2U);
  ASSERT_EQ(desk.people.size(), 2U);
  EXPECT_EQ(desk.people[0].id, "asha");
  EXPECT_EQ(desk.people[0].zone, desk.zone);
  EXPECT_EQ(desk.people[0].share, 1.0);
  EXPECT_EQ(desk.people[0].skills.at(0).level, Level::kAble);
  EXPECT_EQ(desk.people[1].skills.at(0).level, Level::kNovice);
  EXPECT_EQ(desk.skills, std::vector<std::string>{"linux"});
}

TEST(ParseTeamFile, ReadsSkillsThatGrow) {
  const Desk desk = parse(kSmallDesk +
                          "[[person]]\nid = \"cy\"\nskills = { linux = [\"novice\", "
                          "\"able from 2027-03-01\", \"expert from 2027-06-01\"] }\n"
                          "[[person]]\nid = \"di\"\nskills = { linux = \"able from 2027-03-01\" "
                          "}\n");
  const std::vector<Skill>& cy = desk.people[2].skills;
  ASSERT_EQ(cy.size(), 3U);
  EXPECT_EQ(cy[0].level, Level::kNovice);
  EXPECT_EQ(cy[0].from, std::nullopt);
  EXPECT_EQ(cy[2].level, Level::kExpert);
  EXPECT_EQ(cy[2].from, make_day(2027, 6, 1));
  ASSERT_EQ(desk.people[3].skills.size(), 1U);
  EXPECT_EQ(desk.people[3].skills[0].from, make_day(2027, 3, 1));
}

TEST(ParseTeamFile, ReadsAccountsOfPeopleAndRotas) {
  const std::string rota =
      kSmallRota +
      "[[rota]]\nid = \"b\"\naccounts = { goalert = \"g\" }\n"
      "handover = { every = \"1 day\", at = \"09:00\" }\n[[rota.seat]]\nid = \"s\"\n";
  const Desk desk = parse(
      "[desk]\nid = \"d\"\nzone = \"UTC\"\n[[person]]\nid = \"al\"\n"
      "accounts = { grafana = \"U1\", pagerduty = \"P1\" }\n" +
      rota);
  EXPECT_EQ(account_in(desk.people[0].accounts, "pagerduty"), "P1");
  EXPECT_EQ(account_in(desk.people[0].accounts, "grafana"), "U1");
  EXPECT_EQ(account_in(desk.people[0].accounts, "goalert"), std::nullopt);
  EXPECT_EQ(account_in(desk.rotas[1].accounts, "goalert"), "g");
  const ParsedTeamFile wrong = parse_team_file(
      kSmallDesk + "[[person]]\nid = \"cy\"\naccounts = { pagerdutty = \"P1\" }\n", "t");
  ASSERT_EQ(wrong.diagnostics.size(), 1U);
  EXPECT_EQ(wrong.diagnostics[0].hint, "did you mean \"pagerduty\"?");
}

TEST(ParseTeamFile, SameTextWithCrlfAndMarkIsTheSameDesk) {
  std::string crlf = "\xEF\xBB\xBF";
  for (const char c : kSmallDesk) crlf += c == '\n' ? std::string{"\r\n"} : std::string{c};
  EXPECT_EQ(parse(crlf).people.size(), 2U);
  const ParsedTeamFile wrong = parse_team_file(crlf + "[fairness]\r\nx = 1\r\n", "t");
  ASSERT_EQ(wrong.diagnostics.size(), 1U);
  EXPECT_EQ(wrong.diagnostics[0].place, (Place{"t", 11, 1}));
  EXPECT_EQ(wrong.diagnostics[0].line_text, "x = 1");
}

TEST(ParseTeamFile, ReadsTheDesk) {
  const Desk desk = parse(
      "[desk]\nid = \"d\"\nname = \"D\"\nzone = \"UTC\"\nleads = [\"bo\", \"al\"]\n"
      "service = \"mon-fri 08:00-18:00\"\nholidays = [\"a.ics\", \"b.ics\"]\nweek_start = \"sun\"\n"
      "freeze = \"2 weeks\"\nbands = { night = \"daily 22:00-06:00\" }\nwhite_space = \"20%\"\n"
      "[[person]]\nid = \"al\"\n[[person]]\nid = \"bo\"\n");
  EXPECT_EQ(desk.leads, (std::vector{PersonIndex{1}, PersonIndex{0}}));
  EXPECT_EQ(desk.service_hours.size(), 5U);
  EXPECT_EQ(desk.people[0].hours, desk.service_hours);
  ASSERT_EQ(desk.holidays.size(), 2U);
  EXPECT_EQ(desk.holidays[1].path, "b.ics");
  EXPECT_EQ(desk.holidays[1].named_at, (Place{"team.toml", 7, 22}));
  EXPECT_EQ(desk.week_start, std::chrono::Sunday);
  EXPECT_EQ(desk.freeze, 14 * 24h);
  EXPECT_EQ(desk.bands.night.at(0), (WeeklySpan{std::chrono::Monday, 22h, 6h}));
  EXPECT_EQ(desk.protection.white_space, 0.2);
}

TEST(ParseTeamFile, FindsAPersonsZoneAndTeam) {
  const Desk desk = parse(
      "[desk]\nid = \"d\"\nzone = \"UTC\"\n"
      "[[site]]\nid = \"ny\"\nzone = \"America/New_York\"\npack = \"sre\"\n"
      "[[team]]\nid = \"one\"\n[[team]]\nid = \"two\"\nmembers = [\"b\"]\n"
      "[[person]]\nid = \"a\"\nsite = \"ny\"\n"
      "[[person]]\nid = \"b\"\nsite = \"ny\"\nzone = \"Asia/Tokyo\"\n"
      "[[person]]\nid = \"c\"\nteam = \"two\"\n");
  EXPECT_EQ(desk.people[0].zone.name(), "America/New_York");
  EXPECT_EQ(desk.people[1].zone.name(), "Asia/Tokyo");
  EXPECT_EQ(desk.people[2].zone.name(), Zone::utc().name());
  EXPECT_EQ(desk.people[0].team, TeamIndex{0});
  EXPECT_EQ(desk.people[1].team, TeamIndex{1});
  EXPECT_EQ(desk.teams[1].members, (std::vector{PersonIndex{1}, PersonIndex{2}}));
  EXPECT_EQ(desk.sites[0].pack, "sre");
}

TEST(ParseTeamFile, ReadsWishes) {
  const Desk desk = parse(kSmallDesk +
                          "likes = [\"primary\", \"sat,sun\", { with = \"asha\", weight = 3 }]\n"
                          "dislikes = [2026-12-24, \"2026-12-31 to 2027-01-01\", \"with asha\"]\n" +
                          kSmallRota);
  const std::vector<Wish>& wishes = desk.people[1].wishes;
  ASSERT_EQ(wishes.size(), 7U);
  EXPECT_EQ(std::get<WishShift>(wishes[0].what).shift, "primary");
  EXPECT_EQ(std::get<WishWeekday>(wishes[1].what).weekday, std::chrono::Saturday);
  EXPECT_EQ(std::get<WishWeekday>(wishes[2].what).weekday, std::chrono::Sunday);
  EXPECT_EQ(wishes[3].weight, 3);
  EXPECT_TRUE(wishes[3].likes);
  EXPECT_FALSE(wishes[4].likes);
  EXPECT_EQ(std::get<WishDate>(wishes[4].what).first, make_day(2026, 12, 24));
  EXPECT_EQ(std::get<WishDate>(wishes[5].what).last, make_day(2027, 1, 1));
  EXPECT_EQ(std::get<WishCompany>(wishes[6].what).person, PersonIndex{0});
}

TEST(ParseTeamFile, ReadsAHandoverRota) {
  const Desk desk = parse(kSmallDesk +
                          "[[rota]]\nid = \"r\"\nzone = \"Asia/Tokyo\"\n"
                          "covers = [\"mon-fri 18:00-08:00\", \"sat,sun\"]\n"
                          "handover = { every = [\"fri\", \"mon\"], at = 09:00:00 }\n"
                          "people = [\"ben\", \"asha\"]\nreach = \"tel\"\n"
                          "[[rota.seat]]\nid = \"one\"\nfactor = 0.5\nskills = [\"linux\"]\n"
                          "[[rota.seat]]\nid = \"two\"\nshadow = true\n"
                          "[[rota.seat]]\nid = \"three\"\nrequired = false\n");
  const Rota& rota = desk.rotas.at(0);
  EXPECT_EQ(rota.declared_at, (Place{"team.toml", 10, 1}));
  EXPECT_EQ(rota.counts, Counts::kStandby);
  EXPECT_EQ(std::get<CoversHours>(rota.covers).hours.size(), 7U);
  EXPECT_EQ(rota.people, (std::vector{PersonIndex{0}, PersonIndex{1}}));
  const auto& plan = std::get<HandoverPlan>(rota.plan);
  EXPECT_EQ(std::get<EveryWeekdays>(plan.handover.every).weekdays,
            (std::vector{std::chrono::Monday, std::chrono::Friday}));
  EXPECT_EQ(plan.handover.at, 9h);
  ASSERT_EQ(plan.seats.size(), 3U);
  EXPECT_EQ(plan.seats[0].factor_percent, 50);
  EXPECT_TRUE(plan.seats[1].shadow);
  EXPECT_TRUE(plan.seats[0].required);
  EXPECT_FALSE(plan.seats[2].required);
}

TEST(ParseTeamFile, ReadsAShiftRota) {
  const Desk desk = parse(kSmallDesk +
                          "[[rota]]\nid = \"r\"\n"
                          "[[rota.shift]]\nid = \"early\"\nwhen = \"daily 07:00-15:00\"\n"
                          "staff = 2\nunder = 50\nover = 5\nzone = \"UTC\"\n"
                          "[[rota.shift]]\nid = \"late\"\nwhen = \"fri 22:00-07:00\"\n"
                          "people = [\"asha\"]\nskills = [\"linux\"]\none_has = [\"linux\"]\n"
                          "[[rota.raise]]\ncalendar = \"e.ics\"\nshift = \"late\"\nstaff = 1\n");
  const Rota& rota = desk.rotas.at(0);
  EXPECT_EQ(rota.counts, Counts::kWork);
  EXPECT_EQ(rota.people.size(), 2U);
  const auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
  ASSERT_EQ(shifts.size(), 2U);
  EXPECT_EQ(shifts[0].times.size(), 7U);
  EXPECT_EQ(shifts[0].staff, 2);
  EXPECT_EQ(shifts[0].under, 50);
  EXPECT_EQ(shifts[0].over, 5);
  EXPECT_EQ(shifts[0].zone, Zone::utc());
  EXPECT_TRUE(shifts[0].people.empty());
  EXPECT_EQ(shifts[1].people, std::vector{PersonIndex{0}});
  EXPECT_EQ(shifts[1].one_has.size(), 1U);
  EXPECT_EQ(rota.raises.at(0).shift, "late");
}

TEST(ParseTeamFile, ReadsLimitsHardAndWeighted) {
  const Desk desk = parse(kSmallDesk +
                          "limits = { rest = \"12h\" }\n"
                          "[limits]\nrest = \"11h\"\ngap = { is = \"1 week\", weight = 40 }\n"
                          "max_weekends = \"2 in 4 weeks\"\n"
                          "max_hours = { is = \"192h in 4 weeks\", weight = 9 }\n"
                          "max_oncall_share = \"25%\"\nmax_load = 12.5\n"
                          "max_of_shift = { primary = \"4 in 2 weeks\" }\n"
                          "forbidden = [{ is = \"primary then primary\", weight = 2 }]\n" +
                          kSmallRota);
  const Limits& limits = desk.limits;
  EXPECT_TRUE(limits.rest->hard());
  EXPECT_EQ(limits.rest->value, 11h);
  EXPECT_EQ(limits.gap->weight, 40);
  const auto sum = [&](std::string_view key) {
    const auto found = std::ranges::find(limits.sums, key, &Limit<Sum>::key);
    return found == limits.sums.end() ? Limit<Sum>{} : *found;
  };
  EXPECT_EQ(sum("max_weekends").value.amount, 2);
  EXPECT_EQ(sum("max_weekends").value.span, (SumSpan{SumSpan::Unit::kWeeks, 4}));
  EXPECT_EQ(Seconds{sum("max_hours").value.amount}, 192h);
  EXPECT_EQ(sum("max_hours").weight, 9);
  EXPECT_EQ(sum("max_oncall_share").value.amount, 250'000);
  EXPECT_EQ(sum("max_load").value.amount, 45'000);
  EXPECT_EQ(sum("max_of_shift").value.span, (SumSpan{SumSpan::Unit::kWeeks, 2}));
  EXPECT_EQ(limits.forbidden.at(0).weight, 2);
  EXPECT_EQ(desk.people[1].limits.rest->value, 12h);
  EXPECT_TRUE(limits.sequences.empty());
}

TEST(ParseTeamFile, KeepsWhatNothingUsesYet) {
  const Desk desk = parse(kSmallDesk +
                          "[[protected]]\nkind = \"focus\"\nper_week = \"4h\"\nshortest = \"1h\"\n"
                          "longest = \"2h\"\nprefer = \"morning\"\npeople = [\"ben\"]\n"
                          "[[accessible]]\npeople = 1\nskills = [\"linux\"]\n"
                          "[[slow]]\nwhen = \"fri 15:00-17:00\"\n"
                          "[[role]]\nid = \"staff\"\nrank = 5\n"
                          "[[requester]]\nid = \"r\"\nrole = \"staff\"\nmanager = \"asha\"\n"
                          "[policy]\nid = \"p\"\nagreed = 2026-01-12\n"
                          "[policy.targets]\nP2 = { start = \"60m\" }\n"
                          "[policy.channels]\nP3 = [\"a\", \"b\"]\n"
                          "[[policy.emergency]]\nid = \"E1\"\ntext = \"t\"\n"
                          "[[policy.rule]]\nrule = \"REST-D11\"\nseverity = \"forbid\"\n");
  const auto& floating = std::get<FloatingTime>(desk.protection.blocks.at(0).time);
  EXPECT_EQ(floating.amount, 4h);
  EXPECT_FALSE(floating.per_month);
  EXPECT_EQ(floating.prefer.at(0).half, HalfDay::kMorning);
  EXPECT_EQ(desk.protection.accessible.at(0).people, 1);
  EXPECT_TRUE(desk.slow_windows.at(0).people.empty());
  EXPECT_EQ(desk.roles.at(0).rank, 5);
  EXPECT_EQ(desk.requesters.at(0).manager, "asha");
  EXPECT_EQ(desk.policy.targets.at(0).start, 60min);
  EXPECT_EQ(desk.policy.channels.size(), 2U);
  EXPECT_EQ(desk.policy.emergencies.at(0).id, "E1");
  EXPECT_EQ(desk.policy.rules.at(0).severity, RuleSeverity::kForbid);
}

}  // namespace
}  // namespace respite
