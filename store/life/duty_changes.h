// Duty changes: what was proposed to be laid over the published rota, who agreed, and what came of
// it. Whatever stands is a publication too.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/life/change.h"
#include "store/database.h"
#include "store/published.h"

namespace respite {

using ChangeId = std::int64_t;

enum class DutyChangeState { kProposed, kStands, kDeclined, kWithdrawn };
inline constexpr std::array kDutyChangeStates = {"proposed", "stands", "declined", "withdrawn"};
[[nodiscard]] inline std::string to_text(DutyChangeState state) {
  return kDutyChangeStates[static_cast<std::size_t>(state)];
}

struct ChangeAnswer {
  std::string person;
  std::optional<bool> agrees;  // nothing: still asked
};

struct DutyChange {
  ChangeId id = 0;
  PublicationKind kind = PublicationKind::kOverride;  // of it once it stands
  Instant proposed;
  std::string by;
  std::string note;                  // empty once erased
  std::vector<std::string> despite;  // rules that a lead set aside
  DutyChangeState state = DutyChangeState::kProposed;
  std::optional<Revision> revision;  // that made it stand
  std::optional<Instant> ended;      // declined or withdrawn
  std::vector<Stretch> stretches;
  std::vector<ChangeAnswer> answers;  // by person: who had to agree
};

namespace store {

// Its number, which is no other's; in the transaction that adds it.
[[nodiscard]] ChangeId next_change(Database& database);
void add_duty_change(Database& database, const DutyChange& change);
void answer_duty_change(Database& database, ChangeId change, const std::string& person, bool agrees,
                        Instant at);
// Whoever takes what was offered to anybody.
void take_offer(Database& database, ChangeId change, const std::string& person);
void set_state(Database& database, ChangeId change, DutyChangeState state,
               std::optional<Revision> revision, std::optional<Instant> ended);

[[nodiscard]] std::optional<DutyChange> read_duty_change(const Database& database, ChangeId change);
[[nodiscard]] std::vector<DutyChange> read_duty_changes(const Database& database);  // by id

// Of changes that an import brought: from where, as the import calls it.
void note_imported(Database& database, ChangeId change, const std::string& source);
[[nodiscard]] std::vector<ChangeId> imported_from(const Database& database,
                                                  const std::string& source);  // in order

// The next number of a part of that slot, which no other part of it ever has: 1, 2, ...
[[nodiscard]] std::int64_t next_part(Database& database, const std::string& key);

}  // namespace store
}  // namespace respite
