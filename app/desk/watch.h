// Watch: notices what other programs change in a desk, for one that runs long.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk/open_desk.h"
#include "store/changes.h"
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
  // Each rises with every change of what it is named for.
  std::uint64_t generation = 0;  // anything
  std::uint64_t duties = 0;      // what is published, the desk's files, the day
  std::uint64_t times = 0;       // those, and requests with all that follows from them
};

// What keeps a desk from being served as it is on the disk; what was read before still is.
enum class TroubleWith {
  kFiles,  // they have mistakes, or cannot be read: `desk` is older than they are
  kStore,  // it is gone, damaged or cannot be read: tokens and publications are as they last were
  kDisk,   // there is no room to write
};
struct Trouble {
  TroubleWith with{};
  std::string words;  // for the log: they may name paths
  friend bool operator==(const Trouble&, const Trouble&) = default;
};

// For one thread.
class Watch {
 public:
  // Opens the desk, and its store, which is created where there is none. Throws Failure where the
  // files have mistakes, StoreError where there can be no store.
  explicit Watch(const Invocation& invocation);

  // Whether anything changed since it was last looked at. Files and store are looked at each by
  // itself; what cannot be read stays as it was and is in trouble().
  bool look(Instant now);
  // The store alone, for a token that nobody knew a moment ago: no file is read.
  bool look_at_store_alone();
  [[nodiscard]] const DeskState& state() const { return state_; }
  [[nodiscard]] const std::vector<Trouble>& trouble() const { return trouble_; }

  // Remembers when tokens were last used; no change to look().
  void note_uses(const std::vector<std::pair<std::string, Instant>>& uses);

 private:
  using Stamps = std::map<std::string, std::string>;  // by path
  [[nodiscard]] Stamps stamp_files() const;
  void stamp_what_it_names(Stamps before);
  template <class Look>
  bool tried(TroubleWith with, const Look& look);
  bool look_at_files(Instant now);
  bool count(bool store, bool whole, const store::Changes& before);
  bool look_at_store();
  void look_at_disk();
  void open_store();
  void read_store(bool first);

  Invocation invocation_;
  store::Database database_;  // to read
  std::string file_stamp_;    // which file the database is
  std::int64_t data_version_ = 0;
  int opened_ = 0;          // how many files it has been
  store::Changes changes_;  // in the file as it is now
  Stamps stamps_;
  Instant read_at_;  // the files
  bool broken_ = false;
  bool leave_moved_ = false;  // leave in the store counts as one of the files
  std::int64_t day_ = 0;
  DeskState state_;
  std::vector<Trouble> trouble_;
};

}  // namespace respite
