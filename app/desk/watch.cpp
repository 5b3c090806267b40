#include "app/desk/watch.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "app/desk/recorded_leave.h"
#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "store/publications.h"

namespace respite {
namespace {

namespace fs = std::filesystem;

// Changes whenever the file is written or replaced; "-" where it is not there.
std::string stamp_of(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return "-";
  return fmt::format("{} {} {}.{}", status.st_ino, status.st_size, status.st_mtim.tv_sec,
                     status.st_mtim.tv_nsec);
}

// Which file it is; of a copy in memory, which sees no commit, also how the file stands.
std::string identity_of(const store::Database& database) {
  const fs::path& file = database.path();
  if (database.is_copy()) return stamp_of(file) + stamp_of(file.string() + "-wal");
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return "-";
  return std::to_string(status.st_ino);
}

// Reading goes on where nothing can be written; only a store that was never there has to be made.
store::Database open_first(const Invocation& invocation) {
  try {
    return store::Database::open(invocation.folder);
  } catch (const store::StoreError&) {
    return store::Database::open_to_read(invocation.folder, store::WhereNone::kFail);
  }
}

std::int64_t day_of(Instant now) {
  return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
}

Failure mistakes_in(const std::string& folder, const std::vector<Diagnostic>& diagnostics) {
  std::string text = fmt::format("{}: mistakes in the desk's files", folder);
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::kError) text += '\n' + format(diagnostic);
  }
  return {ExitCode::kInput, text};
}

}  // namespace

Watch::Watch(const Invocation& invocation)
    : invocation_(invocation), database_(open_first(invocation)) {
  invocation_.has_store = true;
  stamps_[kTeamFile] = stamp_of(fs::path(invocation.folder) / kTeamFile);
  OpenedDesk opened = open_desk(invocation_);
  if (!opened.desk) throw mistakes_in(invocation.folder, opened.diagnostics);
  state_.desk = std::make_shared<const OpenDesk>(*std::move(opened.desk));
  stamp_what_it_names(stamps_);
  read_at_ = invocation.now;
  day_ = day_of(invocation.now);
  open_store();
}

Watch::Stamps Watch::stamp_files() const {
  const fs::path folder = invocation_.folder;
  Stamps stamps = {{kTeamFile, stamp_of(folder / kTeamFile)}};
  for (const InputFile& input : state_.desk->inputs) {
    stamps[input.path] = stamp_of(folder / input.path);
  }
  for (const FileReference& file : calendars_of(state_.desk->desk))  // also those still to come
    stamps[file.path] = stamp_of(folder / file.path);
  return stamps;
}

// Those known from before it was read stay: what is written meanwhile is seen next time.
void Watch::stamp_what_it_names(Stamps before) {
  Stamps stamps = stamp_files();
  for (auto& [path, stamp] : stamps) {
    const auto known = before.find(path);
    if (known != before.end()) stamp = known->second;
  }
  stamps_ = std::move(stamps);
}

bool Watch::look(Instant now) {
  invocation_.now = now;
  trouble_.clear();
  const int opened = opened_;
  const store::Changes before = changes_;
  const bool store = tried(TroubleWith::kStore, [&] { return look_at_store(); });
  const bool files = tried(TroubleWith::kFiles, [&] { return look_at_files(now); });
  look_at_disk();
  const bool day = day_of(now) != day_;  // windows of feeds move with the date
  day_ = day_of(now);
  return count(store, files || day || opened_ != opened, before);
}

bool Watch::look_at_store_alone() {
  const int opened = opened_;
  const store::Changes before = changes_;
  try {
    const bool store = look_at_store();
    return count(store, opened_ != opened, before);
  } catch (const std::exception&) {
    return false;  // the next look() says why
  }
}

bool Watch::count(bool store, bool whole, const store::Changes& before) {
  const bool duties = whole || changes_.rota != before.rota;
  const bool any = duties || store;
  if (any) ++state_.generation;
  if (duties) ++state_.duties;
  if (duties || changes_.requests != before.requests) ++state_.times;
  return any;
}

template <class Look>
bool Watch::tried(TroubleWith with, const Look& look) {
  try {
    return look();
  } catch (const std::exception& error) {
    trouble_.push_back({with, error.what()});
    return false;
  }
}

bool Watch::look_at_files(Instant now) {
  // What is broken may be mended in a file that nobody has read yet.
  constexpr Seconds kRetry{2};
  Stamps stamps = stamp_files();
  if (stamps != stamps_ || leave_moved_ || (broken_ && now - read_at_ >= kRetry)) {
    read_at_ = now;
    OpenedDesk opened = open_desk(invocation_);
    broken_ = !opened.desk;
    leave_moved_ = false;
    stamps_ = std::move(stamps);
    if (opened.desk) {
      state_.desk = std::make_shared<const OpenDesk>(*std::move(opened.desk));
      stamp_what_it_names(stamps_);
      return true;
    }
  }
  if (broken_) {
    trouble_.push_back({TroubleWith::kFiles, "the files have mistakes; the desk before is served"});
  }
  return false;
}

bool Watch::look_at_store() {
  if (identity_of(database_) != file_stamp_) {  // moved away, or a backup was put back
    database_ = store::Database::open_to_read(invocation_.folder, store::WhereNone::kFail);
    open_store();
    return true;
  }
  const std::int64_t version = database_.data_version();
  if (version == data_version_) return false;
  const store::Changes before = changes_;
  read_store(/*first=*/false);
  data_version_ = version;
  return changes_ != before;
}

void Watch::open_store() {
  data_version_ = database_.data_version();
  read_store(/*first=*/true);
  ++opened_;
  file_stamp_ = identity_of(database_);  // last: what throws is tried again
}

void Watch::look_at_disk() {
  constexpr std::uintmax_t kLeast = 1 << 20;  // what a publication may need
  std::error_code error;
  const fs::space_info space = fs::space(invocation_.folder, error);
  if (error || space.available >= kLeast) return;
  trouble_.push_back({TroubleWith::kDisk, "the disk is full"});
}

// What has not changed since it was read last is not read again.
void Watch::read_store(bool first) {
  database_.read([&] {
    const store::Changes changes = store::count_changes(database_);
    if (first || changes.tokens != changes_.tokens) {
      state_.tokens = std::make_shared<const store::TokenBook>(store::read_tokens(database_));
    }
    if (first || changes.rota != changes_.rota) {
      const Revision revision = store::latest_revision(database_);
      const auto publication = store::read_publication(database_, revision);
      state_.revision = revision;
      state_.published = publication ? std::optional(publication->at) : std::nullopt;
      leave_moved_ = !has_recorded_leave(*state_.desk, database_);
    }
    changes_ = changes;
  });
}

void Watch::note_uses(const std::vector<std::pair<std::string, Instant>>& uses) {
  if (uses.empty()) return;
  store::note_uses(*store_to_write(invocation_), uses);
}

}  // namespace respite
