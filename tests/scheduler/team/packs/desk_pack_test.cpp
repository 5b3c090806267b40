#include "scheduler/team/packs/desk_pack.h"

#include <gtest/gtest.h>

#include <string>

#include "scheduler/team/desk.h"

namespace respite {
namespace {

using std::chrono::hours;

// "REST-D11 11h, EU-W24 24h in 1 weeks, EU-48 816h in 17 weeks"
std::string text_of(const Limits& limits) {
  std::string text;
  const auto add = [&](const PackRule& rule, Seconds time, int weeks) {
    text += (text.empty() ? "" : ", ") + std::string(rule.id) + ' ' +
            std::to_string(time / hours{1}) + 'h';
    if (weeks > 0) text += " in " + std::to_string(weeks) + " weeks";
  };
  if (limits.rest) add(*limits.rest->of_pack, limits.rest->value, 0);
  for (const auto& rest : limits.long_rests)
    add(*rest.of_pack, rest.value.rest, rest.value.span.count);
  for (const auto& sum : limits.sums) {
    EXPECT_TRUE(sum.value.most);
    if (sum.value.what.counted == Counted::kOnCall)
      text += (text.empty() ? "" : ", ") + std::string(sum.of_pack->id) + ' ' +
              std::to_string(sum.value.amount) + " millionths";
    else
      add(*sum.of_pack, Seconds{sum.value.amount}, sum.value.span.count);
  }
  return text;
}

std::string told_of(const DeskPack& pack) {
  std::string text;
  for (const PackRule* rule : pack.told) text += (text.empty() ? "" : ", ") + std::string(rule->id);
  return text;
}

TEST(DeskPack, SaysRulesAsLimits) {
  struct Row {
    PackId pack;
    std::string limits, advice, told;
  };
  const std::vector<Row> rows = {
      {PackId::kNone, "", "", ""},
      {PackId::kEu,
       "REST-D11 11h, EU-W24 24h in 1 weeks, EU-W35+11 35h in 1 weeks, EU-48 816h in 17 weeks",
       "EU-N8 816h in 17 weeks", ""},
      {PackId::kUk, "REST-D11 11h, UK-W24 24h in 1 weeks, UK-48 816h in 17 weeks",
       "UK-N8 816h in 17 weeks", ""},
      {PackId::kFr, "REST-D11 11h, FR-W35 35h in 1 weeks", "", "FR-NOTICE"},
      {PackId::kPt, "", "PT-D11 11h", ""},
      {PackId::kBe, "", "BE-D11 11h", ""},
      {PackId::kAu, "", "", ""},
      {PackId::kSre, "", "SRE-25 250000 millionths", "SRE-8/6, SRE-UNDERLOAD"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(to_text(row.pack));
    const DeskPack pack = desk_pack(row.pack, {});
    EXPECT_EQ(text_of(pack.limits), row.limits);
    EXPECT_EQ(text_of(pack.advice), row.advice);
    EXPECT_EQ(told_of(pack), row.told);
    EXPECT_EQ(pack.asks(), !(row.limits + row.advice + row.told).empty());
  }
}

TEST(DeskPack, ADeskRelaxesWithAReasonAndTightensWithout) {
  using enum RuleSeverity;
  const std::vector<RuleChange> changes = {
      {"REST-D11", "eu", kOff, ""},                    // no reason: not taken
      {"EU-48", "", kOff, "opted out in writing"},     // of every pack
      {"EU-W35+11", "eu", kWarn, "agreed in 2026"},    // told of, no more
      {"EU-W24", "fr", kOff, "of another pack"},       //
      {"SRE-25", "sre", kForbid, ""},                  // a limit from now on
      {"SRE-8/6", "sre", kForbid, ""},                 // nothing a plan could keep
      {"SRE-UNDERLOAD", "sre", kOff, "quiet is good"}  //
  };
  const DeskPack eu = desk_pack(PackId::kEu, changes);
  EXPECT_EQ(text_of(eu.limits), "REST-D11 11h, EU-W24 24h in 1 weeks");
  EXPECT_EQ(text_of(eu.advice), "EU-W35+11 35h in 1 weeks, EU-N8 816h in 17 weeks");
  const DeskPack sre = desk_pack(PackId::kSre, changes);
  EXPECT_EQ(text_of(sre.limits), "SRE-25 250000 millionths");
  EXPECT_EQ(told_of(sre), "SRE-8/6");
}

// Numbers tell limits of one rule apart.
TEST(DeskPack, NumbersItsLimits) {
  const Limits limits = desk_pack(PackId::kEu, {}).limits;
  ASSERT_EQ(limits.long_rests.size(), 2U);
  EXPECT_NE(limits.long_rests[0].number, limits.long_rests[1].number);
}

TEST(SettlePacks, FindsThePackOfEachPersonsSite) {
  Desk desk;
  for (const char* pack : {"fr", "au", ""}) desk.sites.emplace_back().pack = pack;
  desk.people.resize(5);
  for (std::size_t i = 0; i < 3; ++i) desk.people[i].site = index_of<SiteIndex>(i);
  desk.people[3].site = index_of<SiteIndex>(0);
  settle_packs(desk);
  ASSERT_EQ(desk.packs.size(), 1U);
  EXPECT_EQ(desk.packs[0].pack, PackId::kFr);
  const auto of = [&](std::size_t i) { return pack_of(desk, index_of<PersonIndex>(i)); };
  EXPECT_EQ(of(0), 0U);
  EXPECT_EQ(of(3), 0U);
  for (const std::size_t i : {1U, 2U, 4U}) EXPECT_EQ(of(i), std::nullopt);
  // A desk's own word for everybody, those without a pack included.
  desk.policy.rules = {{"REST-D11", "", RuleSeverity::kForbid, ""}};
  settle_packs(desk);
  ASSERT_EQ(desk.packs.size(), 3U);
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_EQ(text_of(desk.packs[*of(i)].limits).substr(0, 12), "REST-D11 11h");
}

}  // namespace
}  // namespace respite
