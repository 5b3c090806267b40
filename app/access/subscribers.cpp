#include "app/access/subscribers.h"

#include <algorithm>
#include <set>

#include "app/access/tokens.h"
#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/operations.h"
#include "app/view/reports.h"
#include "store/publications.h"
#include "store/tokens.h"

namespace respite {
namespace {

struct SubscribersArguments {
  std::int64_t days = 7;
};

void arguments(auto& visit, SubscribersArguments& given) {
  visit("days", given.days, "a feed that no calendar asked for in so many days is stale",
        {.bounds = {1, 3650}});
}

}  // namespace

SubscribersView find_subscribers(const OpenDesk& desk, const store::Database& database, int days) {
  const Instant now = desk.invocation.now;
  SubscribersView view{.zone = desk.desk.zone.name(), .days = days, .feeds = {}, .without = {}};
  std::set<std::string> served;
  for (const store::Token& token : store::read_tokens(database)) {
    if (!opens_feed(token) || token.revoked || (token.expires && *token.expires <= now)) continue;
    const Instant heard = token.used.value_or(token.created);
    SubscriberLine line{.token = token.id,
                        .feed = token.purpose,
                        .of = token.subject,
                        .label = token.label,
                        .created = token.created,
                        .fetched = token.used,
                        .stale = now - heard > std::chrono::days{days}};
    if (!line.stale) served.insert(line.of);
    view.feeds.push_back(std::move(line));
  }
  const auto ahead = store::read_published(database, Interval{now, Instant::max()});
  for (const Person& person : desk.desk.people) {
    const bool holds = std::ranges::any_of(ahead, [&](const PublishedSlot& each) {
      return each.slot.kind != SlotKind::kProtected && each.slot.person == person.id;
    });
    if (holds && !served.contains(person.id)) view.without.push_back(person.id);
  }
  return view;
}

Operation report_subscribers_operation() {
  return declare(
      {.name = "report subscribers",
       .summary = "say which feeds no calendar asks for any more, and who has none",
       .about = "A feed that nobody fetched for some days is likely a calendar that stopped: its "
                "owner may not know of the latest change. Whoever holds duties ahead and has no "
                "feed that is fetched is named.",
       .route = {"GET", "/api/v1/reports/subscribers"}},
      [](const Context& context, const SubscribersArguments& given) {
        return find_subscribers(context.desk(), store_to_read(context.invocation),
                                static_cast<int>(given.days));
      });
}

}  // namespace respite
