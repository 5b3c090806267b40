#include "tests/app/timeline/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <set>

#include "app/ask.h"
#include "app/check_desk.h"
#include "app/failure.h"
#include "app/gaps.h"
#include "app/plan.h"
#include "app/publish.h"
#include "app/who.h"
#include "store/publications.h"
#include "tests/app/desk/desk_folder.h"
#include "tests/app/timeline/naive_timeline.h"

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes kQuarter{15};

Instant next_quarter(Instant at) {
  return std::chrono::ceil<std::chrono::duration<int, std::ratio<900>>>(at);
}

Piece piece_of(const SlotRecord& slot) {
  return {slot.rota, slot.seat,           slot.place, slot.person.value_or(""),
          slot.span, slot.turn_span.begin};
}

Pieces pieces_of(const std::vector<SlotView>& slots) {
  Pieces pieces;
  for (const SlotView& view : slots) pieces.push_back(piece_of(view.slot));
  return pieces;
}

using Held = std::multiset<std::tuple<std::string, std::string, std::string>>;

Held held_at(const Pieces& pieces, Instant at) {
  Held held;
  for (const Piece* piece : at_moment(pieces, at))
    held.emplace(piece->rota, piece->seat, piece->person);
  return held;
}

std::string text_of(const Held& held) {
  std::string text;
  for (const auto& [rota, seat, person] : held)
    text += fmt::format(" {}/{}:{}", rota, seat, person.empty() ? "-" : person);
  return text.empty() ? " nobody" : text;
}

// One place of one seat at a moment: who holds it, "-" where it is open, nothing where none is.
using Lane = std::tuple<std::string, std::string, std::uint32_t>;

std::map<Lane, std::string> lanes_at(const Pieces& pieces, Instant at) {
  std::map<Lane, std::string> lanes;
  for (const Piece* piece : at_moment(pieces, at))
    lanes[{piece->rota, piece->seat, piece->place}] += piece->person + "-";
  return lanes;
}

class Life {
 public:
  Life(std::uint64_t seed, Look look) : dice_(seed), look_(look) {
    static const std::vector<Day> starts = {make_day(2026, 3, 6),   make_day(2026, 3, 25),
                                            make_day(2026, 4, 2),   make_day(2026, 9, 30),
                                            make_day(2026, 10, 22), make_day(2026, 12, 28)};
    const Day day = starts[static_cast<std::size_t>(dice_.below(6))];
    now_ = Instant{day.time_since_epoch()} + minutes{dice_.below(1440)};
    team_ = random_team(dice_, day);
  }

  Story live() {
    const int steps = dice_.between(3, 7);
    try {
      for (int step = 0; step < steps && story_.findings.empty(); ++step) this->step(step);
    } catch (const std::exception& error) {
      find("an exception: {}", error.what());
    }
    return std::move(story_);
  }

 private:
  template <class... Args>
  void tell(fmt::format_string<Args...> format, Args&&... args) {
    story_.told.push_back(to_rfc3339(now_) + "  " +
                          fmt::format(format, std::forward<Args>(args)...));
  }
  template <class... Args>
  void find(fmt::format_string<Args...> format, Args&&... args) {
    if (story_.findings.size() < 8)
      story_.findings.push_back(fmt::format(format, std::forward<Args>(args)...));
  }

  void step(int step) {
    const Day today{std::chrono::floor<days>(now_).time_since_epoch()};
    for (int edits = step == 0 ? 0 : dice_.between(0, 3); edits > 0; --edits)
      tell("{}", edit(team_, dice_, today));
    open();
    if (!story_.findings.empty()) return;
    if (step > 1 && dice_.one_in(3)) {
      undo();
    } else if (step < 2 || !dice_.one_in(5)) {
      plan();
    }
    if (story_.findings.empty()) look();
    if (dice_.one_in(3)) return;
    now_ += dice_.one_in(2) ? minutes{dice_.below(1440)} : minutes{dice_.below(8 * 1440)};
  }

  [[nodiscard]] Invocation invocation() const { return {folder_.path().string(), now_, "p", "os"}; }

  void open() {
    for (const auto& [path, text] : files_of(team_)) folder_.write(path, text);
    story_.team = files_of(team_).front().second;
    OpenedDesk opened = open_desk(invocation());
    for (const Diagnostic& diagnostic : opened.diagnostics)
      if (diagnostic.severity == Severity::kError) find("the file: {}", diagnostic.message);
    desk_ = std::move(opened.desk);
    if (!desk_) return;
    const Instant end = furthest_.value_or(now_) + days{35};
    naive_.emplace(team_, Interval{now_ - days{7}, end});
  }

