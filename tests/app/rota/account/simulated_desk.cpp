#include "tests/app/rota/account/simulated_desk.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "app/rota/settlements.h"
#include "store/database.h"
#include "store/publications.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::weeks;

constexpr double kHalfLife = 26.0 * 7 * 24 * 3600;
const Instant kFirstTurn = instant("2026-01-05T09:00:00Z");

struct Member {
  std::string id;
  int share = 100;  // percent
  bool in_rota = true;
  bool in_backup = true;  // where there is a second rota
  std::string joins;
  std::string leaves;  // empty: does not
  std::vector<Interval> away;
};

std::string day_text(Instant instant) { return to_rfc3339(instant).substr(0, 10); }

std::string basic(Instant instant) {
  std::string text = to_rfc3339(instant);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

double faded(double load, Seconds elapsed) {
  return load * std::exp2(-static_cast<double>(elapsed.count()) / kHalfLife);
}

class Simulation {
 public:
  explicit Simulation(const SimulationOptions& options)
      : options_(options),
        dice_(options.seed),
        seats_(dice_.between(1, 2)),
        backup_(dice_.one_in(2)) {
    const int people = seats_ + dice_.between(2, 5) + (backup_ ? 2 : 0);
    for (int i = 0; i < people; ++i) add_member("2020-01-01");
  }

  Simulated run() {
    // From any day of the week, so that turns straddle the windows' edges.
    Instant from = kFirstTurn - std::chrono::hours{9} + days{7 + dice_.below(7)};
    const Instant end = from + weeks{options_.weeks};
    while (from < end) {
      const int count = std::min(dice_.between(2, 16), static_cast<int>((end - from) / weeks{1}));
      const Interval window{from, from + weeks{count}};
      live(window);
      write_files();
      plan_and_publish(window, count);
      from = window.end;
    }
    for (const auto& [person, balance] : balances_at(end)) result_.balances[person] = balance;
    return std::move(result_);
  }

 private:
  void add_member(const std::string& joins) {
    Member& member = members_.emplace_back();
    member.id = fmt::format("p{}", members_.size());
    member.share = dice_.one_in(3) ? 50 : 100;
    member.joins = joins;
    member.in_backup = members_.size() <= 4 || dice_.one_in(2);
  }

  template <class... Args>
  void log(fmt::format_string<Args...> format, Args&&... args) {
    result_.log += fmt::format(format, std::forward<Args>(args)...) + '\n';
  }

  // There through the whole window.
  [[nodiscard]] std::vector<Member*> there(Interval window) {
    std::vector<Member*> all;
    for (Member& member : members_)
      if (member.in_rota && (member.leaves.empty() || member.leaves > day_text(window.begin)))
        all.push_back(&member);
    return all;
  }

  [[nodiscard]] bool enough(const std::vector<Member*>& all) const {
    return static_cast<int>(all.size()) > seats_ + (backup_ ? 3 : 2) &&
           (!backup_ || std::ranges::count_if(all, &Member::in_backup) > 3);
  }

  Member& any_of(const std::vector<Member*>& all) {
    return *all[static_cast<std::size_t>(dice_.below(static_cast<int>(all.size())))];
  }

  // What happens before a window is planned; enough people stay.
  void live(Interval window) {
    log("window {} to {}", day_text(window.begin), day_text(window.end));
    const std::string begin = day_text(window.begin);
    if (dice_.one_in(6) && enough(there(window))) {
      Member& member = any_of(there(window));
      member.leaves = begin;
      log("  {} leaves", member.id);
    }
    if (dice_.one_in(4) && members_.size() < 14) {
      add_member(begin);
      log("  {} joins", members_.back().id);
    }
    if (dice_.one_in(4)) {
      Member& member = any_of(there(window));
      member.share = member.share == 100 ? 50 : 100;
      log("  {} has a share of {}", member.id, member.share);
    }
    if (dice_.one_in(5)) {
      for (Member& member : members_)
        if (!member.in_rota) member.in_rota = true;
      if (enough(there(window))) {
        Member& member = any_of(there(window));
        member.in_rota = false;
        log("  {} is out of the rota", member.id);
      }
    }
    for (int tries = dice_.below(4); tries > 0; --tries) send_away(window);
  }

  // For whole turns: some weeks, now and then half a year.
  void send_away(Interval window) {
    const int count = static_cast<int>((window.end - window.begin) / weeks{1});
    const Instant monday =
        kFirstTurn + weeks{(window.begin - kFirstTurn) / weeks{1} + 1 + dice_.below(count)};
    const Interval away{monday, monday + weeks{dice_.one_in(8) ? 26 : dice_.between(1, 3)}};
    std::vector<Member*> all = there(window);
    std::erase_if(all, [&](const Member* member) {
      return std::ranges::any_of(member->away,
                                 [&](const Interval& other) { return other.overlaps(away); });
    });
    if (!enough(all)) return;
    Member& member = any_of(all);
    member.away.push_back(away);
    log("  {} is away {} to {}", member.id, day_text(away.begin), day_text(away.end));
  }

  void write_files() const {
    std::string team = R"([desk]
id = "years"
zone = "UTC"
service = "mon-fri 08:00-18:00"
)";
    for (const Member& member : members_) {
      team += fmt::format("[[person]]\nid = \"{}\"\nshare = \"{}%\"\njoins = {}\n", member.id,
                          member.share, member.joins);
      if (!member.leaves.empty()) team += fmt::format("leaves = {}\n", member.leaves);
      if (!member.away.empty()) {
        team += fmt::format("leave = \"{}.ics\"\n", member.id);
        write_leave(member);
      }
    }
    team += rota("oncall", [](const Member& member) { return member.in_rota; });
    for (int seat = 0; seat < seats_; ++seat)
      team += fmt::format("[[rota.seat]]\nid = \"{}\"\n", seat == 0 ? "primary" : "secondary");
    if (backup_) {
      team +=
          rota("backup", [](const Member& member) { return member.in_rota && member.in_backup; });
      team += "[[rota.seat]]\nid = \"reserve\"\n";
    }
    team += fmt::format("[fairness]\nleave_lowers_share = {}\n{}", options_.leave_lowers_share,
                        options_.half_life ? "half_life = \"26 weeks\"\n" : "");
    desk_.write("team.toml", team);
  }

  template <class IsIn>
  [[nodiscard]] std::string rota(const char* id, const IsIn& is_in) const {
    std::string people;
    for (const Member& member : members_)
      if (is_in(member)) people += fmt::format("{}\"{}\"", people.empty() ? "" : ", ", member.id);
    return fmt::format(R"([[rota]]
id = "{}"
covers = "always"
handover = {{ every = "1 week", at = "09:00", from = 2026-01-05 }}
people = [{}]
)",
                       id, people);
  }

  void write_leave(const Member& member) const {
    std::string file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//respite//test//EN\r\n";
    int number = 0;
    for (const Interval away : member.away)
      file += fmt::format(
          "BEGIN:VEVENT\r\nUID:{}-{}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{}\r\nDTEND:{}\r\n"
          "SUMMARY:away\r\nEND:VEVENT\r\n",
          member.id, number++, basic(away.begin), basic(away.end));
    desk_.write(member.id + ".ics", file + "END:VCALENDAR\r\n");
  }

  void plan_and_publish(Interval window, int count) {
    const std::map<std::string, double> carried = balances_at(window.begin);
    desk_.publish(window.begin - days{7}, day_text(window.begin), count);
    published_ = true;
    measure(window, carried);
  }

  struct Worked {
    std::string person;
    std::string seat;
    Interval span;
    Interval turn;
    double load = 0;
    const SeatShares* shares = nullptr;
  };

  // What is published and settled, slot by slot.
  template <class Each>
  void for_each_worked(const Each& each) const {
    const store::Database database = store::Database::open_to_read(desk_.folder());
    const Account account(read_settled(database));
    for (const PublishedSlot& published : store::read_published(database)) {
      const SlotRecord& slot = published.slot;
      if (!slot.person) throw std::logic_error("nobody holds " + slot.key);
      const SeatShares* shares = account.shares_of(slot.rota, slot.seat, slot.turn_span.begin);
      const Worth* worth = account.worth_of(slot.key);
      if (shares == nullptr || worth == nullptr) throw std::logic_error(slot.key + ": not settled");
      each(Worked{*slot.person, slot.seat, slot.span, slot.turn_span,
                  static_cast<double>(worth->load), shares});
    }
  }

  template <class Each>
  static void for_each_share(const Worked& worked, const Each& each) {
    for (const Share& share : worked.shares->shares)
      each(share.person, worked.load * share.millionths / 1e6);
  }

  [[nodiscard]] std::map<std::string, double> balances_at(Instant instant) const {
    std::map<std::string, double> balances;
    if (!options_.half_life || !published_) return balances;
    for_each_worked([&](const Worked& worked) {
      if (worked.turn.begin >= instant) return;
      const Seconds elapsed = std::max(Seconds{0}, instant - worked.span.end);
      balances[worked.person] += faded(worked.load, elapsed);
      for_each_share(worked, [&](const std::string& person, double owed) {
        balances[person] -= faded(owed, elapsed);
      });
    });
    return balances;
  }

  void measure(Interval window, std::map<std::string, double> carried) {
    std::map<std::string, WindowOfOne> people;
    std::map<std::pair<Instant, std::string>, double> turns;
    for_each_worked([&](const Worked& worked) {
      if (!window.contains(worked.turn.begin)) return;
      people[worked.person].done += worked.load;
      turns[{worked.turn.begin, worked.seat}] += worked.load;
      for_each_share(worked,
                     [&](const std::string& person, double owed) { people[person].owed += owed; });
    });
    double turn = 0;
    for (const auto& [begin, load] : turns) turn = std::max(turn, load);
    result_.turn = std::max(result_.turn, turn);
    for (auto& [person, one] : people) {
      one.person = person;
      one.window = window;
      one.carried = carried[person];
      one.turn = turn;
      log("    {}: done {:.2f} owed {:.2f} carried {:.2f} turns", person, one.done / turn,
          one.owed / turn, one.carried / turn);
      result_.windows.push_back(one);
    }
  }

  SimulationOptions options_;
  Dice dice_;
  int seats_;
  bool backup_;  // a second rota, of some of them
  std::vector<Member> members_;
  DeskOfALead desk_;
  bool published_ = false;
  Simulated result_;
};

}  // namespace

Simulated simulate(const SimulationOptions& options) { return Simulation(options).run(); }

}  // namespace respite::test
