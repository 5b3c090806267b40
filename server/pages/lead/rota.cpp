// The rota of some weeks, published or as the draft has it, and what a lead does about it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <list>
#include <memory>
#include <mutex>

#include "app/operation/failure.h"
#include "app/rota/publish.h"
#include "app/rota/show.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/lead/attention.h"
#include "server/pages/lead/grid.h"
#include "server/pages/lead/tell.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using std::chrono::days;
using store::TokenRole;

// What "done" in an address says; kNothing comes from a mend that changed nothing.
constexpr std::string_view kPublished = "published";
constexpr std::string_view kGiven = "given";
constexpr std::string_view kNothing = "nothing";

constexpr int kUsualWeeks = 5;
constexpr int kMostWeeks = 53;
// Of a longer stretch the page is an overview: who could take a gap stands on the gap's own page.
constexpr int kMostWeeksWithTakers = 13;

struct Window {
  Day first;
  int weeks = kUsualWeeks;
  bool draft = false;
  friend bool operator==(const Window&, const Window&) = default;
};

// `shown`: what the weeks are of where none are asked for.
Window window_asked(const Call& call, const std::optional<WaitingDraft>& draft) {
  const Desk& desk = call.state->desk->desk;
  Window window;
  window.draft = call.query("of") == respite::to_text(ShowSource::kDraft);
  Instant begin = call.now;
  if (window.draft && draft) {
    begin = draft->window.begin;
    window.weeks = std::clamp(
        static_cast<int>((draft->window.length() + days{6}) / std::chrono::weeks{1}), 1, 26);
  }
  const Day day = day_of(desk.zone.to_wall(begin));
  window.first = day - (weekday_of(day) - desk.week_start);
  if (const auto from = call.query("from"); from && !from->empty()) {
    const auto said = parse_day(*from);
    if (!said) throw Problem(400, "\"from\" is no day");
    window.first = *said;
  }
  if (const auto weeks = call.query("weeks"); weeks && !weeks->empty()) {
    const bool number = weeks->size() < 4 &&
                        std::ranges::all_of(*weeks, [](char c) { return '0' <= c && c <= '9'; });
    window.weeks = number ? std::stoi(*weeks) : 0;
    if (window.weeks < 1 || window.weeks > kMostWeeks)
      throw Problem(400, fmt::format("\"weeks\" is 1 to {}", kMostWeeks));
  }
  return window;
}

// What an address says of a draft; nothing of what is published.
std::string of_draft(const Window& window) {
  return window.draft ? std::string(respite::to_text(ShowSource::kDraft)) : std::string();
}

// "/rota?desk=helpdesk&from=...": the same with these weeks.
std::string address_of(const Call& call, const Window& window) {
  return address_at(
      call, "/rota",
      {{"from", respite::to_text(window.first)},
       {"weeks", std::to_string(window.weeks)},
       {"of", window.draft ? std::string(respite::to_text(ShowSource::kDraft)) : ""}});
}

Items lengths(const Call& call, const Words& words, const Window& window) {
  Items all;
  for (const int weeks : {2, 5, 13, 26}) {
    Window other = window;
    other.weeks = weeks;
    all.push_back({Members{{"length", {words.many("{n} week", "{n} weeks", weeks)}},
                           {"address", {address_of(call, other)}},
                           {"chosen", {weeks == window.weeks}}}});
  }
  return all;
}

std::string who(const ScheduleView& schedule, const Words& words,
                const std::optional<std::string>& id) {
  if (!id) return words("nobody");
  const auto known = std::ranges::find(schedule.people, *id, &PersonView::id);
  return known == schedule.people.end() ? *id : known->name;
}

Items change_lines(const Call& call, const Words& words, const DiffView& diffed) {
  constexpr std::size_t kMost = 200;
  const auto letters = letters_of(diffed.schedule);
  Items lines;
  for (const ChangeView& change : diffed.changes) {
    if (lines.size() == kMost) break;
    std::string duty = change.slot.rota + ", " + change.slot.seat;
    for (const SeatLetter& each : letters)
      if (each.rota == change.slot.rota && each.seat == change.slot.seat) duty = each.name;
    const std::string when = stretch_of(call, words, change.slot.span);
    const std::string before = who(diffed.schedule, words, change.before);
    const std::string after = who(diffed.schedule, words, change.after);
    const auto said = [&](const std::string& text) {
      return put(text, {{"when", when}, {"duty", duty}, {"before", before}, {"after", after}});
    };
    if (change.kind == ChangeKind::kAdded)
      lines.push_back({said(words("{when}: {duty} is new: {after}"))});
    if (change.kind == ChangeKind::kRemoved)
      lines.push_back({said(words("{when}: {duty} is gone; {before} held it"))});
    if (change.kind == ChangeKind::kGiven)
      lines.push_back({said(words("{when}: {duty} goes from {before} to {after}"))});
  }
  return lines;
}

