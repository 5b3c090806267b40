// Publications: what was made official, change by change; nothing of it is ever lost.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scheduler/time/interval_set.h"
#include "store/database.h"
#include "store/diff.h"
#include "store/published.h"

namespace respite::store {

// A file a publication was judged by.
struct Document {
  std::string path;  // relative to the desk
  std::string bytes;
  std::vector<std::string> people = {};  // ids of whom it names
};

struct PublishRequest {
  Revision base = 0;  // the publication this was made against
  Instant at;         // now
  std::string by;
  std::string os_user;
  PublicationKind kind = PublicationKind::kPublish;
  std::string note;
  // What is replaced: the turns that begin in the window, and these slots of turns begun before it.
  Interval window;
  bool turns = true;              // else these slots alone are replaced
  std::vector<std::string> cut;   // keys
  std::vector<SlotRecord> slots;  // all that shall be there afterwards
  std::vector<Document> documents;
  Names names;  // of the people and rotas in `slots`; others stay as they were
};

struct Refusal {
  enum class Reason {
    kClockBehind,      // now lies before the last recorded change
    kBaseMoved,        // somebody else published since
    kMalformed,        // a slot outside what is replaced, empty, or twice; or nothing to undo
    kPast,             // a slot that has begun would change
    kChangedSince,     // undo: a later publication changed the same time
    kNothingToChange,  // all is so already
  };
  Reason reason{};
  Revision latest = 0;            // what is published
  std::vector<std::string> keys;  // of the slots that stand in the way, sorted
  std::string words;              // one sentence
};

struct Published {
  Publication publication;
  std::vector<SlotChange> changes;  // as diff() sorts them
};

using PublishResult = std::variant<Published, Refusal>;

// Makes the slots official as one new revision: all of it or, where refused, nothing. Slots are
// matched on their key and only real changes are recorded. What has begun stays: a slot in
// progress keeps its begin and its holder, and may only end earlier or later from now on.
[[nodiscard]] PublishResult publish(Database& database, const PublishRequest& request);

struct UndoRequest {
  Revision revision = 0;                          // to take back
  std::optional<Revision> base;                   // refuse where this is no longer the latest
  PublicationKind kind = PublicationKind::kUndo;  // or kWithdraw
  Instant at;                                     // now
  std::string by;
  std::string os_user;
  std::string note;
  std::vector<Document> documents;
};

// A new revision that restores what the publication changed, as far as it lies ahead: time that
// has begun stays, with whatever was split from or merged into it.
[[nodiscard]] PublishResult undo(Database& database, const UndoRequest& request);
// What undo would record, or why it would refuse; writes nothing.
[[nodiscard]] PublishResult rehearse_undo(const Database& database, const UndoRequest& request);

// The slots that overlap the window (all without one), as of the revision (else the latest),
// sorted by begin, then key.
[[nodiscard]] std::vector<PublishedSlot> read_published(
    const Database& database, const std::optional<Interval>& window = std::nullopt,
    std::optional<Revision> as_of = std::nullopt);

// What was last published under these keys, in their order; what was never there is left out. Of
// what is removed since, nobody is its holder.
[[nodiscard]] std::vector<PublishedSlot> read_last_published(const Database& database,
                                                             const std::vector<std::string>& keys);

[[nodiscard]] std::vector<Publication> read_publications(const Database& database);  // oldest first
[[nodiscard]] std::optional<Publication> read_publication(const Database& database,
                                                          Revision revision);
[[nodiscard]] Revision latest_revision(const Database& database);  // 0: none
// Windows of publications that placed protected time: of duties with it, or by itself.
[[nodiscard]] IntervalSet read_protected_windows(const Database& database);
// A block of protected time over all publications.
struct BlockVersions {
  SlotRecord first;
  SlotRecord last;       // as it was last published
  bool removed = false;  // since then
};
[[nodiscard]] std::vector<BlockVersions> read_block_versions(const Database& database);
// What that publication changed, as diff() sorts it; empty where there is no such publication.
[[nodiscard]] std::vector<SlotChange> read_changes(const Database& database, Revision revision);

// When something was last published or recorded (store/audit.h); a write with a `now` before it is
// refused.
[[nodiscard]] std::optional<Instant> last_change(const Database& database);

[[nodiscard]] Names read_names(const Database& database);  // each by id
// The bytes with that hash (Publication::judged_by); nothing where unknown or erased.
[[nodiscard]] std::optional<std::string> read_document(const Database& database,
                                                       const std::string& sha256);

// Time not to be rewritten: whether the change would alter what has begun by `now`.
[[nodiscard]] bool touches_past(const SlotChange& change, Instant now);

}  // namespace respite::store
