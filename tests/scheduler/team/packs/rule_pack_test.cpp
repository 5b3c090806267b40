#include "scheduler/team/packs/rule_pack.h"

#include <gtest/gtest.h>

#include <set>

#include "scheduler/team/packs/rule_change.h"

namespace respite {
namespace {

constexpr std::array kPacks = {PackId::kNone, PackId::kEu, PackId::kUk, PackId::kFr,
                               PackId::kPt,   PackId::kBe, PackId::kAu, PackId::kSre};

TEST(RuleIds, ReadBackAsWritten) {
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    EXPECT_EQ(rule, parse_rule(to_text(rule)));
  }
  EXPECT_FALSE(parse_rule("BLK"));
}
TEST(Packs, AreKnownByTheirIds) {
  EXPECT_EQ(PackId::kUk, parse_pack("uk"));
  EXPECT_EQ(PackId::kNone, parse_pack(""));
  EXPECT_FALSE(parse_pack("xx"));
}
TEST(Packs, SayWhereEveryRuleComesFrom) {
  for (const PackId pack : kPacks) {
    std::set<std::string_view> ids;
    for (const PackRule& rule : rules_of(pack)) {
      EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
      EXPECT_FALSE(rule.version.empty()) << rule.id;
      EXPECT_FALSE(rule.citation.empty()) << rule.id;
      EXPECT_FALSE(rule.text.empty()) << rule.id;
      EXPECT_EQ(pack == PackId::kNone && rule.id != "ONC-2x12", rule.effective.empty()) << rule.id;
    }
  }
}
// What was written down from memory must not decide anything.
TEST(Packs, UnverifiedRulesOnlyWarn) {
  for (const PackId pack : kPacks) {
    for (const PackRule& rule : rules_of(pack)) {
      EXPECT_TRUE(rule.verified || rule.severity <= RuleSeverity::kWarn) << rule.id;
    }
  }
}
TEST(Packs, EveryRuleCanBeCitedUnderEveryPack) {
  for (const PackId pack : kPacks) {
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      EXPECT_EQ(to_text(static_cast<RuleId>(i)), citation_of(static_cast<RuleId>(i), pack).id);
    }
  }
}

RuleSeverity severity(PackId pack, RuleId rule, std::vector<RuleChange> changes = {}) {
  return resolve(pack, changes)[rule].severity;
}
TEST(Resolve, RestByPack) {
  using enum RuleSeverity;
  EXPECT_EQ(kConsentPersonAndLead, severity(PackId::kUk, RuleId::kRestD11));
  EXPECT_EQ(kForbid, severity(PackId::kFr, RuleId::kRestD11));
  EXPECT_EQ(kForbid, severity(PackId::kEu, RuleId::kRestD11));
  EXPECT_EQ(kOff, severity(PackId::kNone, RuleId::kRestD11));
  EXPECT_EQ(kOff, severity(PackId::kPt, RuleId::kRestD11));
}
TEST(Resolve, OffHoursByPack) {
  const Rulings pt = resolve(PackId::kPt, {});
  EXPECT_EQ(RuleSeverity::kForbid, pt[RuleId::kPerHours].severity);
  EXPECT_EQ(RuleId::kRtdPt, pt[RuleId::kPerHours].forbidden_by);
  for (const PackId pack : {PackId::kNone, PackId::kUk, PackId::kFr, PackId::kBe, PackId::kAu}) {
    EXPECT_EQ(RuleSeverity::kConsentPerson, severity(pack, RuleId::kPerHours));
  }
}
TEST(Resolve, ADeskMayTightenWithoutAReason) {
  EXPECT_EQ(RuleSeverity::kForbid,
            severity(PackId::kUk, RuleId::kBlkDef, {{"BLK-DEF", "", RuleSeverity::kForbid, ""}}));
}
TEST(Resolve, RelaxingNeedsAReason) {
  using enum RuleSeverity;
  EXPECT_EQ(kForbid, severity(PackId::kFr, RuleId::kRestD11,
                              {{"REST-D11", "fr", kConsentPersonAndLead, ""}}));
  EXPECT_EQ(kConsentPersonAndLead,
            severity(PackId::kFr, RuleId::kRestD11,
                     {{"REST-D11", "fr", kConsentPersonAndLead, "accord of 2025"}}));
}
TEST(Resolve, AChangeForOnePackLeavesOthers) {
  EXPECT_EQ(RuleSeverity::kForbid,
            severity(PackId::kFr, RuleId::kRestD11, {{"REST-D11", "uk", RuleSeverity::kOff, "x"}}));
}
TEST(Resolve, WhatNeverYields) {
  using enum RuleSeverity;
  EXPECT_EQ(kForbid, severity(PackId::kNone, RuleId::kLeave, {{"LEAVE", "", kOff, "x"}}));
  EXPECT_EQ(kForbid, severity(PackId::kNone, RuleId::kBusy, {{"BUSY", "", kWarn, "x"}}));
  EXPECT_EQ(kConsentPerson,
            severity(PackId::kNone, RuleId::kPerHours, {{"PER-HOURS", "", kOff, "x"}}));
  EXPECT_EQ(kConsentPerson, severity(PackId::kNone, RuleId::kBlkNn, {{"BLK-NN", "", kOff, "x"}}));
}

