// What became of protected time: planned, kept, moved, lost and to what, and what is owed of it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scheduler/protect/placement.h"

namespace respite {

// One block over all publications: as it was first planned, and as it stands.
struct BlockHistory {
  PersonIndex person{};
  BlockKind kind{};
  std::string topic;
  Wall origin;               // see KnownBlock
  std::uint32_t number = 0;  // above 0: it makes up for number 0 of that origin
  Interval first;
  std::optional<Interval> last;  // where it lies; nothing: it was taken away
  Interval last_known;           // where it lay before that
  bool given_up = false;         // by its owner
};

// What took a block.
enum class LostTo { kLeave, kHoliday, kDuty, kRest, kBusy, kBooked, kGivenUp, kReplanned };
inline constexpr std::size_t kLostTo = 8;
[[nodiscard]] std::string_view to_text(LostTo to);  // "given up"

// Of one person, kind and topic, of blocks first planned in a window. To the second:
// planned = kept + moved + ahead + lost, and lost = debt + written_off + what is not owed.
struct LearningLine {
  PersonIndex person{};
  BlockKind kind{};
  std::string topic;
  Seconds planned{};
  Seconds kept{};   // where it was planned
  Seconds moved{};  // kept elsewhere
  Seconds ahead{};  // still to come
  Seconds lost{};
  std::array<Seconds, kLostTo> to{};
  Seconds debt{};         // lost, and owed
  Seconds written_off{};  // owed beyond what is carried over
};

// A block of which anything takes a part is lost as a whole: learning in two halves is none. One
// the file fixes stands on duty; one that floats does not. In the order of the file, by person;
// topics apart.
[[nodiscard]] std::vector<LearningLine> learning_in(const PlacementInput& input,
                                                    const std::vector<BlockHistory>& blocks);

}  // namespace respite
