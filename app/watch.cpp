#include "app/watch.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "app/failure.h"
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

std::string identity_of(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return "-";
  return std::to_string(status.st_ino);
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
    : invocation_(invocation), database_(store::Database::open(invocation.folder)) {
  stamps_[kTeamFile] = stamp_of(fs::path(invocation.folder) / kTeamFile);
  OpenedDesk opened = open_desk(invocation);
  if (!opened.desk) throw mistakes_in(invocation.folder, opened.diagnostics);
  state_.desk = std::make_shared<const OpenDesk>(*std::move(opened.desk));
  stamp_what_it_names(stamps_);
  read_at_ = invocation.now;
  day_ = day_of(invocation.now);
  file_stamp_ = identity_of(database_.path());
  data_version_ = database_.data_version();
  read_store();
}

Watch::Stamps Watch::stamp_files() const {
  const fs::path folder = invocation_.folder;
  Stamps stamps = {{kTeamFile, stamp_of(folder / kTeamFile)}};
  for (const InputFile& input : state_.desk->inputs) {
    stamps[input.path] = stamp_of(folder / input.path);
  }
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
  const bool files = look_at_files(now);
  const bool store = look_at_store();
  const bool day = day_of(now) != day_;  // windows of feeds move with the date
  day_ = day_of(now);
  if (files || store || day) ++state_.generation;
  return files || store || day;
}

bool Watch::look_at_files(Instant now) {
  // What is broken may be mended in a file that nobody has read yet.
  constexpr Seconds kRetry{2};
  Stamps stamps = stamp_files();
  const bool again = state_.broken && now - read_at_ >= kRetry;
  if (stamps == stamps_ && !again) return false;
  read_at_ = now;
  OpenedDesk opened = open_desk(invocation_);
  const bool broken = std::exchange(state_.broken, !opened.desk);
  stamps_ = std::move(stamps);
  diagnostics_ = std::move(opened.diagnostics);
  if (!opened.desk) return !broken;
  state_.desk = std::make_shared<const OpenDesk>(*std::move(opened.desk));
  stamp_what_it_names(stamps_);
  return true;
}

bool Watch::look_at_store() {
  const fs::path file = database_.path();
  const std::string identity = identity_of(file);
  if (identity != file_stamp_) {  // moved away, or a backup was put back
    database_ = store::Database::open(invocation_.folder);
    file_stamp_ = identity_of(file);
    data_version_ = database_.data_version();
    read_store();
    return true;
  }
  const std::int64_t version = database_.data_version();
  if (version == data_version_) return false;
  read_store();
  data_version_ = version;
  return true;
}

void Watch::read_store() {
  database_.read([&](SQLite::Database&) {
    const Revision revision = store::latest_revision(database_);
    const auto publication = store::read_publication(database_, revision);
    state_.tokens = std::make_shared<const store::TokenBook>(store::read_tokens(database_));
    state_.revision = revision;
    state_.published = publication ? std::optional(publication->at) : std::nullopt;
  });
}

void Watch::note_uses(const std::vector<std::pair<std::string, Instant>>& uses) {
  store::note_uses(database_, uses);
}

}  // namespace respite
