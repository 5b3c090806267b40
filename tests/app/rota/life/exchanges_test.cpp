// What could be had in return for a duty: whatever is offered, a swap takes.
#include <gtest/gtest.h>

#include "app/operation/arguments.h"
#include "app/operation/operations.h"
#include "app/view/change.h"
#include "store/published.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;

const std::string kPairedTeam = R"(
[desk]
id = "desk"
zone = "Europe/London"
leads = ["lea"]
[[person]]
id = "ana"
[[person]]
id = "bo"
[[person]]
id = "cy"
[[person]]
id = "di"
[[person]]
id = "lea"
[limits]
rest = "11h"
[[rota]]
id = "desk"
counts = "work"
people = ["ana", "bo", "cy", "di"]
[[rota.shift]]
id = "early"
when = "daily 08:00-16:00"
staff = 2
[[rota.shift]]
id = "late"
when = "daily 16:00-24:00"
)";

const Instant kBefore = instant("2026-11-20T09:00:00Z");

class Exchanges : public testing::Test {
 protected:
  Exchanges() {
    desk_.write("team.toml", kPairedTeam);
    desk_.publish(kBefore, "2026-12-07", 1);
  }

  ChangedView rehearsed(const std::string& name,
                        std::vector<std::pair<std::string, std::string>> said) {
    OpenDesk desk = desk_.open(kBefore);
    desk.invocation.by = "lea";
    said.emplace_back("dry_run", "true");
    const auto operation = std::ranges::find(operations(), name, &Operation::name);
    const Prepared prepared = operation->prepare();
    for (const ArgumentField& field : prepared.arguments)
      for (const auto& [argument, value] : said)
        if (argument == field.name) read_text(field, value);
    prepared.check();
    return prepared.run({.invocation = desk.invocation, .opened = &desk}).as<ChangedView>();
  }

  test::DeskOfALead desk_;
};

TEST_F(Exchanges, AreThoseThatASwapTakes) {
  const OpenDesk desk = desk_.open(kBefore);
  const auto database = store::Database::open_to_read(desk_.folder());
  int offered = 0;
  for (const PublishedSlot& each : store::read_published(database)) {
    if (!each.slot.person) continue;
    const ChangedView view = rehearsed("cover", {{"duty", each.slot.turn}});
    for (const ExchangeView& exchange : view.exchanges) {
      ++offered;
      EXPECT_NE(exchange.person, each.slot.person);
      const ChangedView swap =
          rehearsed("swap", {{"duty", each.slot.turn}, {"with", exchange.turn}});
      EXPECT_TRUE(swap.breaks.empty());
      EXPECT_EQ(swap.bends.size(), exchange.bends.size());
    }
  }
  EXPECT_GT(offered, 10);
}

}  // namespace
}  // namespace respite
