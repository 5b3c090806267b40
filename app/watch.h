// Watch: notices what other programs change in a desk, for one that runs long.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk/diagnostic.h"
#include "app/open_desk.h"
#include "store/database.h"
#include "store/published.h"
#include "store/tokens.h"

namespace respite {

// What a desk is at one moment. Values are shared and never changed, so that readers need no lock.
struct DeskState {
  std::shared_ptr<const OpenDesk> desk;  // as its files last were without mistakes
  std::shared_ptr<const store::TokenBook> tokens;
  Revision revision = 0;             // published
  std::optional<Instant> published;  // when
  std::uint64_t generation = 0;      // rises with every change of anything
  bool broken = false;               // the files have mistakes now: `desk` is older than they are
};

// For one thread.
class Watch {
 public:
  // Opens the desk, and its store, which is created where there is none. Throws Failure where the
  // files have mistakes, StoreError where there can be no store.
  explicit Watch(const Invocation& invocation);

  // Whether anything changed since it was last looked at. What throws leaves all as it was.
  bool look(Instant now);
  [[nodiscard]] const DeskState& state() const { return state_; }
  // Of the files, where they are broken.
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  // Remembers when tokens were last used; no change to look().
  void note_uses(const std::vector<std::pair<std::string, Instant>>& uses);

 private:
  using Stamps = std::map<std::string, std::string>;  // by path
  [[nodiscard]] Stamps stamp_files() const;
  void stamp_what_it_names(Stamps before);
  bool look_at_files(Instant now);
  bool look_at_store();
  void read_store();

  Invocation invocation_;
  store::Database database_;
  std::string file_stamp_;  // which file the database is
  std::int64_t data_version_ = 0;
  Stamps stamps_;
  Instant read_at_;  // the files
  std::int64_t day_ = 0;
  DeskState state_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace respite
