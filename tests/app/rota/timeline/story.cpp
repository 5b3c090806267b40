#include "tests/app/rota/timeline/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <set>

#include "app/operation/failure.h"
#include "app/requests/ask.h"
#include "app/rota/check_desk.h"
#include "app/rota/gaps.h"
#include "app/rota/plan.h"
#include "app/rota/publish.h"
#include "app/rota/who.h"
#include "store/publications.h"
#include "tests/app/desk/file/desk_folder.h"
#include "tests/app/rota/timeline/witness.h"

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::minutes;

Piece piece_of(const SlotRecord& slot) {
  return {slot.rota, slot.seat,           slot.place, slot.person.value_or(""),
          slot.span, slot.turn_span.begin};
}

Pieces pieces_of(const std::vector<SlotView>& slots) {
  Pieces pieces;
  for (const SlotView& view : slots) pieces.push_back(piece_of(view.slot));
  return pieces;
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
      for (int step = 0; step < steps && sound(); ++step) this->step(step);
    } catch (const std::exception& error) {
      find("an exception: {}", error.what());
    }
    story_.findings = witness_.findings();
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
    witness_.find(format, std::forward<Args>(args)...);
  }
  [[nodiscard]] bool sound() const { return witness_.findings().empty(); }
  [[nodiscard]] Scene scene(const Pieces& pieces) const { return {*naive_, pieces, now_, until()}; }

  void step(int step) {
    const Day today{std::chrono::floor<days>(now_).time_since_epoch()};
    for (int edits = step == 0 ? 0 : dice_.between(0, 3); edits > 0; --edits)
      tell("{}", edit(team_, dice_, today));
    open();
    if (!sound()) return;
    if (step > 1 && dice_.one_in(3)) {
      undo();
    } else if (step < 2 || !dice_.one_in(5)) {
      plan();
    }
    if (sound()) look();
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
    desk_.reset();
    if (!opened.desk) return;
    desk_.emplace(*std::move(opened.desk));
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
    const Interval window = plan.schedule.window;
    tell("plan {} for {} weeks, from {}", to_text(options.from), options.weeks,
         to_rfc3339(window.begin));
    const Pieces slots = pieces_of(without_blocks(plan.schedule.slots));
    const Pieces reaching = pieces_of(plan.schedule.reaching);
    const Pieces after = laid_over(pieces_, slots, reaching, window);
    witness_.judge_table(scene(pieces_), slots, reaching, after, window);
    witness_.compare_gaps(scene(after), plan.schedule.gaps,
                          {std::max(now_, window.begin), window.end}, "the plan's");
    if (!sound()) return;
    const bool later = dice_.one_in(4);
    if (later) {
      now_ += minutes{dice_.below(600)};
      open();
    }
    publish(plan, after, later);
  }

  void publish(const PlanView& plan, const Pieces& after, bool later) {
    try {
      const PublishView published = publish_draft(*desk_);
      tell("published as {}", published.publication.revision);
      before_[published.publication.revision] = pieces_;
      pieces_ = later ? spliced(pieces_, after, now_) : after;
      furthest_ = std::max(furthest_.value_or(now_), plan.schedule.window.end);
      const Interval window = published.publication.window;
      witness_.compare_gaps(scene(pieces_), published.gaps,
                            {std::max(now_, window.begin), window.end}, "publish's");
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
      witness_.judge_undo(scene(pieces_), was, before_.at(revision), revision == last);
      before_[undone.publication.revision] = was;
      const Interval window = undone.publication.window;
      const Interval ahead{std::min(std::max(now_, window.begin), window.end), window.end};
      witness_.compare_gaps(scene(pieces_), rehearsed->gaps, ahead, "the rehearsal's");
      witness_.compare_gaps(scene(pieces_), undone.gaps, ahead, "undo's");
    } catch (const Failure& failure) {
      tell("not undone: {}: {}", revision, failure.what());
      if (failure.code() != ExitCode::kRule) find("undo: {}", failure.what());
      if (rehearsed || refused != failure.what())
        find("rehearsed: {}, but {}", refused, failure.what());
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
    witness_.compare_gaps(scene(pieces_), gaps.gaps, ahead, "");
    Asker asker(*desk_);
    for (const Instant at : moments()) {
      if (witness_.findings().size() > 2) return;
      witness_.compare_who(scene(pieces_), who(invocation(), desk_, at));
      if (at >= now_) witness_.compare_emergency(scene(pieces_), asker, at);
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
  Witness witness_;
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
