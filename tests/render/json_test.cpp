#include "app/operation/result.h"
#include "app/view/check.h"
#include "app/view/feed.h"
#include "app/view/plan.h"
#include "app/view/publication.h"
#include "app/view/who.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/render/schedules.h"

namespace respite {
namespace {

using nlohmann::json;

PlanView bounded_plan() {
  PlanView view;
  view.schedule = weekly_schedule();
  view.draft = "3f2a91c07d55";
  QualityView quality;
  quality.score.tiers = {100, 0, 1234};
  quality.bound = Score{{100, 0, 1200}};
  quality.gap_tier = Tier::kBalance;
  quality.gap = 34;
  quality.gap_percent = 2.8;
  view.schedule.quality = quality;
  view.schedule.violations = {{"rest", "asha", {"a", "b"}, false, 40, "Asha: 9 h of rest"}};
  return view;
}

TEST(PlanJson, SaysWhatEverybodyCarriesIn) {
  PlanView view = bounded_plan();
  view.schedule.people[0].carried = {-3600, 500'000, 0, 1'250'000};
  EXPECT_EQ(json::parse(to_document(tree_of(view))).at("people").at(0).at("carried"),
            json::parse(R"({"load": -3600, "nights": 0.5, "weekends": 0.0, "holidays": 1.25})"));
}

TEST(PlanJson, CarriesTheFieldsOthersRelyOn) {
  const json plan = json::parse(to_document(tree_of(bounded_plan())));
  const json& slot = plan.at("slots").at(2);
  EXPECT_EQ(slot.at("id"), "oncall/primary/2026-12-28T09:00");
  EXPECT_EQ(slot.at("rota"), "oncall");
  EXPECT_EQ(slot.at("seat"), "primary");
  EXPECT_EQ(slot.at("turn"), "oncall/primary/2026-12-28T09:00");
  EXPECT_TRUE(slot.at("person").is_null());
  EXPECT_EQ(slot.at("begin"), "2026-12-28T09:00:00Z");
  EXPECT_EQ(slot.at("end"), "2027-01-04T09:00:00Z");
  EXPECT_EQ(slot.at("bands"), json::parse(R"({"holiday": 0, "weekend": 0, "night": 0,
                                              "evening": 0, "day": 604800})"));
  EXPECT_EQ(plan.at("slots").at(0).at("person"), "asha");
  EXPECT_EQ(plan.at("people").at(0), json::parse(R"({"id": "asha", "name": "Asha Patel",
      "load": 1080000, "fair": 900000, "turns": 2, "nights": 0, "weekends": 0, "holidays": 0,
      "fair_nights": 0.0, "fair_weekends": 0.0, "fair_holidays": 0.0,
      "carried": {"load": 0, "nights": 0.0, "weekends": 0.0, "holidays": 0.0}})"));
  EXPECT_EQ(plan.at("violations").at(0).at("rule"), "rest");
  EXPECT_EQ(plan.at("score").at("tiers"), json::parse("[100, 0, 1234]"));
  EXPECT_EQ(plan.at("bound").at("tiers"), json::parse("[100, 0, 1200]"));
  EXPECT_EQ(plan.at("gap"), 34);
  EXPECT_EQ(plan.at("gap_tier"), "balance");
  EXPECT_EQ(plan.at("gap_percent"), 2.8);
  EXPECT_EQ(plan.at("proven"), false);
}

TEST(PlanJson, IsTheSameTextForTheSameView) {
  EXPECT_EQ(to_document(tree_of(bounded_plan())), to_document(tree_of(bounded_plan())));
  EXPECT_EQ(to_document(tree_of(bounded_plan())).back(), '\n');
}

TEST(PlanJson, ProtectedBlocksStandApartWithoutTheirTopic) {
  PlanView view = bounded_plan();
  SlotView block = slot_view(kProtectedRota, "learning", "Europe/London", "2026-12-23T14:00",
                             "2026-12-23T16:00", "zoe");
  block.slot.kind = SlotKind::kProtected;
  block.slot.firmness = "defended";
  block.slot.topic = "interview practice";
  view.schedule.slots.push_back(block);
  const json plan = json::parse(to_document(tree_of(view)));
  EXPECT_EQ(plan.at("slots").size(), 4U);
  EXPECT_EQ(plan.at("protected"), json::parse(R"([{"id": "protected/learning/2026-12-23T14:00",
      "person": "zoe", "kind": "learning", "firmness": "defended",
      "begin": "2026-12-23T14:00:00Z", "end": "2026-12-23T16:00:00Z"}])"));
  EXPECT_EQ(to_document(tree_of(view)).find("interview"), std::string::npos);
}

TEST(PlanJson, BrokenTextStaysJson) {
  PlanView view = bounded_plan();
  view.schedule.people[0].name = "A\xffsha \x01";
  EXPECT_EQ(json::parse(to_document(tree_of(view))).at("people").at(0).at("name"),
            "A\xEF\xBF\xBDsha \x01");
}

TEST(ShowJson, WhatWasNotBoundedIsNull) {
  ShowView view;
  view.schedule = weekly_schedule();
  view.revision = 3;
  const json show = json::parse(to_document(tree_of(view)));
  EXPECT_EQ(show.at("revision"), 3);
  EXPECT_EQ(show.at("source"), "published");
  for (const char* field : {"draft", "score", "bound", "gap", "proven"}) {
    EXPECT_TRUE(show.at(field).is_null()) << field;
  }
  view.schedule.quality = QualityView{};
  EXPECT_TRUE(json::parse(to_document(tree_of(view))).at("bound").is_null());
  EXPECT_TRUE(json::parse(to_document(tree_of(view))).at("score").is_object());
}

TEST(WhoJson, SaysWhoAndWhoIsNext) {
  WhoView view;
  view.at = test::instant("2026-12-25T03:00:00Z");
  WhoSeatView seat;
  seat.rota = "oncall";
  seat.seat = "primary";
  seat.person = "asha";
  seat.name = "Asha Patel";
  seat.reach = {"+44 20 7946 0101"};
  seat.since = test::instant("2026-12-21T09:00:00Z");
  seat.until = test::instant("2026-12-28T09:00:00Z");
  seat.next = "zoe";
  seat.next_name = "Zoë Brontë";
  seat.next_at = seat.until;
  view.on = {seat, WhoSeatView{}};
  const json who = json::parse(to_document(tree_of(view)));
  EXPECT_EQ(who.at("at"), "2026-12-25T03:00:00Z");
  const json& on = who.at("on").at(0);
  EXPECT_EQ(on.at("person"), "asha");
  EXPECT_EQ(on.at("name"), "Asha Patel");
  EXPECT_EQ(on.at("reach"), json::parse(R"(["+44 20 7946 0101"])"));
  EXPECT_EQ(on.at("since"), "2026-12-21T09:00:00Z");
  EXPECT_EQ(on.at("until"), "2026-12-28T09:00:00Z");
  EXPECT_EQ(on.at("next"), "zoe");
  for (const char* field : {"person", "name", "next", "next_name", "next_at"}) {
    EXPECT_TRUE(who.at("on").at(1).at(field).is_null()) << field;
  }
}

TEST(GapsJson, IsAListThatNamesWhoIsBarredByWhat) {
  GapsView view;
  view.gaps = weekly_schedule().gaps;
  const json gaps = json::parse(to_document(tree_of(view)));
  ASSERT_TRUE(gaps.is_array());
  EXPECT_EQ(gaps.at(0).at("rota"), "oncall");
  EXPECT_EQ(gaps.at(0).at("seat"), "primary");
  EXPECT_EQ(gaps.at(0).at("begin"), "2026-12-28T09:00:00Z");
  EXPECT_EQ(gaps.at(0).at("end"), "2027-01-04T09:00:00Z");
  EXPECT_EQ(gaps.at(0).at("barred").at(1).at("person"), "zoe");
  EXPECT_EQ(gaps.at(0).at("barred").at(1).at("rule"), "leave");
  EXPECT_EQ(json::parse(to_document(tree_of(GapsView{}))), json::array());
}

TEST(DiffJson, ListsChangesBesideTheBoard) {
  DiffView view;
  view.schedule = weekly_schedule();
  view.base = 2;
  view.changes = {{ChangeKind::kGiven, view.schedule.slots[0].slot, "zoe", "asha"},
                  {ChangeKind::kRemoved, view.schedule.slots[2].slot, std::nullopt, std::nullopt}};
  view.people = {{"zoe", "Zoë Brontë", 0, 1, 7200, 3600}};
  const json diff = json::parse(to_document(tree_of(view)));
  EXPECT_EQ(diff.at("base"), 2);
  EXPECT_EQ(diff.at("changes").at(0).at("kind"), "given");
  EXPECT_EQ(diff.at("changes").at(0).at("before"), "zoe");
  EXPECT_EQ(diff.at("changes").at(0).at("after"), "asha");
  EXPECT_EQ(diff.at("changes").at(1).at("kind"), "removed");
  EXPECT_EQ(diff.at("changed_people").at(0).at("loses"), 1);
  EXPECT_EQ(diff.at("slots").size(), 4U);
}

TEST(PublishJson, SaysWhoDidItAndByWhatItWasJudged) {
  PublishView view;
  view.publication.revision = 4;
  view.publication.kind = PublicationKind::kUndo;
  view.publication.by = "ben";
  view.publication.os_user = "root";
  view.publication.undoes = 3;
  view.publication.at = test::instant("2026-12-01T10:00:00Z");
  view.publication.judged_by = {{"team.toml", "ab12"}};
  const json done = json::parse(to_document(tree_of(view)));
  EXPECT_EQ(done.at("revision"), 4);
  EXPECT_EQ(done.at("undoes"), 3);
  EXPECT_EQ(done.at("by"), "ben");
  EXPECT_EQ(done.at("at"), "2026-12-01T10:00:00Z");
  EXPECT_EQ(done.at("judged_by").at(0).at("path"), "team.toml");
}

TEST(CheckJson, ListsMistakesByPlace) {
  CheckView view;
  view.diagnostics = {{"team.toml", 12, 8, "error", "unknown person \"bo\"", "", ""}};
  const json check = json::parse(to_document(tree_of(view)));
  EXPECT_EQ(check.at("diagnostics").at(0).at("line"), 12);
  EXPECT_EQ(check.at("diagnostics").at(0).at("message"), "unknown person \"bo\"");
  EXPECT_TRUE(check.at("judged").is_null());
}

TEST(SmallJson, InitExportAndVersion) {
  EXPECT_EQ(
      json::parse(to_document(tree_of(InitView{"quickstart", {"team.toml"}, 0, {}}))),
      json::parse(
          R"({"template": "quickstart", "files": ["team.toml"], "revision": 0, "left": []})"));
  ExportView view;
  view.directory = "out";
  view.files = {{"person/asha.ics", "person", "asha", "full", 512, 3, "ab", true}};
  EXPECT_EQ(json::parse(to_document(tree_of(view))).at("files").at(0).at("bytes"), 512);
  EXPECT_EQ(json::parse(to_document(tree_of(view))).at("files").at(0).at("level"), "full");
}

}  // namespace
}  // namespace respite
