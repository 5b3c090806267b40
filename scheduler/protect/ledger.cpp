#include "scheduler/protect/ledger.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduler/protect/own_time.h"
#include "scheduler/protect/week_blocks.h"

namespace respite {
namespace {

using protect::OwnTime;
using Group = std::tuple<PersonIndex, BlockKind, Wall>;
using Owner = std::tuple<PersonIndex, BlockKind, std::string>;

constexpr bool is_owed(LostTo to) {
  return to != LostTo::kLeave && to != LostTo::kHoliday && to != LostTo::kGivenUp &&
         to != LostTo::kReplanned;
}

std::optional<LostTo> taken_by(const OwnTime& own, Interval block, bool fixed) {
  const auto by = own.in_the_way_of(block);
  if (!by) return std::nullopt;
  switch (*by) {
    case Hindrance::kLeave:
      return LostTo::kLeave;
    case Hindrance::kHoliday:
      return LostTo::kHoliday;
    case Hindrance::kBusy:
      return LostTo::kBusy;
    case Hindrance::kBooked:
      return LostTo::kBooked;
    default:
      break;
  }
  // What the file fixes stands on duty and in rest, but not where a calendar is busy as well.
  if (!fixed) return *by == Hindrance::kDuty ? LostTo::kDuty : LostTo::kRest;
  if (own.by(Hindrance::kBusy).overlaps(block)) return LostTo::kBusy;
  if (own.by(Hindrance::kBooked).overlaps(block)) return LostTo::kBooked;
  return std::nullopt;
}

// A week's worth of what the declaration asks of that person.
Seconds week_of(const ProtectedTime& declared) {
  if (const auto* floating = std::get_if<FloatingTime>(&declared.time))
    return floating->per_month ? floating->amount / 4 : floating->amount;
  Seconds sum{};
  for (const WeeklySpan& span : std::get<FixedTime>(declared.time).when)
    sum += span.to - span.from + (span.to > span.from ? Seconds{0} : Seconds{std::chrono::days{1}});
  return sum;
}

class Ledger {
 public:
  Ledger(const PlacementInput& input, const std::vector<BlockHistory>& blocks)
      : input_(input), own_(protect::own_times(input, span_of(input, blocks))) {
    for (const BlockHistory& block : blocks)
      groups_[{block.person, block.kind, block.origin}].push_back(&block);
  }

  std::vector<LearningLine> lines() {
    for (auto& [group, blocks] : groups_) {
      std::ranges::sort(blocks, {}, &BlockHistory::number);
      const BlockHistory& first = *blocks.front();
      if (first.number == 0 && input_.window.contains(first.first.begin)) add(blocks);
    }
    std::vector<LearningLine> all;
    for (auto& [owner, line] : lines_) {
      carry(line);
      all.push_back(std::move(line));
    }
    return all;
  }

 private:
  static Interval span_of(const PlacementInput& input, const std::vector<BlockHistory>& blocks) {
    Interval span = input.window;
    for (const BlockHistory& block : blocks)
      for (const Interval at : {block.first, block.last_known, block.last.value_or(block.first)})
        span = {std::min(span.begin, at.begin), std::max(span.end, at.end)};
    return span;
  }

  [[nodiscard]] std::optional<std::size_t> declared(const BlockHistory& block) const {
    const KnownBlock known{.person = block.person,
                           .kind = block.kind,
                           .topic = block.topic,
                           .origin = block.origin,
                           .span = block.first};
    return protect::declaration_of(input_.desk, known);
  }

  void add(const std::vector<const BlockHistory*>& blocks) {
    const BlockHistory& first = *blocks.front();
    LearningLine& line = lines_[{first.person, first.kind, first.topic}];
    line.person = first.person;
    line.kind = first.kind;
    line.topic = first.topic;
    const Seconds planned = first.first.length();
    line.planned += planned;
    const auto index = declared(first);
    const bool fixed =
        index && std::holds_alternative<FixedTime>(input_.desk.protection.blocks[*index].time);
    std::optional<LostTo> to;
    for (const BlockHistory* block : blocks) {
      const Interval at = block->last.value_or(block->last_known);
      const auto taken = taken_by(own_[static_cast<std::size_t>(block->person)], at, fixed);
      const bool ahead = input_.now <= at.begin;
      if (!block->last || (taken && !ahead)) {
        to = block->given_up ? LostTo::kGivenUp : taken.value_or(LostTo::kReplanned);
        continue;
      }
      // In part of a length that was planned: what was shortened since is lost to that.
      const Seconds length = std::min(at.length(), planned);
      const Seconds past = std::clamp<Seconds>(input_.now - at.begin, Seconds{0}, length);
      (block->number == 0 && at == block->first ? line.kept : line.moved) += past;
      line.ahead += length - past;
      lose(line, planned - length, LostTo::kReplanned);
      return;
    }
    lose(line, planned, to.value_or(LostTo::kReplanned));
  }

  static void lose(LearningLine& line, Seconds time, LostTo to) {
    line.lost += time;
    line.to[static_cast<std::size_t>(to)] += time;
    if (is_owed(to)) line.debt += time;
  }

  void carry(LearningLine& line) const {
    const KnownBlock known{
        .person = line.person, .kind = line.kind, .topic = line.topic, .origin = {}, .span = {}};
    const auto index = protect::declaration_of(input_.desk, known);
    if (!index) return;
    const ProtectedTime& of = input_.desk.protection.blocks[*index];
    const Seconds most = of.carry_over.value_or(week_of(of));
    line.written_off = std::max(Seconds{0}, line.debt - most);
    line.debt -= line.written_off;
  }

  const PlacementInput& input_;
  std::vector<OwnTime> own_;
  std::map<Group, std::vector<const BlockHistory*>> groups_;
  std::map<Owner, LearningLine> lines_;
};

}  // namespace

std::string_view to_text(LostTo to) {
  constexpr std::array<std::string_view, kLostTo> kWords{
      "leave", "holiday", "duty", "rest", "busy", "booked", "given up", "replanned"};
  return kWords[static_cast<std::size_t>(to)];
}

std::vector<LearningLine> learning_in(const PlacementInput& input,
                                      const std::vector<BlockHistory>& blocks) {
  return Ledger(input, blocks).lines();
}

}  // namespace respite
