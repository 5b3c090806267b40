#include "render/report.h"

#include "app/operation/result.h"
#include "app/view/staffing.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/times.h"

namespace respite {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using test::instant;
using test::interval;

FreeView view() {
  FreeView view;
  view.zone = "Europe/London";
  view.window = interval("2026-12-07T00:00:00Z", "2026-12-09T00:00:00Z");
  view.length = 45min;
  view.need = 2;
  view.people = {{"asha", "Asha", "Europe/London"},
                 {"mei", "Mei", "Asia/Tokyo"},
                 {"ravi", "Ravi", "Asia/Kolkata"}};
  FreeStretchView night;
  night.first = interval("2026-12-07T23:00:00Z", "2026-12-07T23:45:00Z");
  night.latest = instant("2026-12-08T00:30:00Z");
  night.people = {"asha", "mei"};
  night.consents = {"asha"};
  night.focus = 2h;
  night.interruptions = 1;
  view.times = {night};
  return view;
}

TEST(RenderFree, TellsOtherDatesAndWhatItCosts) {
  EXPECT_EQ(render(view(), Style{}),
            "Free: any 2 of Asha, Mei, Ravi for 45 minutes, Mon 2026-12-07 00:00 to Wed 2026-12-09 "
            "00:00 Europe/London\n"
            "\n"
            "  from                  latest start  elsewhere        who\n"
            "  Mon 2026-12-07 23:00  Tue 00:30     Tokyo Tue 08:00  Asha, Mei  if agreed: Asha; "
            "breaks 2 h of focus; 1 interruption that week\n");
}

TEST(RenderFree, IsTheSameInJson) {
  const json told = json::parse(to_document(tree_of(view()))).at("times").at(0);
  EXPECT_EQ(told, json::parse(R"({"begin": "2026-12-07T23:00:00Z", "end": "2026-12-07T23:45:00Z",
      "latest": "2026-12-08T00:30:00Z", "people": ["asha", "mei"], "consents": ["asha"],
      "focus_minutes": 120, "interruptions": 1})"));
}

TEST(WhyNothing, HasWordsForEachReason) {
  FreeView none = view();
  none.times.clear();
  none.never = {"mei", "ravi"};
  const struct {
    NotFree why;
    const char* words;
  } cases[] = {
      {NotFree::kTooFewPeople, "2 are needed and only 3 may take part."},
      {NotFree::kTooShort, "The time asked about is shorter than 45 minutes."},
      {NotFree::kSomebodyNever, "Mei, Ravi have no room in that time."},
      {NotFree::kNeverTogether, "Enough of them have room, but never 2 at once."},
  };
  for (const auto& each : cases) {
    none.why_not = each.why;
    EXPECT_EQ(why_nothing(none), each.words);
    EXPECT_NE(render(none, Style{}).find(each.words), std::string::npos);
  }
  none.people.clear();
  none.why_not = NotFree::kTooFewPeople;
  none.need = 1;
  EXPECT_EQ(why_nothing(none), "1 is needed and nobody may take part.");
  EXPECT_EQ(why_nothing(view()), "");
}

}  // namespace
}  // namespace respite
