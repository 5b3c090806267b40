#include "tests/scheduler/solve/agreement/random_lines.h"

#include <algorithm>

namespace respite::test {
namespace {

std::vector<TurnIndex> to_line(const std::vector<std::optional<TurnIndex>>& picks) {
  std::vector<TurnIndex> line;
  for (const auto& pick : picks)
    if (pick) line.push_back(*pick);
  std::ranges::sort(line);
  return line;
}

}  // namespace

std::vector<TurnIndex> RandomLines::next() {
  if (dice_.one_in(8)) return to_line(by_chance());
  if (kept_.size() < 2 || dice_.one_in(25)) {
    kept_.push_back(lawful());
    return to_line(kept_.back());
  }
  Picks picks = kept_[static_cast<std::size_t>(dice_.below(static_cast<int>(kept_.size())))];
  bend(picks);
  return to_line(picks);
}

void RandomLines::keep(const std::vector<TurnIndex>& line) {
  Picks& picks = kept_.emplace_back();
  for (const LineChoice& choice : choices_) {
    auto& pick = picks.emplace_back(choice.held);
    for (const TurnIndex turn : choice.turns)
      if (std::ranges::binary_search(line, turn)) pick = turn;
  }
}

std::optional<TurnIndex> RandomLines::any_of(const LineChoice& choice) {
  if (choice.held) return choice.held;
  if (choice.turns.empty()) return std::nullopt;
  return choice.turns[static_cast<std::size_t>(dice_.below(static_cast<int>(choice.turns.size())))];
}

RandomLines::Picks RandomLines::by_chance() {
  Picks picks;
  const int one_in = dice_.between(1, 6);
  for (const LineChoice& choice : choices_)
    picks.push_back(choice.held || dice_.one_in(one_in) ? any_of(choice) : std::nullopt);
  return picks;
}

// One after the other, as long as the law lets it: minima are then often missed.
RandomLines::Picks RandomLines::lawful() {
  Picks picks;
  for (const LineChoice& choice : choices_) picks.push_back(choice.held);
  LineScore now = judge_.judge(person_, to_line(picks));
  const int one_in = dice_.between(1, 3);
  for (std::size_t i = 0; i < picks.size(); ++i) {
    if (picks[i] || !dice_.one_in(one_in)) continue;
    picks[i] = any_of(choices_[i]);
    const LineScore then = judge_.judge(person_, to_line(picks));
    if (then.broken > now.broken || then.limits > now.limits)
      picks[i].reset();
    else
      now = then;
  }
  return picks;
}

// A few choices side by side, or anywhere, made again.
void RandomLines::bend(Picks& picks) {
  const int count = static_cast<int>(picks.size());
  const bool side_by_side = dice_.one_in(2);
  int at = dice_.below(count);
  for (int left = dice_.between(1, 3); left > 0; --left) {
    const auto place = static_cast<std::size_t>(at % count);
    if (!choices_[place].held)
      picks[place] = picks[place] && dice_.one_in(2) ? std::nullopt : any_of(choices_[place]);
    at = side_by_side ? at + 1 : dice_.below(count);
  }
}

}  // namespace respite::test