  void plan() {
    PlanOptions options;
    options.from =
        day_of(desk_->desk.zone.to_wall(now_)) + days{dice_.one_in(3) ? dice_.between(-2, 9) : 0};
    options.weeks = dice_.between(1, 2);
    options.solve.effort = 1;
    const PlanView plan = respite::plan(*desk_, options);
    const Interval window = plan.board.window;
    tell("plan {} for {} weeks, from {}", to_text(options.from), options.weeks,
         to_rfc3339(window.begin));
    const Pieces slots = pieces_of(without_blocks(plan.board.slots));
    const Pieces reaching = pieces_of(plan.board.reaching);
    const Pieces after = laid_over(pieces_, slots, reaching, window);
    judge_table(slots, reaching, after, window);
    compare_gaps(plan.board.gaps, after, {std::max(now_, window.begin), window.end}, "the plan's");
    if (!story_.findings.empty()) return;
    const bool later = dice_.one_in(4);
    if (later) {
      now_ += minutes{dice_.below(600)};
      open();
    }
    publish(plan, after, later);
  }

  void publish(const PlanView& plan, const Pieces& after, bool later) {
    try {
      const PublishView published = publish_draft(*desk_, "");
      tell("published as {}", published.publication.revision);
      before_[published.publication.revision] = pieces_;
      pieces_ = later ? spliced(pieces_, after, now_) : after;
      furthest_ = std::max(furthest_.value_or(now_), plan.board.window.end);
      const Interval window = published.publication.window;
      compare_gaps(published.gaps, pieces_, {std::max(now_, window.begin), window.end},
                   "publish's");
    } catch (const Failure& refusal) {
      const std::string words = refusal.what();
      tell("not published: {}", words);
      const bool nothing = words.find("nothing would change") != std::string::npos;
      if (refusal.code() != ExitCode::kRule || !(later || nothing)) find("refused: {}", words);
      if (nothing) check_nothing_changes(after);
    }
  }

  void check_nothing_changes(const Pieces& after) {
    for (Instant at = next_quarter(now_); at < until(); at += kQuarter)
      if (held_at(after, at) != held_at(pieces_, at))
        return find("nothing would change, but at {} it does", to_rfc3339(at));
  }

  // What a plan's table may show, whoever holds what.
  void judge_table(const Pieces& slots, const Pieces& reaching, const Pieces& after,
                   Interval window) {
    std::set<std::string> begun;  // rotas held before
    for (const Piece& piece : pieces_)
      if (piece.turn < window.begin) begun.insert(piece.rota);
    for (Instant at = next_quarter(window.begin); at < until(); at += kQuarter) {
      if (!story_.findings.empty()) return;
      for (const auto& [lane, who] : lanes_at(after, at))
        if (std::ranges::count(who, '-') > 1)
          find("{}: two in place {} of {}/{}", to_rfc3339(at), std::get<2>(lane), std::get<0>(lane),
               std::get<1>(lane));
      const Held was = held_at(pieces_, at);
      for (const auto& one : held_at(reaching, at))
        if (!was.contains(one)) find("{}: lengthened:{}", to_rfc3339(at), text_of({one}));
      if (at >= window.end) continue;
      std::map<SeatName, int> shown;
      for (const Piece* piece : at_moment(slots, at)) ++shown[{piece->rota, piece->seat}];
      const std::map<SeatName, int> wanted = naive_->wanted(at, false);
      for (const auto& [seat, heads] : shown) {
        const auto found = wanted.find(seat);
        if (found == wanted.end() || found->second < heads)
          find("{}: the plan has {} of {}/{}, more than wanted", to_rfc3339(at), heads, seat.first,
               seat.second);
      }
      for (const Piece* piece : at_moment(after, at))
        if (piece->turn < window.begin) ++shown[{piece->rota, piece->seat}];
      for (const Piece* piece : at_moment(after, at))
        if (piece->turn >= window.end) ++shown[{piece->rota, piece->seat}];
      for (const auto& [seat, heads] : wanted)
        if (begun.contains(seat.first) && shown[seat] < heads)
          find("{}: the plan has {} of {}/{}, {} wanted", to_rfc3339(at), shown[seat], seat.first,
               seat.second, heads);
    }
    judge_kept(slots, window);
  }

  // Published turns of the window that the file still asks for keep their holders.
  void judge_kept(const Pieces& slots, Interval window) {
    for (const Piece& piece : pieces_) {
      if (piece.person.empty() || !window.contains(piece.turn) || !naive_->begins(piece)) continue;
      const bool kept = std::ranges::any_of(slots, [&](const Piece& slot) {
        return slot.rota == piece.rota && slot.seat == piece.seat && slot.turn == piece.turn &&
               slot.person == piece.person;
      });
      if (!kept)
        find("{} lost {}/{} of {}", piece.person, piece.rota, piece.seat, to_rfc3339(piece.turn));
    }
  }

