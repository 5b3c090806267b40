// Who can be reached in a week of service, and which blocks leave too few.
#pragma once

#include <vector>

#include "scheduler/protect/cells.h"
#include "scheduler/protect/own_time.h"

namespace respite::protect {

class Reach {
 public:
  // `own`: everybody's time, [person].
  Reach(const PlacementInput& input, const std::vector<OwnTime>& own, const Cells& cells,
        Interval week);

  // Whether as many can be reached as are asked for while that person is in a block.
  [[nodiscard]] bool allows(PersonIndex person, Interval block) const;
  void take(PersonIndex person, Interval block);  // they are in it

  // What that leaves to blocks of the owners, [owner] being the person at that place.
  [[nodiscard]] std::vector<Crowd> crowds(const std::vector<PersonIndex>& owners) const;
  // Where too few could be reached if nobody were in a block, whoever is on any duty counted too.
  [[nodiscard]] std::vector<ShortReach> short_reach() const;

 private:
  struct Rule {
    std::size_t accessible = 0;
    std::vector<PersonIndex> members;
    Mask asked;              // [cell] that it speaks of
    std::vector<int> spare;  // [cell] members at work beyond what it asks for
  };
  void add(const PlacementInput& input, std::size_t accessible, std::vector<PersonIndex> members,
           int least, Interval week);
  [[nodiscard]] Mask cells_a_day(const Rule& rule, Seconds a_day, Zone zone, Interval week) const;
  // The cells of a block in which a member is counted.
  [[nodiscard]] std::vector<std::size_t> counted(const Rule& rule, PersonIndex person,
                                                 Interval block) const;

  Cells cells_;
  IntervalSet service_;
  Mask served_;
  std::vector<IntervalSet> there_;   // [person] at work, or while nothing is served
  std::vector<IntervalSet> called_;  // [person] the same, or on any duty
  std::vector<Mask> at_work_;        // [person] cells of which they are there throughout
  std::vector<Rule> rules_;
  std::vector<ShortReach> short_;
};

}  // namespace respite::protect
