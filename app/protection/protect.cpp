// Places protected time beside the published rota, and publishes it.
#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/protection/publish_blocks.h"
#include "app/rota/protection_view.h"
#include "app/rota/window.h"

namespace respite {
namespace {

struct ProtectArguments {
  std::optional<Day> from;
  std::int64_t weeks = 13;
  std::int64_t effort = 100;
  bool dry_run = false;
};

void arguments(auto& visit, ProtectArguments& given) {
  visit("from", given.from, "first day (default: today)");
  visit("weeks", given.weeks, "how many weeks", {.bounds = {1, 520}});
  visit("effort", given.effort, "how much work to put in, of the usual; reproducible",
        {.bounds = {1, 100'000}, .value = "PERCENT"});
  visit("dry_run", given.dry_run, "only show what it would place");
}

// Where they lie by now, of those that begin in the window.
std::vector<SlotRecord> published_in(const ProtectedFacts& facts, Interval window) {
  std::vector<SlotRecord> records;
  for (std::size_t k = 0; k < facts.known.size(); ++k)
    if (window.contains(facts.known[k].span.begin)) records.push_back(facts.records[k]);
  return records;
}

ProtectView protect(const Context& context, const ProtectArguments& given) {
  const OpenDesk& desk = context.desk();
  const Interval window = weeks_of_service(desk, given.from, static_cast<int>(given.weeks));
  const ProtectedState state = given.dry_run
                                   ? read_protected_state(desk, store_to_read(desk.invocation))
                                   : read_protected_state(desk, *store_to_write(desk.invocation));
  const std::vector<SlotRecord> duties = store::records_of(state.snapshot.published);
  const Placement placement =
      place_beside(desk, state.facts, duties, window, static_cast<int>(given.effort));
  const std::vector<SlotRecord> before = published_in(state.facts, window);
  const std::vector<SlotRecord> after = records_of(desk.desk, placement, state.facts);

  ProtectView view;
  view.desk = desk.desk.name;
  view.window = window;
  view.protection = protection_view(desk.desk, placement);
  view.rehearsed = given.dry_run;
  const Names names = names_with_gone(desk.desk, state.snapshot.names);
  for (const SlotRecord& slot : after)
    view.blocks.push_back({slot, name_in(names.people, slot.person.value_or(""))});
  std::ranges::sort(view.blocks, {}, [](const BlockView& block) {
    return std::tie(block.slot.span.begin, block.slot.key);
  });
  view.changes = block_changes(names, before, after);
  if (given.dry_run) return view;
  write_to(desk.invocation, [&](store::Database& database) {
    if (const auto made =
            publish_blocks(database, desk, state.snapshot.revision, window, before, after))
      view.revision = made->publication.revision;
  });
  return view;
}

}  // namespace

Operation protect_operation() {
  return declare(
      {.name = "protect",
       .summary = "place learning and focus time beside the published rota",
       .about =
           "Places what [[protected]] asks for, in each one's own hours less leave, busy time, "
           "duty and rest, so that as many can be reached in service hours as [[accessible]] "
           "asks for, and publishes it; duties and the draft stay as they are (plan places it "
           "beside a draft). What is published stays where it is as long as it can; nothing moves "
           "within two days. A block that can lie there no more is placed again within five "
           "working days, or is told as lost and owed. Says which targets are not met, and which "
           "rules keep them from it.",
       .route = {"POST", "/api/v1/protections", 201}},
      protect);
}

}  // namespace respite
