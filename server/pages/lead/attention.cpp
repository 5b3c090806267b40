#include "server/pages/lead/attention.h"

#include <algorithm>

#include "app/requests/queue.h"
#include "app/rota/life/judge_change.h"
#include "app/rota/publish.h"
#include "app/view/message.h"
#include "server/pages/lead/grid.h"
#include "server/pages/lead/tell.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "words/dates.h"

namespace respite::server {
namespace {

constexpr std::size_t kMostGaps = 5;

std::string seat_name(const ScheduleView& schedule, const std::string& rota,
                      const std::string& seat) {
  for (const SeatLetter& each : letters_of(schedule))
    if (each.rota == rota && each.seat == seat) return each.name;
  return rota + ", " + seat;
}

// As `override` takes it: the slot that is open, or the open stretch of its seat.
std::string duty_of(const Call& call, const ScheduleView& schedule, const GapView& gap) {
  for (const SlotView& view : schedule.slots)
    if (view.slot.turn == gap.turn && view.slot.span == gap.span) return view.slot.key;
  const Zone& zone = call.state->desk->desk.zone;
  return gap.rota + '/' + gap.seat + '@' + minute_of(zone, gap.span.begin) + ".." +
         minute_of(zone, gap.span.end);
}

bool is_ahead(const ShowView& shown, const GapView& gap) {
  return shown.source == ShowSource::kPublished && shown.planned &&
         gap.span.overlaps(*shown.planned);
}

Items people_of(const Words& words, const std::vector<CandidateView>& people, bool may) {
  Items rows;
  for (const CandidateView& one : people)
    if (one.may == may)
      rows.push_back({Members{
          {"id", {one.person}}, {"person", {one.name}}, {"why", {candidate_text(words, one)}}}});
  return rows;
}

Tree gap_card(const Call& call, const Words& words, const ScheduleView& schedule,
              const GapView& gap, const std::vector<GapTakers>& takers) {
  const auto known = std::ranges::find_if(takers, [&](const GapTakers& each) {
    return each.turn == gap.turn && each.span == gap.span;
  });
  const bool asked = known != takers.end();
  const auto people = asked ? known->people : std::vector<CandidateView>{};
  Items may = people_of(words, people, true);
  Items barred = people_of(words, people, false);
  const bool can = !may.empty();
  const bool has_barred = !barred.empty();
  const std::string holder =
      gap.holder ? put(words("{who} holds it and cannot."), {{"who", gap.holder_name}}) : "";
  const std::string duty = duty_of(call, schedule, gap);
  return {Members{
      {"seat", {seat_name(schedule, gap.rota, gap.seat)}},
      {"when", {stretch_of(call, words, gap.span)}},
      {"holder", {holder}},
      {"give", {address_at(call, "/rota/give")}},
      {"duty", {duty}},
      {"can", {can}},
      {"takers", {std::move(may)}},
      {"nobody_can", {!can && has_barred}},
      {"has_barred", {has_barred}},
      {"who_could",
       {asked || gap.turn.empty() ? "" : address_at(call, "/changes/duty", {{"duty", duty}})}},
      {"barred", {std::move(barred)}}}};
}

// Where the turn is, in words; its key where the window does not show it.
std::string turn_words(const Call& call, const Words& words, const ScheduleView& schedule,
                       const std::string& key) {
  for (const auto* slots : {&schedule.slots, &schedule.reaching})
    for (const SlotView& view : *slots)
      if (view.slot.turn == key)
        return seat_name(schedule, view.slot.rota, view.slot.seat) + ", " +
               stretch_of(call, words, view.slot.turn_span);
  return key;
}

// Those that no gap tells of.
Items unable_duties(const Call& call, const Words& words, const ScheduleView& schedule) {
  Items duties;
  for (const ViolationView& one : schedule.violations) {
    if (!one.unable || !one.person) continue;
    for (const std::string& turn : one.turns) {
      const auto ahead = [&](const SlotView& view) {
        return view.slot.turn == turn && view.slot.turn_span.end > call.now;
      };
      const bool told =
          std::ranges::find(schedule.gaps, turn, &GapView::turn) != schedule.gaps.end();
      if (told || std::ranges::none_of(schedule.slots, ahead)) continue;
      const auto known = std::ranges::find(schedule.people, *one.person, &PersonView::id);
      duties.push_back({put(words("{who} cannot hold {duty}."),
                            {{"who", known == schedule.people.end() ? *one.person : known->name},
                             {"duty", turn_words(call, words, schedule, turn)}})});
    }
  }
  return duties;
}

// "Mon 7 Dec to Sun 3 Jan": the days of a window.
std::string window_words(const Call& call, const Words& words, Interval window) {
  const Zone& zone = call.state->desk->desk.zone;
  const Day today = day_of(zone.to_wall(call.now));
  const Day last = day_of(zone.to_wall(window.end - std::chrono::seconds{1}));
  return put(words.in("several days", "{begin} to {end}"),
             {{"begin", day_text(words, day_of(zone.to_wall(window.begin)), today)},
              {"end", day_text(words, last, today)}});
}

Tree draft_card(const Call& call, const Words& words, const OpenDesk& desk) {
  const auto draft = waiting_draft(desk);
  if (!draft) return {};
  return {Members{
      {"draft_id", {draft->id}},
      {"draft_what", {draft->mends ? words("It mends what is published.") : ""}},
      {"draft_of", {window_words(call, words, draft->window)}},
      {"draft_made",
       {put(words("Made {when} by {who}."), {{"when", moment_of(call, words, draft->created)},
                                             {"who", name_of_person(call, draft->by)}})}},
      {"draft_look",
       {address_at(call, "/rota", {{"of", std::string(respite::to_text(ShowSource::kDraft))}})}},
      {"publish", {address_at(call, "/rota/publish")}}}};
}

Items notes(const Call& call, const Words& words, const OpenDesk& desk) {
  Items all;
  const auto add = [&](const std::string& text, std::string_view path, const std::string& link) {
    all.push_back(
        {Members{{"note", {text}}, {"to", {address_at(call, path)}}, {"to_what", {link}}}});
  };
  int broken = 0;
  int at_risk = 0;
  for (const QueuedView& each : list_queue(desk).requests) {
    broken += each.standing == PromiseStanding::kBroken ? 1 : 0;
    at_risk += each.standing == PromiseStanding::kAtRisk ? 1 : 0;
  }
  if (broken > 0)
    add(words.many("{n} promise is broken.", "{n} promises are broken.", broken), "/queue",
        words("Look at the requests"));
  if (at_risk > 0)
    add(words.many("{n} promise is at risk.", "{n} promises are at risk.", at_risk), "/queue",
        words("Look at the requests"));
  const Outcome outcome =
      run_operation(call, desk, "message list", {{"waiting", "true"}, {"limit", "200"}});
  int late = 0;
  int given_up = 0;
  for (const MessageView& each : outcome.as<MessagesView>().messages) {
    late += each.state != MessageState::kGivenUp && each.tries > 0 ? 1 : 0;
    given_up += each.state == MessageState::kGivenUp ? 1 : 0;
  }
  if (late > 0)
    add(words.many("{n} message has not gone out yet, though it was tried.",
                   "{n} messages have not gone out yet, though they were tried.", late),
        "/messages", words("Look at the messages"));
  if (given_up > 0)
    add(words.many("{n} message was given up.", "{n} messages were given up.", given_up),
        "/messages", words("Look at the messages"));
  return all;
}

}  // namespace

std::vector<GapTakers> takers_of_gaps(const Call& call, const OpenDesk& desk,
                                      const ShowView& shown) {
  std::vector<GapTakers> takers;
  std::vector<std::string> duties;
  for (const GapView& gap : shown.schedule.gaps) {
    if (takers.size() == kMostGaps) break;
    if (gap.turn.empty() || !is_ahead(shown, gap)) continue;
    takers.push_back({gap.turn, gap.span, {}});
    duties.push_back(duty_of(call, shown.schedule, gap));
  }
  if (duties.empty()) return takers;
  auto candidates = candidates_for_each(desk, duties);
  for (std::size_t i = 0; i < takers.size(); ++i) takers[i].people = std::move(candidates[i]);
  return takers;
}

Members attention(const Call& call, const OpenDesk& desk, const Words& words, const ShowView& shown,
                  const std::vector<GapTakers>& takers) {
  const bool published = shown.source == ShowSource::kPublished;
  Items gaps;
  std::size_t open = 0;
  bool mendable = false;  // what is of no turn yet, a plan fills
  for (const GapView& gap : shown.schedule.gaps) {
    if (!is_ahead(shown, gap)) continue;
    mendable = mendable || !gap.turn.empty();
    if (++open <= kMostGaps) gaps.push_back(gap_card(call, words, shown.schedule, gap, takers));
  }
  const int more = static_cast<int>(open - gaps.size());
  Items unable = published ? unable_duties(call, words, shown.schedule) : Items{};
  return {
      {"has_gaps", {open > 0 || !unable.empty()}},
      {"can_mend", {mendable || !unable.empty()}},
      {"gaps", {std::move(gaps)}},
      {"more_gaps",
       {more > 0 ? words.many("{n} more gap in these weeks.", "{n} more gaps in these weeks.", more)
                 : ""}},
      {"unable", {std::move(unable)}},
      {"mend", {address_at(call, "/rota/mend")}},
      {"draft", draft_card(call, words, desk)},
      {"notes", {notes(call, words, desk)}}};
}

}  // namespace respite::server
