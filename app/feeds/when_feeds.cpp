#include "app/feeds/when_feeds.h"

#include <utility>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/requests/moment.h"
#include "app/rota/published_desk.h"
#include "scheduler/protect/personal_hours.h"
#include "scheduler/team/service_time.h"
#include "store/secret.h"

namespace respite {

OpenDesk desk_of_today(const Invocation& invocation, const store::Database& database) {
  if (auto today = open_where_readable(invocation)) return *std::move(today);
  if (auto published = open_as_published(invocation, database)) return *std::move(published);
  throw Failure(ExitCode::kInput,
                "the desk's files have mistakes (\"respite check\" tells them) and nothing is "
                "published");
}

OpaqueUid opaque_uids(const Invocation& invocation) {
  auto secret = store::find_export_secret(store_to_read(invocation));
  if (!secret) {
    const auto database = store_to_write(invocation);
    secret = store::export_secret(*database);
  }
  return [secret = *secret](std::string_view text) {
    constexpr std::size_t kDigits = 32;  // 128 bits are enough to be nobody else's
    return store::keyed_hash_hex(secret, "uid/" + std::string(text)).substr(0, kDigits);
  };
}

WhenFeeds::WhenFeeds(const OpenDesk& desk, const store::Database& database, OpaqueUid opaque)
    : window_(when_window(desk.invocation.now)),
      known_(availability_of(desk, window_)),
      stamps_(read_stamps(desk.desk, database, window_)),
      opaque_(std::move(opaque)) {}

const std::string& WhenFeeds::id_of(PersonIndex person) const {
  return known_.desk->desk.people[at(person)].id;
}

ical::FreeBusy WhenFeeds::free_busy(PersonIndex person) const {
  const Desk& desk = known_.desk->desk;
  return free_busy_feed({"free-busy/" + id_of(person), window_, stamps_.of_time(desk, person)},
                        known_.of(person), opaque_);
}

ical::Availability WhenFeeds::personal_hours(PersonIndex person) const {
  const Desk& desk = known_.desk->desk;
  const Interval there = employed(desk.people[at(person)], window_);
  return personal_hours_feed(
      {"availability/" + id_of(person), window_, stamps_.of_hours(desk, person)},
      intersect(known_.of(person).shift, there), opaque_);
}

ical::Availability WhenFeeds::service_hours() const {
  const Desk& desk = known_.desk->desk;
  return service_hours_feed({"service-hours", window_, stamps_.files}, desk.name,
                            service_time(desk, known_.desk->calendars.desk, window_), opaque_);
}

}  // namespace respite