Items person_lines(const Words& words, const DiffView& diffed) {
  Items lines;
  for (const PersonChangeView& one : diffed.people) {
    const std::string gains = words.many("{n} duty more", "{n} duties more", one.gains);
    const std::string loses = words.many("{n} duty less", "{n} duties less", one.loses);
    std::string what = one.gains > 0 ? gains : "";
    if (one.loses > 0) what += (what.empty() ? "" : ", ") + loses;
    lines.push_back({one.name + ": " + what});
  }
  return lines;
}

struct Board {
  ShowView shown;
  std::optional<DiffView> diffed;
  std::vector<GapTakers> takers;
};

Board board_of(const Call& call, const OpenDesk& desk, const Window& window) {
  Board board;
  if (window.draft) {
    board.diffed = diff(desk);
    board.shown.schedule = board.diffed->schedule;
    board.shown.source = ShowSource::kDraft;
    board.shown.planned = board.shown.schedule.window;
  } else {
    board.shown = show(desk, {ShowSource::kPublished, window.first, window.weeks, Bars::kLeftOut});
    if (window.weeks <= kMostWeeksWithTakers)
      board.takers = takers_of_gaps(call, desk, board.shown);
  }
  return board;
}

// What was judged last, kept while nothing changes: judging half a year of many people takes a
// while. Safe to share between threads.
class KeptBoards {
 public:
  std::shared_ptr<const Board> board(const Call& call, const OpenDesk& desk, const Window& window) {
    // A draft may be another one before the desk is looked at again.
    if (window.draft) return std::make_shared<const Board>(board_of(call, desk, window));
    const Instant hour = std::chrono::floor<std::chrono::hours>(call.now);
    const auto same = [&](const One& one) {
      return one.state == call.state && one.hour == hour && one.window == window;
    };
    {
      const std::lock_guard lock(mutex_);
      const auto known = std::ranges::find_if(recent_, same);
      if (known != recent_.end()) return known->board;
    }
    auto made = std::make_shared<const Board>(board_of(call, desk, window));
    const std::lock_guard lock(mutex_);
    recent_.push_front({call.state, hour, window, made});
    if (recent_.size() > kMost) recent_.pop_back();
    return made;
  }

 private:
  static constexpr std::size_t kMost = 4;
  struct One {
    DeskStatePtr state;  // another one after every change
    Instant hour;
    Window window;
    std::shared_ptr<const Board> board;
  };
  std::mutex mutex_;
  std::list<One> recent_;
};

// Where everything is new, nothing stands out.
bool tells_apart(const DiffView& diffed) {
  return std::ranges::any_of(
      diffed.changes, [](const ChangeView& change) { return change.kind != ChangeKind::kAdded; });
}

Items legend_of(const ScheduleView& schedule) {
  Items legend;
  for (const SeatLetter& each : letters_of(schedule))
    legend.push_back({Members{{"letters", {each.letters}}, {"means", {each.name}}}});
  return legend;
}

// Where planning goes on: the end of what is published, else the next week.
Day next_day(const Call& call, const ShowView& shown) {
  const Desk& desk = call.state->desk->desk;
  const Day today = day_of(desk.zone.to_wall(call.now));
  const Day monday = today - (weekday_of(today) - desk.week_start) + std::chrono::weeks{1};
  if (!shown.planned) return monday;
  return std::max(monday, day_of(desk.zone.to_wall(shown.planned->end)));
}

// What was just done here; the address that comes next names it.
std::string done_words(const Call& call, const Words& words) {
  const std::array<std::pair<std::string_view, std::string>, 3> all = {
      {{kPublished,
        put(words("Revision {n} is published."), {{"n", std::to_string(call.state->revision)}})},
       {kGiven, words("It is given. They are told.")},
       {kNothing, words("Nothing needs mending.")}}};
  const auto done = std::ranges::find(all, call.query("done").value_or(""),
                                      &std::pair<std::string_view, std::string>::first);
  return done == all.end() ? std::string() : done->second;
}

