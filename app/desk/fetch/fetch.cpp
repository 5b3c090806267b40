#include "app/desk/fetch/fetch.h"

#include <fmt/format.h>

#include <cstdlib>
#include <set>

#include "app/desk/fetch/kept.h"
#include "app/desk/file/read_calendars.h"
#include "app/operation/operations.h"
#include "ical/read.h"

namespace respite {
namespace {

constexpr std::size_t kMostOfAnAddress = 8192;

// The address itself; nothing where it is to be found elsewhere and is not there.
std::optional<std::string> resolved(const OpenDesk& desk, const std::string& address) {
  if (address.starts_with("env:")) {
    const char* value = std::getenv(address.substr(4).c_str());
    return value == nullptr ? std::nullopt : std::optional(first_line_of(value));
  }
  if (!address.starts_with("secret:")) return address;
  const auto read = read_file(desk.invocation.folder, address.substr(7), kMostOfAnAddress);
  const auto* bytes = std::get_if<std::string>(&read);
  return bytes == nullptr ? std::nullopt : std::optional(first_line_of(*bytes));
}

Got got_from(const OpenDesk& desk, const FileReference& file, const Kept& kept, const Get& get,
             const std::atomic<bool>* stop) {
  Got none;
  const auto url = resolved(desk, file.address);
  if (!url) {
    none.words = file.address.starts_with("env:")
                     ? "the environment does not have it"
                     : "the file that holds the address cannot be read";
    return none;
  }
  const bool secure = url->starts_with("https://");
  if (!secure && !(desk.desk.private_calendars && url->starts_with("http://"))) {
    none.words =
        "an address begins with https://; http:// is for a network of your own, where "
        "[desk] has private_calendars = true";
    return none;
  }
  Got got = get({*url, kept.etag, kept.last_modified, desk.desk.private_calendars, stop});
  if (got.kind == Got::Kind::kNew &&
      !ical::read_calendar(got.body, {desk.desk.zone, all_time()}).is_calendar) {
    got.kind = Got::Kind::kNone;
    got.words = "what came is no calendar";
  }
  return got;
}

FetchedLine fetch_one(const OpenDesk& desk, const FileReference& file, const Get& get,
                      const std::atomic<bool>* stop) {
  const std::filesystem::path folder = desk.invocation.folder;
  const bool there =
      std::holds_alternative<std::string>(read_file(folder, file.path, std::size_t{16} << 20U));
  const auto known = read_kept(folder, file.path);
  // Without the copy, what is known of it counts for nothing.
  Kept kept = there ? known.value_or(Kept{}) : Kept{};
  Got got = got_from(desk, file, kept, get, stop);
  const Place& at = file.named_at;
  FetchedLine line{fmt::format("{}:{}:{}", at.file, at.line, at.column), "failed", got.words, {}};
  kept.trouble = got.kind == Got::Kind::kNone ? got.words : "";
  if (got.kind != Got::Kind::kNone) {
    kept.checked = desk.invocation.now;
    line.words.clear();
    line.result = got.kind == Got::Kind::kNew ? "new" : "unchanged";
  }
  if (got.kind == Got::Kind::kNew) {
    kept.etag = got.etag;
    kept.last_modified = got.last_modified;
    write_kept(folder, file.path, kept, got.body);
  } else if (there) {
    write_kept(folder, file.path, kept, std::nullopt);
  }
  if (there || got.kind == Got::Kind::kNew) line.checked = kept.checked;
  return line;
}

// Each once, where it is named first.
std::vector<FileReference> addresses_of(const Desk& desk) {
  std::vector<FileReference> files = calendars_of(desk);
  std::set<std::string> seen;
  std::erase_if(files, [&](const FileReference& file) {
    return file.address.empty() || !seen.insert(file.path).second;
  });
  return files;
}

}  // namespace

FetchView fetch(const OpenDesk& desk, const Get& get, const std::atomic<bool>* stop) {
  FetchView view{desk.desk.zone.name(), {}};
  for (const FileReference& file : addresses_of(desk.desk)) {
    if (stop != nullptr && *stop) break;
    view.calendars.push_back(fetch_one(desk, file, get, stop));
  }
  return view;
}

std::vector<Diagnostic> warn_old_copies(const OpenDesk& desk) {
  std::vector<Diagnostic> warnings;
  for (const FileReference& file : addresses_of(desk.desk)) {
    const auto kept = read_kept(desk.invocation.folder, file.path);
    if (!kept || desk.invocation.now - kept->checked <= kOldCopy) continue;
    const auto days = std::chrono::floor<std::chrono::days>(desk.invocation.now - kept->checked);
    warnings.push_back({file.named_at,
                        Severity::kWarning,
                        fmt::format("the copy of this address is {} days old", days.count()),
                        {},
                        kept->trouble.empty()
                            ? "`respite fetch` gets it anew, and `serve` every hour"
                            : "at the last try: " + kept->trouble});
  }
  return warnings;
}

namespace {

FetchView fetch_it(const Context& context, const NoArguments& /*given*/) {
  return fetch(context.desk(), get, context.stop);
}

}  // namespace

Operation fetch_operation() {
  return declare(
      {.name = "fetch",
       .summary = "get the calendars that the team file names by address",
       .about =
           "Leave, busy times and holidays may be named by address: https://..., or env:NAME and "
           "secret:FILE where the address itself is a secret. Each is asked whether it changed, "
           "and "
           "the last good copy is kept in the folder fetched/, which plans read, also without a "
           "network. What is late, too long, no calendar or not there changes nothing and is "
           "named. "
           "serve does it every hour. No address is ever told. Ends with 4 where one failed."},
      fetch_it);
}

}  // namespace respite