  void undo() {
    if (before_.empty()) return;
    UndoOptions options;
    const Revision last = before_.rbegin()->first;
    const Revision revision =
        dice_.one_in(3)
            ? std::next(before_.begin(), dice_.below(static_cast<int>(before_.size())))->first
            : last;
    options.revision = revision;
    options.dry_run = true;
    std::optional<PublishView> rehearsed;
    std::string refused;
    try {
      rehearsed = undo_publication(*desk_, options);
    } catch (const Failure& failure) {
      refused = failure.what();
    }
    options.dry_run = false;
    try {
      const PublishView undone = undo_publication(*desk_, options);
      tell("undid {} as {}", revision, undone.publication.revision);
      if (!rehearsed) return find("rehearsed: {}, but undone", refused);
      const Pieces was = pieces_;
      pieces_ = stored();
      judge_undo(was, before_.at(revision), revision == last);
      before_[undone.publication.revision] = was;
      const Interval window = undone.publication.window;
      const Interval ahead{std::min(std::max(now_, window.begin), window.end), window.end};
      compare_gaps(rehearsed->gaps, pieces_, ahead, "the rehearsal's");
      compare_gaps(undone.gaps, pieces_, ahead, "undo's");
    } catch (const Failure& failure) {
      tell("not undone: {}: {}", revision, failure.what());
      if (failure.code() != ExitCode::kRule) find("undo: {}", failure.what());
      if (rehearsed || refused != failure.what())
        find("rehearsed: {}, but {}", refused, failure.what());
    }
  }

  // Each place is at every moment as it was or as it had been; where nothing of it runs now, it is
  // from now on as it had been before the last publication.
  void judge_undo(const Pieces& was, const Pieces& had_been, bool last) {
    const auto runs = [&](const Pieces& pieces, const Lane& lane) {
      return std::ranges::any_of(pieces, [&](const Piece& piece) {
        return Lane{piece.rota, piece.seat, piece.place} == lane && piece.span.begin < now_ &&
               now_ < piece.span.end;
      });
    };
    for (Instant at = next_quarter(now_ - days{2}); at < until(); at += kQuarter) {
      auto is = lanes_at(pieces_, at);
      auto current = lanes_at(was, at);
      auto earlier = lanes_at(had_been, at);
      std::set<Lane> lanes;
      for (const auto* each : {&is, &current, &earlier})
        for (const auto& [lane, who] : *each) lanes.insert(lane);
      for (const Lane& lane : lanes) {
        const bool past = at < now_;
        const bool fresh = last && !runs(was, lane) && !runs(had_been, lane);
        const bool right = is[lane] == current[lane] ? past || !fresh || is[lane] == earlier[lane]
                                                     : !past && is[lane] == earlier[lane];
        if (!right)
          return find("{}: undone, {}/{} is {}, was {}, had been {}", to_rfc3339(at),
                      std::get<0>(lane), std::get<1>(lane), is[lane], current[lane], earlier[lane]);
      }
    }
  }

  [[nodiscard]] Pieces stored() const {
    Pieces pieces;
    for (const PublishedSlot& published :
         store::read_published(store::Database::open_to_read(folder_.path().string())))
      if (published.slot.kind != SlotKind::kProtected) pieces.push_back(piece_of(published.slot));
    return pieces;
  }

  [[nodiscard]] Instant until() const { return furthest_.value_or(now_) + days{16}; }

  void look() {
    if (!furthest_) return;
    const GapsView gaps = gaps_in(*desk_, {});
    const Interval ahead{now_, std::max(now_, *furthest_)};
    if (gaps.window != ahead)
      find("gaps looks from {} to {}", to_rfc3339(gaps.window.begin), to_rfc3339(gaps.window.end));
    compare_gaps(gaps.gaps, pieces_, ahead, "");
    Asker asker(*desk_);
    for (const Instant at : moments()) {
      if (story_.findings.size() > 2) return;
      compare_who(at);
      if (at >= now_) compare_emergency(asker, at);
    }
  }

  // The quarter hours at which people ask: all, or some of those beside a change and a few others.
  // What is stored is what should stand at each of them.
  [[nodiscard]] std::vector<Instant> moments() {
    const Pieces kept = stored();
    std::vector<Instant> found;
    Held last;
    const Instant begin = next_quarter(now_ - days{2});
    const bool every = look_ == Look::kEveryQuarter;
    for (Instant at = begin; at < until(); at += kQuarter) {
      Held held = held_at(pieces_, at);
      if (held_at(kept, at) != held)
        find("{}: stored is{}; stands{}", to_rfc3339(at), text_of(held_at(kept, at)),
             text_of(held));
      const bool changes = held != last && glances_.one_in(4);
      if (changes && !every && at > begin) found.push_back(at - kQuarter);
      if (changes || every || glances_.one_in(100)) found.push_back(at);
      last = std::move(held);
    }
    return found;
  }

