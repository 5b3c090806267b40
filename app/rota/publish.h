// Publish: the draft made official, its rehearsal (diff), and the way back (undo).
#pragma once

#include <optional>
#include <string>

#include "app/desk/open_desk.h"
#include "app/view/publication.h"

namespace respite {

// What publishing the draft would change. Throws Failure(kInput) where there is no draft.
[[nodiscard]] DiffView diff(const OpenDesk& desk);

// The draft that waits to be published, in short.
struct WaitingDraft {
  std::string id;
  bool mends = false;  // of what is published; else a plan
  Interval window;
  Instant created;
  std::string by;
};
// Nothing where there is none.
[[nodiscard]] std::optional<WaitingDraft> waiting_draft(const OpenDesk& desk);

struct PublishOptions {
  std::string note = {};
  std::optional<std::string> draft = {};  // its id: that one or none; nothing: what is there
  bool thaw = false;                      // frozen time may move
  bool notice = false;                    // name what is told later than a rule pack asks
};

// Makes the draft official as a new revision; the draft is then gone. Throws Failure(kInput) where
// there is no draft, Failure(kRule) where it is refused: somebody else published, an input moved
// since it was planned, or it would break a hard rule, change the past or move frozen time.
[[nodiscard]] PublishView publish_draft(const OpenDesk& desk, const PublishOptions& options = {});

struct UndoOptions {
  std::optional<Revision> revision;  // to take back; nothing: the latest
  std::string note;
  bool dry_run = false;  // only say what it would do, and leave uncovered
};

// Takes a publication back as a new revision. Throws Failure(kRule) where it is refused.
[[nodiscard]] PublishView undo_publication(const OpenDesk& desk, const UndoOptions& options);

}  // namespace respite
