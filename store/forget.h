// Forgetting a person: their text goes, what was decided stays, and so do the digests of both.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/published.h"

namespace respite::store {

struct Forget {
  std::string id;  // of a person or a requester
  // They are in the team file no more: their name goes too, their tokens open nothing, and so do
  // the copies of files that name them.
  bool gone = true;
  Instant at;
};

// How much of each was erased.
struct Forgotten {
  int topics = 0;      // of their protected time
  int notes = 0;       // theirs, and of publications and changes of their duties
  int details = 0;     // notes in the audit: theirs, on requests they asked or were booked for
  int questions = 0;   // they asked, each as it was asked, and what was added to them
  int requests = 0;    // that no longer say who asked
  int names = 0;       // kept for the past; and behind the pseudonym of who acted
  int files = 0;       // copies that publications were judged by
  int tokens = 0;      // taken back, or without their label
  int letters = 0;     // texts of mails, and what they chose to be told
  int answers = 0;     // of the API, kept to be given again: all, where anything else was theirs
  bool draft = false;  // it told of them
  // Publications whose files name them still, as the latest one's are needed: 0, or that one.
  Revision still_named = 0;
  [[nodiscard]] int all() const {
    return topics + notes + details + questions + requests + names + files + tokens + letters +
           answers + (draft ? 1 : 0);
  }
};

// Requests of theirs that somebody still waits for, by id: those must be closed first.
[[nodiscard]] std::vector<std::int64_t> open_requests_of(const Database& database,
                                                         const std::string& requester);

// Of whoever has held a duty only text goes: who held which when stays, under the id. Of others,
// who only asked, the id goes too.
Forgotten forget(Database& database, const Forget& whom);

// Rewrites the file without its free pages and empties its log, so that nothing erased is left in
// either. False where somebody else's use of it kept a part: then it is gone once they are done.
[[nodiscard]] bool purge(const Database& database);

}  // namespace respite::store
