#include "app/start/history.h"

#include <gtest/gtest.h>

#include "app/operation/failure.h"
#include "store/publications.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

constexpr const char* kTwoPeople =
    "[desk]\nid = \"desk\"\nzone = \"UTC\"\n[[person]]\nid = \"ana\"\n[[person]]\nid = \"ben\"\n"
    "[[rota]]\nid = \"oncall\"\nhandover = { every = \"1 week\", at = \"09:00\", from = 2026-01-05 "
    "}\n[[rota.seat]]\nid = \"primary\"\n";

Revision publish(const std::string& csv) {
  const test::DeskOfALead desk;
  desk.write("team.toml", kTwoPeople);
  return publish_history(desk.open(test::instant("2026-05-20T09:00:00Z")).invocation, csv);
}

std::string fault_of(const std::string& csv) {
  try {
    (void)publish(csv);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "none";
}

TEST(PublishHistory, ReadsWhatSpreadsheetsWrite) {
  EXPECT_EQ(publish("\xEF\xBB\xBF"
                    "rota,seat,begin,end,person\r\n"
                    "\"oncall\",\"primary\",2026-03-02T09:00,2026-03-16T09:00,ana\r\n\r\n"
                    "oncall,primary,2026-03-16T09:00,2026-03-23T09:00,\"ben\""),
            1);
}

TEST(PublishHistory, SaysWhichFieldIsWrong) {
  const std::string head = "rota,seat,begin,end,person\n";
  const std::string row = "oncall,primary,2026-03-02T09:00,2026-03-16T09:00,ana\n";
  const std::pair<std::string, const char*> kCases[] = {
      {"", "history.csv:1:1: expected rota,seat,begin,end,person"},
      {"rota;seat\n", "history.csv:1:1: expected rota,seat,begin,end,person"},
      {head, "history.csv has no rows"},
      {head + row + "oncall,primary\n", "history.csv:3:1: expected rota,seat,begin,end,person"},
      {head + "room,primary,2026-03-02T09:00,2026-03-16T09:00,ana\n",
       "history.csv:2:1: unknown rota \"room\""},
      {head + "oncall,primary,2026-03-02T09:00,2026-03-16T09:00,\"an\na\"\n",
       "history.csv:2:50: unknown person \"an?a\""},
      {head + "oncall,primary,monday,2026-03-16T09:00,ana\n",
       "history.csv:2:16: begin must be a time, as 2026-03-02T09:00"},
      {head + "oncall,primary,2026-03-16T09:00,2026-03-02T09:00,ana\n",
       "history.csv:2:33: end must be a time later than begin"},
      {head + "oncall,\"primary,2026-03-16T09:00\n", "history.csv:2:8: a quote that is not closed"},
  };
  for (const auto& [csv, fault] : kCases) EXPECT_EQ(fault_of(csv), fault) << csv;
}

}  // namespace
}  // namespace respite
