#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "app/feeds/feed.h"
#include "app/feeds/feed_input.h"
#include "app/feeds/status.h"
#include "app/feeds/when_feeds.h"
#include "app/moving/pager_requests.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/view/feed.h"
#include "ical/write.h"
#include "store/diff.h"
#include "store/digest.h"
#include "store/publications.h"
#include "store/secret.h"
#include "web/status_page.h"

namespace respite {
namespace {

namespace fs = std::filesystem;

// One file to be.
struct Feed {
  FeedOf kind = FeedOf::kPerson;
  std::string of;
  Disclosure level = Disclosure::kFull;
  std::string text;
  std::size_t entries = 0;
};

std::vector<Feed> feeds_of_when(const Invocation& invocation, const store::Database& database,
                                Disclosure level) {
  const OpenDesk desk = desk_of_today(invocation, database);
  const WhenFeeds when(desk, database, opaque_uids(invocation));
  std::vector<Feed> feeds;
  const auto add = [&](FeedOf kind, const std::string& of, Disclosure at,
                       const ical::Availability& hours) {
    feeds.push_back({kind, of, at, ical::write_availability(hours), hours.available.size()});
  };
  add(FeedOf::kServiceHours, "", Disclosure::kPublic, when.service_hours());
  if (level == Disclosure::kPublic) return feeds;
  for (std::size_t i = 0; i < desk.desk.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    const std::string& id = desk.desk.people[i].id;
    const ical::FreeBusy busy = when.free_busy(person);
    feeds.push_back({FeedOf::kFreeBusy, id, Disclosure::kFreeBusy, ical::write_free_busy(busy),
                     busy.busy.size()});
    add(FeedOf::kAvailability, id, Disclosure::kFreeBusy, when.personal_hours(person));
  }
  return feeds;
}

std::vector<Feed> feeds_of_duties(const Invocation& invocation, const store::Database& database,
                                  Disclosure level) {
  const FeedInput input = feed_input(invocation, database);
  if (input.desk_id.empty()) {
    throw Failure(ExitCode::kInput, "nothing is published yet, so there is no feed to export");
  }
  const OpaqueUid opaque = opaque_uids(invocation);
  std::vector<Feed> feeds;
  const auto add = [&](FeedOf kind, const std::string& of, const FeedKind& feed) {
    const ical::Calendar calendar =
        level == Disclosure::kFull
            ? build_feed(input, feed)
            : build_category_feed(input, feed, std::string(to_text(kind)) + '/' + of, opaque);
    feeds.push_back({kind, of, level, ical::write_calendar(calendar), calendar.events.size()});
  };
  for (const Names::Entry& person : input.names.people) {
    add(FeedOf::kPerson, person.id, PersonFeed{person.id});
    add(FeedOf::kProtected, person.id, ProtectedFeed{person.id});
  }
  for (const Names::Entry& rota : input.names.rotas) {
    add(FeedOf::kRota, rota.id, RotaFeed{rota.id});
  }
  for (const PublishedTeam& team : published_teams(invocation, database)) {
    add(FeedOf::kTeam, team.id, TeamFeed{team.name, team.members});
  }
  return feeds;
}

std::vector<Feed> all_feeds(const Invocation& invocation, const store::Database& database,
                            Disclosure level) {
  std::vector<Feed> feeds = feeds_of_when(invocation, database, level);
  if (level >= Disclosure::kCategory) {
    std::ranges::move(feeds_of_duties(invocation, database, level), std::back_inserter(feeds));
  }
  return feeds;
}

// Whoever has the link to a feed at one level must not have it at another.
std::string file_name(const std::string& secret, const Feed& feed) {
  std::string of = std::string(to_text(feed.kind)) + '/' + feed.of;
  if (feed.level == Disclosure::kCategory) of = "category/" + of;
  return store::keyed_hash_hex(secret, of) + ".ics";
}

std::optional<std::string> read_text(const fs::path& path) {
  const std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void put_file(const fs::path& path, const std::string& bytes) {
  if (!replace_file(path, bytes)) throw Failure(ExitCode::kFile, "cannot write {}", path.string());
}

// Where its bytes changed.
ExportView::File put_file(const fs::path& folder, ExportView::File file, const std::string& text) {
  file.bytes = text.size();
  file.sha256 = store::sha256_hex(text);
  file.changed = read_text(folder / file.path) != text;
  if (file.changed) put_file(folder / file.path, text);
  return file;
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

ExportView export_feeds(const Invocation& invocation, const std::string& directory,
                        Disclosure level) {
  store::Database database = store::Database::open(invocation.folder);
  const std::string secret = store::export_secret(database);
  const std::vector<Feed> feeds = all_feeds(invocation, database, level);
  const fs::path folder = fs::path(directory) / "public" / "feeds";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Failure(ExitCode::kFile, "cannot make {}", folder.string());

  ExportView view;
  view.directory = directory;
  for (const Feed& feed : feeds) {
    ExportView::File file;
    file.path = "public/feeds/" + file_name(secret, feed);
    file.kind = to_text(feed.kind);
    file.of = feed.of;
    file.level = to_text(feed.level);
    file.events = feed.entries;
    view.files.push_back(put_file(directory, std::move(file), feed.text));
  }
  view.page.path = "public/index.html";
  view.page.kind = "status-page";
  view.page.level = to_text(Disclosure::kPublic);
  view.page = put_file(directory, std::move(view.page),
                       status_page(status_of(desk_of_today(invocation, database))));
  std::ranges::sort(view.files, {}, &ExportView::File::path);
  remove_vanished(folder, view.files);
  put_file(fs::path(directory) / "manifest.json", to_document(tree_of(view)));
  return view;
}

namespace {

struct ExportArguments {
  std::optional<LocalPath> dir;
  std::optional<Pager> pager;
  Disclosure level = Disclosure::kFreeBusy;
};

void arguments(auto& visit, ExportArguments& given) {
  visit("dir", given.dir, "where to write", {.operand = true, .needed = true});
  visit("level", given.level, "the most a feed may say: public, free-busy, category or full",
        {.value = "LEVEL"});
  visit("for", given.pager, "instead of feeds, the rota as that pager takes it");
}

// Published duty as the bodies of a pager's requests, a file for each schedule.
ExportView export_for_pager(const Invocation& invocation, const std::string& directory,
                            Pager pager) {
  const store::Database database = store::Database::open(invocation.folder);
  const OpenDesk desk = desk_of_today(invocation, database);
  const moving::PagerFiles made = moving::pager_files(
      desk.desk, store::records_of(store::read_published(database)), pager, invocation.now);
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) throw Failure(ExitCode::kFile, "cannot make {}", directory);
  ExportView view;
  view.directory = directory;
  view.notes = made.notes;
  for (const moving::PagerFile& each : made.files) {
    ExportView::File file;
    file.path = each.path;
    file.kind = ChoiceWords<Pager>::kWords[static_cast<std::size_t>(pager)];
    file.of = each.schedule;
    file.level = to_text(Disclosure::kFull);
    file.events = each.stretches;
    view.files.push_back(put_file(directory, std::move(file), each.bytes));
  }
  return view;
}

ExportView export_them(const Context& context, const ExportArguments& given) {
  if (given.pager)
    return export_for_pager(context.invocation, given.dir.value().text, *given.pager);
  return export_feeds(context.invocation, given.dir.value().text, given.level);
}

}  // namespace

Operation export_operation() {
  return declare(
      {.name = "export",
       .summary = "write every feed as a file",
       .about = "Writes every feed that --level allows into DIR/public/feeds, for any web server, "
                "and DIR/manifest.json, which says whose each is. Without --level nothing above "
                "free/busy is written: service hours, and each person's free and busy time and "
                "hours, without a word. A feed's name cannot be guessed, never changes, and is "
                "another for each level: give each person theirs, and serve DIR/public only; its "
                "index.html is a page for everybody, without names, as of the export. Files whose "
                "bytes did not change are left alone, the others are replaced as a whole, and "
                "those that the level no longer allows are taken away. With --for, bodies of that "
                "pager's requests instead, with the ids of people's and rotas' accounts.",
       .needs = Needs::kFolder},
      export_them);
}

}  // namespace respite
