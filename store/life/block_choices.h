// What owners decided about their own protected time.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"
#include "store/database.h"

namespace respite {

enum class BlockChoice { kKeep, kMove, kDrop };
inline constexpr std::array kBlockChoices = {"keep", "move", "drop"};
[[nodiscard]] inline std::string to_text(BlockChoice choice) {
  return kBlockChoices[static_cast<std::size_t>(choice)];
}

struct BlockChoiceRecord {
  std::string person;  // id
  std::string kind;    // "learning"
  Wall origin;         // when it first began, on its owner's clock: its key names it for good
  BlockChoice what{};
  Interval span;  // where it lies then; of one given up, where it lay
  std::string by;
  Instant at;
};

namespace store {

void add_block_choice(Database& database, const BlockChoiceRecord& record);
// Of blocks that end at or after `since`, oldest first: the last of a block is what holds.
[[nodiscard]] std::vector<BlockChoiceRecord> read_block_choices(const Database& database,
                                                                Instant since);

}  // namespace store
}  // namespace respite