http::Response rota_page(const Call& call, const std::string& refused) {
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  const auto draft =
      call.query("of") == respite::to_text(ShowSource::kDraft) ? waiting_draft(desk) : std::nullopt;
  Window window = window_asked(call, draft);
  if (!draft) window.draft = false;
  static KeptBoards kept;
  const std::shared_ptr<const Board> found = kept.board(call, desk, window);
  const Board& board = *found;
  const ScheduleView& schedule = board.shown.schedule;
  GridSays says{desk, schedule, {}, board.shown.planned, window.first, 7 * window.weeks};
  if (board.diffed && tells_apart(*board.diffed)) says.changes = board.diffed->changes;
  says.days_page = address_at(call, "/rota", {{"weeks", "2"}, {"of", of_draft(window)}}) + "&from=";
  if (!window.draft) says.duty_page = address_at(call, "/changes/duty") + "&duty=";
  const auto moved = [&](int weeks) {
    Window other = window;
    other.first += std::chrono::weeks{weeks};
    return address_of(call, other);
  };
  Items changes = board.diffed ? change_lines(call, words, *board.diffed) : Items{};
  const int many = board.diffed ? static_cast<int>(board.diffed->changes.size()) : 0;
  const Day today = day_of(desk.desk.zone.to_wall(call.now));
  Members data = attention(call, desk, words, board.shown, board.takers);
  const Members more{
      {"of_draft", {window.draft}},
      {"no_draft", {call.query("of") == respite::to_text(ShowSource::kDraft) && !draft}},
      {"days_shown",
       {put(words.in("several days", "{begin} to {end}"),
            {{"begin", day_text(words, window.first, today)},
             {"end", day_text(words, window.first + days{7 * window.weeks - 1}, today)}})}},
      {"done", {done_words(call, words)}},
      {"refused", {refused}},
      {"earlier", {moved(-window.weeks)}},
      {"later", {moved(window.weeks)}},
      {"now_address", {address_at(call, "/rota")}},
      {"lengths", {lengths(call, words, window)}},
      {"grid", {rota_grid(says, words)}},
      {"legend", {legend_of(schedule)}},
      {"unpublished", {call.state->revision == 0}},
      {"all_new", {board.diffed && !tells_apart(*board.diffed) && many > 0}},
      {"changed",
       {many > 0 ? words.many("{n} stretch of duty changes.", "{n} stretches of duty change.", many)
                 : ""}},
      {"changes", {std::move(changes)}},
      {"people_changed", {board.diffed ? person_lines(words, *board.diffed) : Items{}}},
      {"why", {address_at(call, "/rota/why", {{"of", of_draft(window)}})}},
      {"draft_gaps", {window.draft && !schedule.gaps.empty()}},
      {"plan", {address_at(call, "/rota/plan")}},
      {"plan_from", {respite::to_text(next_day(call, board.shown))}}};
  data.insert(data.end(), more.begin(), more.end());
  http::Response page =
      page_from(call, words, {words("Rota"), Section::kRota, true}, "rota", {std::move(data)});
  if (!refused.empty()) page.status = 409;
  return zipped(call, std::move(page));
}

http::Response get_rota(const Call& call, Services& /*services*/) { return rota_page(call, ""); }

// Does it, and looks at the rota again.
http::Response do_then_look(const Call& call, Services& services, std::string_view name,
                            std::string_view done) {
  const std::string refused = refusal_of(call, services, name);
  if (!refused.empty()) return rota_page(call, refused);
  return see_other(address_at(call, "/rota", {{"done", std::string(done)}}));
}

http::Response post_give(const Call& call, Services& services) {
  return do_then_look(call, services, "override", kGiven);
}

http::Response post_publish(const Call& call, Services& services) {
  return do_then_look(call, services, "publish", kPublished);
}

}  // namespace

std::vector<Route> rota_routes() {
  return {{.on = {"GET", "/rota"},
           .least = TokenRole::kLead,
           .operation = "rota_page",
           .about = "The rota of some weeks as a grid, and what needs a lead",
           .answer = get_rota},
          {.on = {"POST", "/rota/give"},
           .least = TokenRole::kLead,
           .operation = "rota_give",
           .about = "Give a gap to somebody, on the page",
           .answer = post_give},
          {.on = {"POST", "/rota/publish"},
           .least = TokenRole::kLead,
           .operation = "rota_publish",
           .about = "Publish the draft, on the page",
           .answer = post_publish}};
}

}  // namespace respite::server
