#include "app/rota/plan_views.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "app/rota/plan_records.h"
#include "scheduler/time/duration_text.h"

namespace respite {
namespace {

constexpr std::size_t kMostNames = 4;

const std::string& name_of(const Problem& problem, std::size_t person) {
  return problem.desk.people[person].name;
}

// What changes for one person, less being better.
struct LoadChange {
  std::size_t person = 0;
  std::int64_t before = 0;
  std::int64_t after = 0;
  [[nodiscard]] std::int64_t more() const { return after - before; }
};

// [person] load seconds off the fair share.
std::int64_t off_share(const Judgement& judgement, std::size_t person) {
  const Burden& burden = judgement.people[person];
  return std::abs(burden.load - burden.fair);
}

// "Farthest from a fair share: Beth Lowry by 40 h, not Carlos Mendes by 80 h."
std::string farthest_text(const Problem& problem, const Judgement& first, const Judgement& other) {
  const auto farthest = [&](const Judgement& judgement) {
    std::size_t person = 0;
    for (std::size_t p = 1; p < judgement.people.size(); ++p)
      if (off_share(judgement, p) > off_share(judgement, person)) person = p;
    return fmt::format("{} by {}", name_of(problem, person),
                       whole_hours(off_share(judgement, person)));
  };
  if (first.people.empty()) return {};
  const std::string before = farthest(first);
  const std::string after = farthest(other);
  return before == after ? fmt::format("Farthest from a fair share, as before: {}.", after)
                         : fmt::format("Farthest from a fair share: {}, not {}.", after, before);
}

// "Asha Patel (12 h off, not 40 h), ... and 2 more", those with the greatest change first.
template <class Text>
std::string named(std::vector<LoadChange> shifts, const Text& text) {
  std::ranges::stable_sort(shifts, std::greater<>{},
                           [](const LoadChange& shift) { return std::abs(shift.more()); });
  std::string list;
  for (std::size_t i = 0; i < std::min(kMostNames, shifts.size()); ++i)
    list += (list.empty() ? "" : ", ") + text(shifts[i]);
  if (shifts.size() > kMostNames) list += fmt::format(" and {} more", shifts.size() - kMostNames);
  return list;
}

void add_shares(const Problem& problem, const Judgement& first, const Judgement& other,
                std::vector<std::string>& trade) {
  constexpr std::int64_t kTelling = 1800;  // load seconds
  std::vector<LoadChange> nearer;
  std::vector<LoadChange> farther;
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    const LoadChange shift{p, off_share(first, p), off_share(other, p)};
    if (shift.more() <= -kTelling) nearer.push_back(shift);
    if (shift.more() >= kTelling) farther.push_back(shift);
  }
  const auto text = [&](const LoadChange& shift) {
    return fmt::format("{} ({} off, not {})", name_of(problem, shift.person),
                       whole_hours(shift.after), whole_hours(shift.before));
  };
  if (!nearer.empty()) trade.push_back("Nearer their fair share: " + named(nearer, text) + ".");
  if (!farther.empty()) trade.push_back("Farther from theirs: " + named(farther, text) + ".");
}

// Turns of the window that somebody holds against their wish, or by it.
int wished_turns(const Problem& problem, const Solution& solution, std::size_t person, bool liked) {
  int count = 0;
  for (const TurnIndex turn : line_of(solution, index_of<PersonIndex>(person))) {
    const std::int32_t wish = problem.wish[at(turn)][person];
    if (problem.turns[at(turn)].in_window && (liked ? wish < 0 : wish > 0)) ++count;
  }
  return count;
}

// "Turns held that somebody would rather not: 1, not 3: fewer for Ben Ito (1, not 3)."
void add_wishes(const Problem& problem, const Solution& first, const Solution& other, bool liked,
                std::vector<std::string>& trade) {
  std::int64_t before = 0;
  std::int64_t after = 0;
  std::vector<LoadChange> shifts;
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    const LoadChange shift{p, wished_turns(problem, first, p, liked),
                           wished_turns(problem, other, p, liked)};
    before += shift.before;
    after += shift.after;
    if (shift.more() != 0) shifts.push_back(shift);
  }
  if (shifts.empty()) return;
  const auto text = [&](const LoadChange& shift) {
    return fmt::format("{} {}, not {}", name_of(problem, shift.person), shift.after, shift.before);
  };
  trade.push_back(fmt::format("Turns held that their holder {}: {}, not {} ({}).",
                              liked ? "likes" : "would rather not hold", after, before,
                              named(shifts, text)));
}

std::string points_text(const Score& first, const Score& other) {
  const std::int64_t more = other[Tier::kBalance] - first[Tier::kBalance];
  if (first[Tier::kLimits] != other[Tier::kLimits] || first[Tier::kCover] != other[Tier::kCover])
    return "By the desk's own weights it is better: fewer turns empty, or limits bent less.";
  if (more == 0) return "By the desk's own weights it is as good.";
  return fmt::format("By the desk's own weights it is {} points {}.", std::abs(more),
                     more > 0 ? "worse" : "better");
}

std::vector<std::string> trade_of(const Problem& problem, const Alternative& first,
                                  const Alternative& other) {
  std::vector<std::string> trade = {farthest_text(problem, first.judgement, other.judgement)};
  add_shares(problem, first.judgement, other.judgement, trade);
  add_wishes(problem, first.solution, other.solution, false, trade);
  add_wishes(problem, first.solution, other.solution, true, trade);
  if (other.measures.handovers != first.measures.handovers)
    trade.push_back(fmt::format("Changes of hands: {}, not {}.", other.measures.handovers,
                                first.measures.handovers));
  trade.push_back(points_text(first.judgement.score, other.judgement.score));
  return trade;
}

int moved_turns(const Solution& first, const Solution& other) {
  int moved = 0;
  for (std::size_t t = 0; t < first.holder.size(); ++t)
    if (first.holder[t] != other.holder[t]) ++moved;
  return moved;
}

// Records of one problem are the same duties in the same order, whoever holds them.
std::vector<AlternativeSlotView> slots_of(const Problem& problem, const Solution& first,
                                          const Solution& other) {
  const std::vector<SlotRecord> before = records_of(problem, first);
  const std::vector<SlotRecord> after = records_of(problem, other);
  std::vector<AlternativeSlotView> slots;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i].person != after[i].person)
      slots.push_back({after[i].key, before[i].person, after[i].person});
  return slots;
}

}  // namespace

std::vector<AlternativeView> alternatives_view(const Problem& problem, const Alternative& first,
                                               const std::vector<Alternative>& others,
                                               std::size_t kept) {
  std::vector<AlternativeView> views;
  const auto add = [&](const Alternative& plan) {
    AlternativeView& view = views.emplace_back();
    view.number = static_cast<int>(views.size()) - 1;
    view.aim = plan.aim;
    view.kept = views.size() - 1 == kept;
    view.score = plan.judgement.score;
    view.fairness = plan.measures.fairness;
    view.wishes = plan.measures.wishes;
    view.handovers = plan.measures.handovers;
    view.moved = moved_turns(first.solution, plan.solution);
    view.slots = slots_of(problem, first.solution, plan.solution);
    if (view.number > 0) view.trade = trade_of(problem, first, plan);
  };
  add(first);
  for (const Alternative& other : others) add(other);
  return views;
}

}  // namespace respite