  void compare_gaps(const std::vector<GapView>& gaps, const Pieces& pieces, Interval window,
                    std::string_view whose) {
    for (Instant at = next_quarter(window.begin); at < window.end; at += kQuarter) {
      std::map<SeatName, int> named;
      for (const GapView& gap : gaps) {
        if (!gap.span.contains(at)) continue;
        ++named[{gap.rota, gap.seat}];
        if (gap.holder && naive_->able(*gap.holder, at))
          find("{}: {} gap of {}/{} blames {}", to_rfc3339(at), whose, gap.rota, gap.seat,
               *gap.holder);
      }
      std::map<SeatName, int> missing = naive_->wanted(at, true);
      for (const Piece* piece : at_moment(pieces, at)) {
        const auto seat = missing.find({piece->rota, piece->seat});
        if (seat != missing.end() && naive_->able(piece->person, at)) --seat->second;
      }
      std::erase_if(missing, [](const auto& seat) { return seat.second <= 0; });
      if (named == missing) continue;
      std::string text;
      for (const auto& [seat, heads] : named)
        text += fmt::format(" named {}x{}/{}", heads, seat.first, seat.second);
      for (const auto& [seat, heads] : missing)
        text += fmt::format(" missing {}x{}/{}", heads, seat.first, seat.second);
      return find("{}: {} gaps:{}", to_rfc3339(at), whose, text);
    }
  }

  void compare_who(Instant at) {
    const WhoView view = who(invocation(), desk_, at);
    Held held;
    for (const WhoSeatView& seat : view.on) {
      held.emplace(seat.rota, seat.seat, seat.person.value_or(""));
      if (at < seat.since || seat.until <= at)
        find("{}: {} is on from {} to {}", to_rfc3339(at), seat.seat, to_rfc3339(seat.since),
             to_rfc3339(seat.until));
      if (seat.person && seat.able != naive_->able(*seat.person, at))
        find("{}: who says {} is {}", to_rfc3339(at), *seat.person,
             seat.able ? "able" : "not able");
    }
    if (const Held expected = held_at(pieces_, at); held != expected)
      find("{}: who says{}; stands{}", to_rfc3339(at), text_of(held), text_of(expected));
    if (view.in_service_hours != naive_->in_service(at))
      find("{}: in service hours: {}", to_rfc3339(at), view.in_service_hours);
  }

  // To somebody on duty whenever one of them is able, or, in service hours, to a colleague in
  // hours. Whoever has no hours of their own has the desk's, or those of their shifts.
  void compare_emergency(Asker& asker, Instant at) {
    Question question;
    question.request.now = at;
    question.request.priority = Priority::kP1;
    question.request.criteria = {"E1"};
    question.request.team = TeamIndex{0};
    question.what_if = true;
    std::set<std::string> may;
    for (const Piece* piece : at_moment(pieces_, at))
      if (naive_->able(piece->person, at)) may.insert(piece->person);
    bool must = !may.empty();
    if (naive_->in_service(at)) {
      for (const TeamPerson& person : team_.people) {
        const auto own = naive_->in_own_hours(person.id, at);
        if (!own.value_or(true) || !naive_->able(person.id, at)) continue;
        const bool stays = naive_->able(person.id, at + minutes{29});
        may.insert(person.id);
        must = must || (own && stays);
      }
    }
    const AskView verdict = asker.ask(question, Language::kEnglish);
    if (must && !(verdict.person && may.contains(*verdict.person)))
      find("{}: an emergency goes to {} ({}); on duty:{}", to_rfc3339(at),
           verdict.person.value_or("nobody"), verdict.verdict, text_of(held_at(pieces_, at)));
  }

  [[nodiscard]] static std::vector<SlotView> without_blocks(std::vector<SlotView> slots) {
    std::erase_if(slots,
                  [](const SlotView& view) { return view.slot.kind == SlotKind::kProtected; });
    return slots;
  }

  Dice dice_;
  Dice glances_{1};  // of its own: however much is looked at, the story is the same
  Look look_;
  Instant now_;
  Team team_;
  DeskFolder folder_;
  std::optional<OpenDesk> desk_;
  std::optional<NaiveDesk> naive_;
  Pieces pieces_;                      // what stands
  std::map<Revision, Pieces> before_;  // what stood before each publication
  std::optional<Instant> furthest_;    // end of any published window
  Story story_;
};

}  // namespace

Story live(std::uint64_t seed, Look look) { return Life(seed, look).live(); }

std::string failure(std::uint64_t seed, const Story& story) {
  if (story.findings.empty()) return "";
  std::string text = fmt::format("seed {}\n", seed);
  for (const std::string& line : story.told) text += "  " + line + "\n";
  for (const std::string& line : story.findings) text += "  WRONG " + line + "\n";
  return text;
}

}  // namespace respite::test
