// The report on learning: what was planned, kept, moved and lost, and what is owed.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/protection/publish_blocks.h"
#include "app/reports/report_window.h"
#include "app/rota/timeline_of.h"
#include "scheduler/rota/turn.h"

namespace respite {
namespace {

struct LearningArguments {
  ReportArguments window;
  bool all = false;
};

void arguments(auto& visit, LearningArguments& given) {
  arguments(visit, given.window);
  visit("all", given.all, "protected time of every kind, not learning alone");
}

struct Quarter {
  std::string name;
  Interval span;
};

std::vector<Quarter> quarters_in(Zone zone, Interval window) {
  using std::chrono::months;
  using std::chrono::year_month_day;
  std::vector<Quarter> quarters;
  const year_month_day first{day_of(zone.to_wall(window.begin))};
  const unsigned number = (unsigned{first.month()} - 1) / 3;
  auto month = first.year() / std::chrono::month{3 * number + 1};
  for (;; month += months{3}) {
    const auto start = [&](std::chrono::year_month of) { return zone.at_transition(Day{of / 1}); };
    const Interval span = intersection({start(month), start(month + months{3})}, window);
    if (span.begin >= window.end) return quarters;
    if (!span.empty())
      quarters.push_back(
          {fmt::format("{}-Q{}", int{month.year()}, (unsigned{month.month()} + 2) / 3), span});
  }
}

// With what requests did to it since it was published, and what its owner gave up.
std::vector<BlockHistory> histories(const Desk& desk, const store::Database& database,
                                    const ProtectedFacts& facts) {
  std::map<std::string, Interval> lies;
  for (std::size_t k = 0; k < facts.known.size(); ++k)
    lies[facts.records[k].key] = facts.known[k].span;
  std::vector<BlockHistory> blocks;
  for (const store::BlockVersions& versions : store::read_block_versions(database)) {
    const SlotRecord& slot = versions.first;
    const auto person = slot.person ? find_person(desk, *slot.person) : std::nullopt;
    const auto kind = parse_block_kind(slot.seat);
    if (!person || !kind) continue;
    BlockHistory block{.person = *person,
                       .kind = *kind,
                       .topic = versions.last.topic,
                       .origin = begin_in_key(slot.key).value_or(slot.begin),
                       .number = slot.place,
                       .first = slot.span,
                       .last = {},
                       .last_known = versions.last.span};
    if (!versions.removed) {
      const auto now = lies.find(slot.key);
      block.last = now == lies.end() ? versions.last.span : now->second;
    }
    block.given_up = std::ranges::any_of(facts.given_up, [&](const GivenUpBlock& one) {
      return one.person == block.person && one.kind == block.kind && one.origin == block.origin;
    });
    blocks.push_back(std::move(block));
  }
  return blocks;
}

const ProtectedTime* declared_as(const Desk& desk, const LearningLine& line) {
  const auto found = std::ranges::find_if(desk.protection.blocks, [&](const ProtectedTime& each) {
    return each.kind == line.kind && each.topic == line.topic &&
           std::ranges::binary_search(each.people, line.person);
  });
  return found == desk.protection.blocks.end() ? nullptr : &*found;
}

LearningReport report_learning(const Context& context, const LearningArguments& given) {
  const OpenDesk& desk = context.desk();
  const auto database = store_to_read(desk.invocation);
  ProtectedState state;
  IntervalSet windows;
  std::vector<BlockHistory> blocks;
  database.read([&] {
    state = read_protected_state(desk, database);
    windows = store::read_protected_windows(database);
    blocks = histories(desk.desk, database, state.facts);
  });
  std::optional<Interval> planned;
  if (!windows.empty())
    planned = {windows.intervals().front().begin, windows.intervals().back().end};
  LearningReport report{desk.desk.zone.name(), window_of(desk, planned, given.window), {}};
  const Timeline timeline = timeline_of(state.snapshot.published);
  const auto lines_of = [&](Interval window) {
    return learning_in({.desk = desk.desk,
                        .calendars = desk.calendars,
                        .timeline = timeline,
                        .window = window,
                        .now = desk.invocation.now,
                        .taken = state.facts.taken},
                       blocks);
  };
  const std::vector<LearningLine> ever = lines_of(planned.value_or(report.window));
  for (const Quarter& quarter : quarters_in(desk.desk.zone, report.window)) {
    for (LearningLine& line : lines_of(quarter.span)) {
      if (!given.all && line.kind != BlockKind::kLearning) continue;
      const Person& person = desk.desk.people[at(line.person)];
      LearningView view{person.id, person.name, quarter.name, std::move(line), {}, {}};
      const ProtectedTime* declared = declared_as(desk.desk, view.line);
      if (declared) view.goal = declared->goal;
      for (const LearningLine& one : ever)
        if (one.person == view.line.person && one.kind == view.line.kind &&
            one.topic == view.line.topic)
          view.towards += one.kept + one.moved;
      report.lines.push_back(std::move(view));
    }
  }
  std::ranges::stable_sort(report.lines, {},
                           [](const LearningView& view) { return view.line.person; });
  return report;
}

}  // namespace

Operation report_learning_operation() {
  return declare(
      {.name = "report learning",
       .summary = "show what became of learning time: planned, kept, lost and to what, owed",
       .about = "For everybody and each quarter, in minutes that add up: what was planned, what of "
                "it was kept where it lay, kept elsewhere, is still to come, or was lost, and to "
                "what; and what of it is owed. A block of which a busy calendar, a booking or "
                "leave takes a part is lost as a whole, until protect places it again.",
       .route = {"GET", "/api/v1/reports/learning"}},
      report_learning);
}

}  // namespace respite
