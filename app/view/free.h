// What `free` answers, as plain values. Ids are those of the team file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/boundary/free.h"

namespace respite {

struct FreePersonView {
  std::string id;
  std::string name;
  std::string zone;
};

// Times that differ in nothing but their start: every quarter hour from `first.begin` to `latest`,
// both included.
struct FreeStretchView {
  Interval first;
  Instant latest;
  std::vector<std::string> people;    // as many as are needed
  std::vector<std::string> consents;  // those of them who would have to agree
  Seconds focus{};                    // length of the movable blocks that it breaks into
  int interruptions = 0;              // that these people have had in that week
};

struct FreeView {
  std::string zone;  // for people to read
  Interval window;
  Seconds length{};
  std::size_t need = 1;
  bool with_consent = false;
  std::vector<FreePersonView> people;  // who may take part, by id
  bool never_closes = false;           // the desk, in that time
  std::vector<std::string> always;     // ids: whose hours are all of it
  std::vector<FreeStretchView> times;  // in the order of find_free
  std::optional<NotFree> why_not;      // where there is none
  std::string reason;                  // the same in words
  std::vector<std::string> never;      // ids: who has no such time at all, where that is why
};

}  // namespace respite
