#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/failure.h"
#include "app/feed.h"
#include "app/feed_input.h"
#include "app/render/json.h"
#include "ical/write.h"
#include "store/digest.h"
#include "store/secret.h"

namespace respite {
namespace {

namespace fs = std::filesystem;

struct Feed {
  std::string kind;
  std::string of;
  FeedKind feed;
};

std::vector<Feed> all_feeds(const FeedInput& input, const std::vector<PublishedTeam>& teams) {
  std::vector<Feed> feeds;
  for (const Names::Entry& person : input.names.people) {
    feeds.push_back({"person", person.id, PersonFeed{person.id}});
    feeds.push_back({"protected", person.id, ProtectedFeed{person.id}});
  }
  for (const Names::Entry& rota : input.names.rotas) {
    feeds.push_back({"rota", rota.id, RotaFeed{rota.id}});
  }
  for (const PublishedTeam& team : teams) {
    feeds.push_back({"team", team.id, TeamFeed{team.name, team.members}});
  }
  return feeds;
}

std::optional<std::string> read_text(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// Beside it first, then renamed over it: a reader sees the old bytes or the new.
void replace_file(const fs::path& path, const std::string& bytes) {
  const fs::path unfinished = path.string() + ".unfinished";
  std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::error_code error;
  if (stream) fs::rename(unfinished, path, error);
  if (!stream || error) {
    throw Failure(ExitCode::kFile, fmt::format("cannot write {}", path.string()));
  }
}

// Feeds of an earlier export that are no more. Files that no export wrote stay.
void remove_vanished(const fs::path& folder, const std::vector<ExportView::File>& files) {
  constexpr std::size_t kNameLength = 64 + 4;  // a hash and ".ics"
  std::set<std::string> kept;
  for (const ExportView::File& file : files) kept.insert(fs::path(file.path).filename().string());
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.size() == kNameLength && name.ends_with(".ics") && !kept.contains(name)) {
      fs::remove(entry.path());
    }
  }
}

}  // namespace

ExportView export_feeds(const Invocation& invocation, const std::string& directory) {
  store::Database database = store::Database::open(invocation.folder);
  const FeedInput input = feed_input(invocation, database);
  if (input.desk_id.empty()) {
    throw Failure(ExitCode::kInput, "nothing is published yet, so there is no feed to export");
  }
  const fs::path folder = fs::path(directory) / "public" / "feeds";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Failure(ExitCode::kFile, fmt::format("cannot make {}", folder.string()));

  ExportView view;
  view.directory = directory;
  const std::string secret = store::export_secret(database);
  for (const Feed& feed : all_feeds(input, published_teams(invocation, database))) {
    const ical::Calendar calendar = build_feed(input, feed.feed);
    const std::string text = ical::write_calendar(calendar);
    const std::string name = store::keyed_hash_hex(secret, feed.kind + "/" + feed.of) + ".ics";
    const bool changed = read_text(folder / name) != text;
    if (changed) replace_file(folder / name, text);
    view.files.push_back({"public/feeds/" + name, feed.kind, feed.of, text.size(),
                          calendar.events.size(), store::sha256_hex(text), changed});
  }
  std::ranges::sort(view.files, {}, &ExportView::File::path);
  remove_vanished(folder, view.files);
  replace_file(fs::path(directory) / "manifest.json", to_json(view));
  return view;
}

}  // namespace respite
