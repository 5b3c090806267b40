// What `token` answers, as plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"

namespace respite {

struct TokenView {
  std::string id;
  std::string purpose;     // "api", "sign-in", "session", or the kind of feed it opens: "person"
  std::string of;          // id of whose feed it is, or of who acts; may be empty
  std::string role;        // "lead"
  std::string disclosure;  // how much a feed tells; empty: as much as its kind tells at all
  std::string label;
  Instant created;
  std::string by;
  std::optional<Instant> expires;
  std::optional<Instant> revoked;
  std::optional<Instant> used;  // last
  bool live = true;             // neither revoked nor expired
};

struct TokensView {
  std::vector<TokenView> tokens;  // in the order they were made
};

struct MadeTokenView {
  TokenView token;
  std::string secret;  // shown this once
  std::string path;    // "/feeds/SECRET.ics", "/sign-in/SECRET"; empty for the API
  std::string url;     // the same, after what the server is called where that is known
};

}  // namespace respite
