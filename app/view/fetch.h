// What `fetch` answers, as plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/operation/tree.h"
#include "scheduler/time/instant.h"

namespace respite {

// Of one address, which is not told: it may be a secret.
struct FetchedLine {
  std::string named_at;            // "team.toml:12:8"
  std::string result;              // "new", "unchanged", "failed"
  std::string words;               // why it failed; else empty
  std::optional<Instant> checked;  // when the copy there is was last known to be right
};

void fields(auto& visit, const FetchedLine& line) {
  visit("named_at", line.named_at, "where the team file names it");
  visit("result", line.result, "new, unchanged or failed");
  visit("words", line.words, "why it failed; the last good copy stays");
  visit("checked", line.checked, "when the copy there is was last known to be right; null: none");
}

struct FetchView {
  std::string zone;  // of the desk
  std::vector<FetchedLine> calendars;
};

void fields(auto& visit, const FetchView& view) {
  visit("calendars", view.calendars, "named by an address, in the order of the file");
}

}  // namespace respite