ChangeEffect effect(std::string rule, std::string pack, RuleSeverity severity,
                    std::string reason = "") {
  return outcome_of({std::move(rule), std::move(pack), severity, std::move(reason)}, {}).effect;
}
TEST(RuleChange, SaysWhatBecomesOfIt) {
  using enum RuleSeverity;
  EXPECT_EQ(ChangeEffect::kTaken, effect("BLK-DEF", "", kForbid));
  EXPECT_EQ(ChangeEffect::kTaken, effect("REST-D11", "fr", kOff, "accord of 2025"));
  EXPECT_EQ(ChangeEffect::kNoSuchRule, effect("REST-D12", "", kForbid));
  EXPECT_EQ(ChangeEffect::kNoSuchRule, effect("UK-48", "fr", kForbid));
  EXPECT_EQ(ChangeEffect::kNothingActs, effect("EU-BRK", "eu", kForbid));
  EXPECT_EQ(ChangeEffect::kTaken, effect("UK-48", "uk", kForbid));
  EXPECT_EQ(ChangeEffect::kTaken, effect("UK-48", "uk", kOff, "opted out in writing"));
  EXPECT_EQ(ChangeEffect::kWantsReason, effect("UK-W24", "uk", kOff));
  EXPECT_EQ(ChangeEffect::kTaken, effect("SRE-8/6", "sre", kOff, "six will do"));
  EXPECT_EQ(ChangeEffect::kOnlyTold, effect("SRE-8/6", "sre", kForbid));
  EXPECT_EQ(ChangeEffect::kBudget, effect("BLK-MOV", "", kForbid));
  EXPECT_EQ(ChangeEffect::kHeld, effect("PER-HOURS", "", kOff, "x"));
}
TEST(RuleChange, NamesThePackItWouldRelax) {
  const ChangeOutcome outcome =
      outcome_of({"REST-D11", "", RuleSeverity::kConsentPersonAndLead, ""}, {});
  EXPECT_EQ(ChangeEffect::kWantsReason, outcome.effect);
  EXPECT_EQ(PackId::kEu, outcome.pack);
  EXPECT_EQ(RuleSeverity::kForbid, outcome.least);
}
TEST(RuleChange, RelaxesWhatAnEarlierOneTightened) {
  const std::vector<RuleChange> before = {{"BLK-DEF", "", RuleSeverity::kForbid, ""}};
  EXPECT_EQ(ChangeEffect::kWantsReason,
            outcome_of({"BLK-DEF", "uk", RuleSeverity::kConsentPerson, ""}, before).effect);
}
// What outcome_of() calls taken is what verdicts and rotas make of it, for every rule, pack and
// severity.
TEST(RuleChange, AgreesWithResolve) {
  for (const std::string_view rule : rule_ids("")) {
    for (const PackId pack : kPacks) {
      for (int severity = 0; severity <= static_cast<int>(RuleSeverity::kForbid); ++severity) {
        if (pack == PackId::kNone) continue;  // in a change that is every pack
        const RuleChange change{std::string(rule), std::string(to_text(pack)),
                                static_cast<RuleSeverity>(severity), ""};
        if (outcome_of(change, {}).effect != ChangeEffect::kTaken) continue;
        SCOPED_TRACE(std::string(rule) + ' ' + std::string(to_text(pack)));
        if (const auto decided = parse_rule(rule)) {
          EXPECT_EQ(change.severity, resolve(pack, {{change}})[*decided].severity);
        }
        for (const PackRule* of_rota : rota_rules_of(pack)) {
          if (of_rota->id != rule) continue;
          EXPECT_EQ(change.severity, severity_of(pack, *of_rota, {{change}}));
        }
      }
    }
  }
}

}  // namespace
}  // namespace respite
