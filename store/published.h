// What is published, slot by slot, as values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"

namespace respite {

using Revision = std::int64_t;  // 0: nothing published yet; then 1, 2, ...

// What a slot is of: a duty that is stood by for or worked, or a block of protected time. A block
// has the rota kProtectedRota, its kind as seat, and its owner as person.
enum class SlotKind { kStandby, kWork, kProtected };
inline constexpr const char* kProtectedRota = "protected";  // no rota may be called so

// One covered interval of a duty, with all that a feed or a table needs when the person, the rota
// or the file it came from is gone.
struct SlotRecord {
  std::string key;   // duty_key of the slot (scheduler/rota/turn.h): never changes
  std::string turn;  // duty_key of its turn
  std::string rota;  // ids as in the team file
  std::string seat;
  std::uint32_t place = 0;
  Wall begin;  // civil, in `zone`
  Wall end;
  std::string zone;
  Interval span;
  Interval turn_span;                 // handover to handover
  std::optional<std::string> person;  // nobody: open
  SlotKind kind = SlotKind::kStandby;
  std::string firmness{};  // of a block: "nonnegotiable"; else empty
  std::string topic{};     // of a block: its owner's, private; may be empty
  std::int64_t change =
      0;  // that gave it to them (store/life/duty_changes.h); 0: it was planned so
  bool last_place = false;  // of a block that yields: its week has no other room for it
  friend bool operator==(const SlotRecord&, const SlotRecord&) = default;
};

// A slot as now published, and its history in short.
struct PublishedSlot {
  SlotRecord slot;
  std::int64_t sequence = 0;  // changes since it was first published, removals included
  Instant created;            // of the publication that first had it
  Instant changed;            // of the last that changed it
  Revision revision = 0;      // that one
};

// Names as last published, so that people and rotas gone from the file stay named.
struct Names {
  struct Entry {
    std::string id;
    std::string name;
  };
  std::vector<Entry> people;
  std::vector<Entry> rotas;
};

enum class PublicationKind {
  kPublish,
  kReplan,
  kUndo,
  // Lays down what was held before: may lie in the past, but only on an empty store, or, slot by
  // slot, before all else that is published of its rotas.
  kHistory,
  kOverride,  // from here on, changes
  kSwap,
  kCover,
  kWithdraw,  // takes back a change
  kLeave,     // records leave, and changes no slot
  kProtect,   // places protected time beside duties that stay as they are
  // Never stored: a draft is hashed as the publication it would be, and damage is read as one.
  kDraft,
};
inline constexpr std::array kPublicationKinds = {"publish",  "replan",  "undo",  "history",
                                                 "override", "swap",    "cover", "withdraw",
                                                 "leave",    "protect", "draft"};
[[nodiscard]] inline std::string to_text(PublicationKind kind) {
  return kPublicationKinds[static_cast<std::size_t>(kind)];
}
// Whether it lays a change over what is planned, records leave or places protected time, and plans
// no duty itself.
[[nodiscard]] constexpr bool is_change(PublicationKind kind) {
  return PublicationKind::kOverride <= kind && kind <= PublicationKind::kProtect;
}

struct Publication {
  Revision revision = 0;
  Instant at;
  std::string by;       // who acted, --by
  std::string os_user;  // who ran the program
  PublicationKind kind = PublicationKind::kPublish;
  std::optional<Revision> undoes;
  Interval window;
  std::string note;
  std::vector<std::pair<std::string, std::string>> judged_by;  // path, sha-256 (hex) of each file
};

}  // namespace respite
