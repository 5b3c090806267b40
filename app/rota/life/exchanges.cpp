#include "app/rota/life/exchanges.h"

#include <algorithm>
#include <map>

#include "app/rota/life/judge_change.h"

namespace respite {
namespace {

constexpr std::size_t kMostJudged = 60;  // the nearest
constexpr std::size_t kMostOffered = 16;

struct OtherTurn {
  std::string key;
  Interval span;
  std::vector<Stretch> stretches;  // as held
};

std::vector<OtherTurn> turns_of_others(const Snapshot& snapshot, const std::vector<Stretch>& given,
                                       const std::string& holder, Instant now) {
  std::map<std::string, OtherTurn> turns;
  for (const PublishedSlot& each : snapshot.published) {
    const SlotRecord& slot = each.slot;
    const bool same_rota = std::ranges::count(given, slot.rota, &Stretch::rota) > 0;
    if (slot.kind == SlotKind::kProtected || !same_rota || slot.turn_span.begin < now) continue;
    OtherTurn& turn = turns[slot.turn];
    turn.key = slot.turn;
    turn.span = slot.turn_span;
    turn.stretches.push_back({slot.rota, slot.seat, slot.place, slot.span, slot.person, {}});
  }
  std::vector<OtherTurn> others;
  for (auto& [key, turn] : turns) {
    const auto& person = turn.stretches.front().from;
    const bool whole = std::ranges::all_of(
        turn.stretches, [&](const Stretch& stretch) { return stretch.from == person; });
    if (whole && person && *person != holder) others.push_back(std::move(turn));
  }
  const Instant begin = begin_of(given);
  std::ranges::stable_sort(
      others, {}, [&](const OtherTurn& turn) { return std::chrono::abs(turn.span.begin - begin); });
  if (others.size() > kMostJudged) others.resize(kMostJudged);
  return others;
}

void add_to(std::vector<Stretch>& change, const std::vector<Stretch>& held,
            const std::string& taker) {
  for (Stretch stretch : held) {
    stretch.to = taker;
    change.push_back(std::move(stretch));
  }
}

}  // namespace

bool changes_nothing(const std::vector<Stretch>& stretches) {
  return std::ranges::all_of(stretches, [&](const Stretch& given) {
    return std::ranges::any_of(stretches, [&](const Stretch& taken) {
      return taken.rota == given.rota && taken.seat == given.seat && taken.span == given.span &&
             taken.to == given.from;
    });
  });
}

std::vector<ExchangeView> exchanges_for(const OpenDesk& desk, const Snapshot& snapshot,
                                        const std::vector<Stretch>& stretches) {
  const std::optional<std::string>& holder = stretches.front().from;
  if (!holder || std::ranges::any_of(
                     stretches, [&](const Stretch& stretch) { return stretch.from != holder; }))
    return {};
  const auto others = turns_of_others(snapshot, stretches, *holder, desk.invocation.now);
  std::vector<Stretch> all = stretches;
  for (const OtherTurn& turn : others)
    all.insert(all.end(), turn.stretches.begin(), turn.stretches.end());
  ChangeJudge judge(desk, snapshot, all);
  std::vector<ExchangeView> exchanges;
  for (const OtherTurn& turn : others) {
    const std::string& other = *turn.stretches.front().from;
    std::vector<Stretch> change;
    add_to(change, stretches, other);
    add_to(change, turn.stretches, *holder);
    if (changes_nothing(change)) continue;
    const Consequences found = judge.consequences_of(change);
    if (!found.breaks.empty()) continue;
    ExchangeView view{
        turn.key, turn.stretches.front().rota, turn.stretches.front().seat, turn.span, other, {},
        {}};
    for (const ViolationView& bend : found.bends) {
      view.rules.push_back(bend.rule);
      view.bends.push_back(bend.text);
    }
    exchanges.push_back(std::move(view));
  }
  std::ranges::stable_sort(exchanges, {}, [](const ExchangeView& one) {
    return std::tuple(one.bends.size(), one.span.begin);
  });
  if (exchanges.size() > kMostOffered) exchanges.resize(kMostOffered);
  return exchanges;
}

}  // namespace respite
