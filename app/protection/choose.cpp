// What an owner decides about a block of theirs: it stays, goes elsewhere, or is given up.
#include <fmt/format.h>

#include <algorithm>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/given_time.h"
#include "app/operation/operations.h"
#include "app/protection/publish_blocks.h"
#include "app/record/act.h"
#include "app/rota/life/actor.h"
#include "app/rota/timeline_of.h"
#include "render/words.h"
#include "scheduler/protect/hindrance_at.h"

namespace respite {
namespace {

constexpr const char* kShape =
    "names no protected time: write its key, or WHO@WHEN, such as asha@2026-12-09 or "
    "asha@2026-12-09T14:00";

struct BlockArguments {
  std::string block;
};

void arguments(auto& visit, BlockArguments& given) {
  visit("block", given.block, "its key, or WHO@WHEN on its owner's clock",
        {.value = "BLOCK", .operand = true, .needed = true});
}

struct MoveArguments {
  std::string block;
  std::optional<GivenTime> to;
};

void arguments(auto& visit, MoveArguments& given) {
  visit("block", given.block, "its key, or WHO@WHEN on its owner's clock",
        {.value = "BLOCK", .operand = true, .needed = true});
  visit("to", given.to, "when it begins then, on its owner's clock",
        {.value = "TIME", .needed = true});
}

// The one block that text names, by where it lies now.
std::size_t find_block(const OpenDesk& desk, const ProtectedFacts& facts, const std::string& text) {
  std::vector<std::size_t> found;
  const std::size_t mark = text.rfind('@');
  for (std::size_t k = 0; k < facts.known.size(); ++k) {
    if (mark == std::string::npos) {
      if (facts.records[k].key == text) found.push_back(k);
      continue;
    }
    const Person& person = desk.desk.people[at(facts.known[k].person)];
    const auto when = parse_given_time(std::string_view(text).substr(mark + 1));
    if (!when) throw BadArgument("block", kShape);
    const Instant begin = begin_of(*when, person.zone);
    const Interval span{begin, std::max(end_of(*when, person.zone), begin + Seconds{1})};
    if (person.id == text.substr(0, mark) && facts.known[k].span.overlaps(span)) found.push_back(k);
  }
  if (found.empty() && mark != std::string::npos && find_person(desk.desk, text.substr(0, mark)))
    throw BadArgument(
        "block", fmt::format("names time when {} has no protected time", text.substr(0, mark)));
  if (found.empty()) throw BadArgument("block", kShape);
  if (found.size() > 1) {
    std::string words = "names several blocks; write the key of one:";
    for (const std::size_t k : found) words += "\n  " + facts.records[k].key;
    throw BadArgument("block", words);
  }
  return found.front();
}

std::string in_words(Hindrance why) {
  switch (why) {
    case Hindrance::kPast:
      return "that has begun already";
    case Hindrance::kLeave:
      return "they are on leave then";
    case Hindrance::kHoliday:
      return "that is a holiday of theirs";
    case Hindrance::kDuty:
      return "they are on duty then";
    case Hindrance::kRest:
      return "they rest then";
    case Hindrance::kBusy:
      return "their calendar is busy then";
    case Hindrance::kBooked:
      return "they are booked then";
    case Hindrance::kBlocks:
      return "other protected time of theirs lies there";
    default:
      return "too few could be reached then ([[accessible]])";
  }
}

BlockChoiceView choose(const Context& context, const std::string& named, BlockChoice what,
                       const std::optional<GivenTime>& to) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  return write_act(desk.invocation, [&](store::Database& database) {
    const ProtectedState state = read_protected_state(desk, database);
    const std::size_t k = find_block(desk, state.facts, named);
    const KnownBlock& block = state.facts.known[k];
    const Person& person = desk.desk.people[at(block.person)];
    if (actor.part == Part::kRequester || actor.id != person.id)
      require_lead(actor, "decide about protected time of another");
    if (block.span.begin < desk.invocation.now)
      throw Failure(ExitCode::kRule, "{} has begun already", state.facts.records[k].key);

    Interval span = block.span;
    if (to) {
      const Instant begin = begin_of(*to, person.zone);
      span = {begin, begin + span.length()};
      const Timeline timeline = timeline_of(state.snapshot.published);
      const auto why = hindrance_at({.desk = desk.desk,
                                     .calendars = desk.calendars,
                                     .timeline = timeline,
                                     .window = span,
                                     .now = desk.invocation.now,
                                     .taken = state.facts.taken,
                                     .known = state.facts.known,
                                     .given_up = {}},
                                    k, span);
      if (why)
        throw Failure(ExitCode::kRule, "not moved to {}: {}",
                      day_and_time(person.zone.to_wall(begin)), in_words(*why));
    }
    SlotRecord after = state.facts.records[k];
    after.span = after.turn_span = span;
    after.begin = person.zone.to_wall(span.begin);
    after.end = person.zone.to_wall(span.end);
    std::vector<SlotRecord> stays;
    if (what != BlockChoice::kDrop) stays.push_back(after);
    const Interval window{std::min(block.span.begin, span.begin),
                          std::max(block.span.end, span.end)};
    const auto made = publish_blocks(database, desk, state.snapshot.revision, window,
                                     {state.facts.records[k]}, stays);
    store::add_block_choice(database, {person.id, std::string(to_text(block.kind)), block.origin,
                                       what, span, actor.id, desk.invocation.now});
    record_act(database, desk.invocation, "block " + to_text(what), after.key,
               fmt::format("from={} to={}", to_rfc3339(block.span.begin), to_rfc3339(span.begin)));
    BlockChoiceView view;
    view.block = {after, person.name};
    view.what = what;
    if (span != block.span) view.before = block.span;
    view.revision = made ? made->publication.revision : 0;
    return view;
  });
}

template <BlockChoice kWhat>
BlockChoiceView choose_as(const Context& context, const BlockArguments& given) {
  return choose(context, given.block, kWhat, std::nullopt);
}

BlockChoiceView move_block(const Context& context, const MoveArguments& given) {
  return choose(context, given.block, BlockChoice::kMove, given.to);
}

}  // namespace

std::vector<Operation> block_operations() {
  return {declare({.name = "protect keep",
                   .summary = "keep protected time of yours where it lies",
                   .about = "Whatever is placed anew, it stays there as long as it can.",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/protected/keep"}},
                  choose_as<BlockChoice::kKeep>),
          declare({.name = "protect move",
                   .summary = "put protected time of yours at another time",
                   .about = "Refused where you are away, on duty or busy then, or too few could be "
                            "reached. It stays there then, whatever is placed anew.",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/protected/move"}},
                  move_block),
          declare({.name = "protect drop",
                   .summary = "give up protected time of yours",
                   .about = "It is not placed again, and not owed.",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/protected/drop"}},
                  choose_as<BlockChoice::kDrop>)};
}

}  // namespace respite
