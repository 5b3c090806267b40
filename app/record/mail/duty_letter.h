// What a publication means for one person, as a letter.
#pragma once

#include <string>
#include <vector>

#include "app/record/mail/post_box.h"
#include "scheduler/team/protected_time.h"
#include "store/publications.h"

namespace respite {

enum class DutyNews { kGiven, kMoved, kTaken };

// One turn, or what of it changes.
struct DutyLine {
  DutyNews news{};
  std::string turn;
  std::string name;               // "On call, primary"
  Interval span;                  // from the first change to the last
  std::vector<std::string> keys;  // of the slots that change
  Instant matters;  // the first at which they are on duty and were not, or the reverse
};

// Of one person's duties, what lies ahead: turn by turn, in the order in which it begins.
[[nodiscard]] std::vector<DutyLine> duty_lines(const Desk& desk, const std::string& person,
                                               const std::vector<store::SlotChange>& changes,
                                               Instant now);

[[nodiscard]] Letter duty_letter(const Writing& writing, const std::vector<DutyLine>& lines,
                                 const std::string& by, const std::string& note);

// Blocks of one person that were published before and are moved now, or gone.
[[nodiscard]] std::vector<store::SlotChange> moved_blocks(
    const std::string& person, const std::vector<store::SlotChange>& changes, Instant now);
[[nodiscard]] Letter learning_letter(const Writing& writing,
                                     const std::vector<store::SlotChange>& blocks,
                                     const std::string& by);

// "Learning", "Drop-in hours", in the reader's language.
[[nodiscard]] std::string block_name(const Words& words, BlockKind kind);

}  // namespace respite
