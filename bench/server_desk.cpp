// A desk to measure the server with: so many people, each with so many published shifts.
//   server_desk DIR PEOPLE SHIFTS DAY    writes it, from two months before DAY on, two shifts a
//   day;
//                                        prints the path of each person's feed
//   server_desk DIR render TIMES         processor time of making the first person's feed, in
//                                        microseconds: what it is made of is read, then rendered
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>

#include "app/feeds/feed_input.h"
#include "ical/write.h"
#include "scheduler/rota/turn.h"
#include "store/publications.h"
#include "store/tokens.h"

namespace respite {
namespace {

Invocation invocation(const std::string& folder, Instant now) {
  return {folder, now, "bench", "bench"};
}

std::string team_file(int people) {
  std::string text =
      "[desk]\nid = \"bench\"\nname = \"Bench\"\nzone = \"Europe/London\"\n"
      "leads = [\"p0\"]\nservice = \"mon-fri 08:00-18:00\"\n\n";
  for (int i = 0; i < people; ++i) {
    text += fmt::format("[[person]]\nid = \"p{}\"\nname = \"Person Number {}\"\n", i, i);
    text += fmt::format("reach = [\"+44 7700 90{:04}\"]\n\n", i);
  }
  text += fmt::format(
      "[[rota]]\nid = \"room\"\nname = \"Control room\"\ncounts = \"work\"\n"
      "reach = [\"+44 1632 960300\"]\n\n"
      "[[rota.shift]]\nid = \"day\"\nwhen = \"daily 07:00-19:00\"\nstaff = {0}\n\n"
      "[[rota.shift]]\nid = \"night\"\nwhen = \"daily 19:00-07:00\"\nstaff = {0}\n",
      people);
  return text;
}

// The person's nth: a day and a night shift for each day.
SlotRecord shift_of(int person, Day first, int nth) {
  using std::chrono::hours;
  SlotRecord slot;
  slot.rota = "room";
  slot.seat = nth % 2 == 0 ? "day" : "night";
  slot.place = static_cast<std::uint32_t>(person);
  slot.zone = "UTC";
  slot.begin = Wall{first.time_since_epoch()} + hours{7 + 12 * nth};
  slot.end = slot.begin + hours{12};
  slot.span = {Instant{slot.begin.time_since_epoch()}, Instant{slot.end.time_since_epoch()}};
  slot.turn_span = slot.span;
  slot.key = duty_key(slot.rota, slot.seat, slot.begin, slot.place);
  slot.turn = slot.key;
  slot.person = fmt::format("p{}", person);
  slot.kind = SlotKind::kWork;
  return slot;
}

store::PublishRequest request_of(const std::string& team, int people, int shifts, Day today) {
  constexpr std::chrono::days kBefore{60};  // of a feed's window
  store::PublishRequest request;
  request.by = request.os_user = "bench";
  request.kind = PublicationKind::kHistory;
  for (int person = 0; person < people; ++person) {
    request.names.people.push_back(
        {fmt::format("p{}", person), fmt::format("Person Number {}", person)});
    for (int i = 0; i < shifts; ++i) {
      request.slots.push_back(shift_of(person, today - kBefore, i));
    }
  }
  const Instant now{today.time_since_epoch()};
  request.at = now;
  request.window = {now - std::chrono::days{400}, now + std::chrono::days{800}};
  request.names.rotas = {{"room", "Control room"}};
  request.documents = {{"team.toml", team}};
  return request;
}

int write_desk(const std::string& folder, int people, int shifts, Day today) {
  const std::string team = team_file(people);
  std::ofstream(folder + "/team.toml") << team;
  const store::PublishRequest request = request_of(team, people, shifts, today);
  store::Database database = store::Database::open(folder);
  const auto result = store::publish(database, request);
  if (const auto* refusal = std::get_if<store::Refusal>(&result)) {
    fmt::print(stderr, "{}\n", refusal->words);
    return 1;
  }
  database.write([&] {
    for (int person = 0; person < people; ++person) {
      store::Token token;
      token.purpose = "person";
      token.subject = fmt::format("p{}", person);
      token.created = request.at;
      token.by = "bench";
      fmt::print("/feeds/{}.ics\n", store::create_token(database, std::move(token)).secret);
    }
  });
  return 0;
}

double micros_of(const std::function<void()>& work) {
  timespec before{};
  timespec after{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
  work();
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
  return 1e6 * static_cast<double>(after.tv_sec - before.tv_sec) +
         1e-3 * static_cast<double>(after.tv_nsec - before.tv_nsec);
}

// "read": what all of a desk's feeds are made of, once after each change. "render": one feed of it.
int render(const std::string& folder, int times) {
  const auto database = store::Database::open_to_read(folder);
  const Instant now = store::last_change(database).value_or(Instant{});
  for (int i = 0; i < times; ++i) {
    FeedInput input;
    std::string text;
    const double read = micros_of([&] {
      input = feed_input(invocation(folder, now), store::Database::open_to_read(folder));
    });
    const double rendered =
        micros_of([&] { text = ical::write_calendar(build_feed(input, PersonFeed{"p0"})); });
    if (text.empty()) return 1;
    fmt::print("read {:.1f}\nrender {:.1f}\n", read, rendered);
  }
  return 0;
}

}  // namespace
}  // namespace respite

int main(int argc, char** argv) {
  using namespace respite;
  const std::string folder = argc > 1 ? argv[1] : "";
  if (argc == 4 && std::string(argv[2]) == "render") return render(folder, std::atoi(argv[3]));
  const auto today = argc == 5 ? parse_day(argv[4]) : std::nullopt;
  if (!today) {
    fmt::print(stderr, "usage: server_desk DIR PEOPLE SHIFTS DAY | server_desk DIR render TIMES\n");
    return 2;
  }
  return write_desk(folder, std::atoi(argv[2]), std::atoi(argv[3]), *today);
}
