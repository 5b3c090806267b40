// A week of a desk as the numbers that place_week() takes, and back.
#pragma once

#include <map>
#include <vector>

#include "scheduler/protect/place_week.h"
#include "scheduler/protect/week_blocks.h"

namespace respite::protect {

// Where somebody's floating time lies in a week in which nothing is in the way: days after the
// week's first, and their clock.
struct UsualBlock {
  int day = 0;
  TimeOfDay from{};
  Seconds length{};
};
using UsualWeek = std::map<std::pair<PersonIndex, std::size_t>, std::vector<UsualBlock>>;

// What a want of an owner is of.
struct WantOf {
  std::size_t declared = 0;
  std::optional<std::size_t> make_up;  // into the week's make-ups; else it floats
};

struct WeekProblem {
  Cells cells;
  PlaceProblem problem;
  std::vector<PersonIndex> owners;         // [owner]
  std::vector<std::vector<WantOf>> wants;  // [owner][want]
};

class WeekBuilder {
 public:
  WeekBuilder(const PlacementInput& input, const WeekOf& week, const Cells& cells,
              const std::vector<OwnTime>& own, const UsualWeek& usual)
      : input_(input), week_(week), cells_(cells), own_(own), usual_(usual) {}

  // `due`: [person][declared] how much floats in the week, in all.
  [[nodiscard]] WeekProblem build(const WeekBlocks& blocks, const Reach& reach,
                                  const std::vector<std::vector<Seconds>>& due);

  // One owner's half of it with some hindrances lifted; its wants are those of `wants`.
  [[nodiscard]] Owner owner(PersonIndex person, const std::vector<WantOf>& wants,
                            const WeekBlocks& blocks, const Lifted& lifted) const;

 private:
  [[nodiscard]] std::vector<WantOf> wants_of(PersonIndex person, const WeekBlocks& blocks) const;
  [[nodiscard]] Want floating(PersonIndex person, std::size_t declared,
                              const WeekBlocks& blocks) const;
  [[nodiscard]] Want made_up(const MakeUp& block) const;
  [[nodiscard]] Want blank(const ProtectedTime& declared, PersonIndex person) const;
  void add_known(Want& want, PersonIndex person, std::size_t declared) const;
  [[nodiscard]] std::vector<Crowd> teams(const WeekProblem& week, const WeekBlocks& blocks) const;
  [[nodiscard]] Cost points(int per_minute) const {
    return per_minute * (cells_.step / std::chrono::minutes{1});
  }
  [[nodiscard]] const Zone& zone_of(PersonIndex person) const {
    return input_.desk.people[at(person)].zone;
  }

  const PlacementInput& input_;
  const WeekOf& week_;
  const Cells& cells_;
  const std::vector<OwnTime>& own_;
  const UsualWeek& usual_;
  std::vector<std::vector<Seconds>> due_;
};

}  // namespace respite::protect
