#include "tests/app/rota/timeline/witness.h"

#include <algorithm>
#include <set>

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::minutes;

// One place of one seat at a moment: who holds it, "-" where it is open, nothing where none is.
using Lane = std::tuple<std::string, std::string, std::uint32_t>;

std::map<Lane, std::string> lanes_at(const Pieces& pieces, Instant at) {
  std::map<Lane, std::string> lanes;
  for (const Piece* piece : at_moment(pieces, at))
    lanes[{piece->rota, piece->seat, piece->place}] += piece->person + "-";
  return lanes;
}

}  // namespace

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

void Witness::judge_table(const Scene& scene, const Pieces& slots, const Pieces& reaching,
                          const Pieces& after, Interval window) {
  std::set<std::string> begun;  // rotas held before
  for (const Piece& piece : scene.stands)
    if (piece.turn < window.begin) begun.insert(piece.rota);
  for (Instant at = next_quarter(window.begin); at < scene.until; at += kQuarter) {
    if (!findings_.empty()) return;
    for (const auto& [lane, who] : lanes_at(after, at))
      if (std::ranges::count(who, '-') > 1)
        find("{}: two in place {} of {}/{}", to_rfc3339(at), std::get<2>(lane), std::get<0>(lane),
             std::get<1>(lane));
    const Held was = held_at(scene.stands, at);
    for (const auto& one : held_at(reaching, at))
      if (!was.contains(one)) find("{}: lengthened:{}", to_rfc3339(at), text_of({one}));
    if (at >= window.end) continue;
    std::map<SeatName, int> shown;
    for (const Piece* piece : at_moment(slots, at)) ++shown[{piece->rota, piece->seat}];
    const std::map<SeatName, int> wanted = scene.naive.wanted(at, false);
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
  judge_kept(scene, slots, window);
}

// Published turns of the window that the file still asks for keep their holders.
void Witness::judge_kept(const Scene& scene, const Pieces& slots, Interval window) {
  for (const Piece& piece : scene.stands) {
    if (piece.person.empty() || !window.contains(piece.turn) || !scene.naive.begins(piece))
      continue;
    const bool kept = std::ranges::any_of(slots, [&](const Piece& slot) {
      return slot.rota == piece.rota && slot.seat == piece.seat && slot.turn == piece.turn &&
             slot.person == piece.person;
    });
    if (!kept)
      find("{} lost {}/{} of {}", piece.person, piece.rota, piece.seat, to_rfc3339(piece.turn));
  }
}

void Witness::judge_undo(const Scene& scene, const Pieces& was, const Pieces& had_been, bool last) {
  const auto runs = [&](const Pieces& pieces, const Lane& lane) {
    return std::ranges::any_of(pieces, [&](const Piece& piece) {
      return Lane{piece.rota, piece.seat, piece.place} == lane && piece.span.begin < scene.now &&
             scene.now < piece.span.end;
    });
  };
  for (Instant at = next_quarter(scene.now - days{2}); at < scene.until; at += kQuarter) {
    auto is = lanes_at(scene.stands, at);
    auto current = lanes_at(was, at);
    auto earlier = lanes_at(had_been, at);
    std::set<Lane> lanes;
    for (const auto* each : {&is, &current, &earlier})
      for (const auto& [lane, who] : *each) lanes.insert(lane);
    for (const Lane& lane : lanes) {
      const bool past = at < scene.now;
      const bool fresh = last && !runs(was, lane) && !runs(had_been, lane);
      const bool right = is[lane] == current[lane] ? past || !fresh || is[lane] == earlier[lane]
                                                   : !past && is[lane] == earlier[lane];
      if (!right)
        return find("{}: undone, {}/{} is {}, was {}, had been {}", to_rfc3339(at),
                    std::get<0>(lane), std::get<1>(lane), is[lane], current[lane], earlier[lane]);
    }
  }
}

void Witness::compare_gaps(const Scene& scene, const std::vector<GapView>& gaps, Interval window,
                           std::string_view whose) {
  for (Instant at = next_quarter(window.begin); at < window.end; at += kQuarter) {
    std::map<SeatName, int> named;
    for (const GapView& gap : gaps) {
      if (!gap.span.contains(at)) continue;
      ++named[{gap.rota, gap.seat}];
      if (gap.holder && scene.naive.able(*gap.holder, at))
        find("{}: {} gap of {}/{} blames {}", to_rfc3339(at), whose, gap.rota, gap.seat,
             *gap.holder);
    }
    std::map<SeatName, int> missing = scene.naive.wanted(at, true);
    for (const Piece* piece : at_moment(scene.stands, at)) {
      const auto seat = missing.find({piece->rota, piece->seat});
      if (seat != missing.end() && scene.naive.able(piece->person, at)) --seat->second;
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

void Witness::compare_who(const Scene& scene, const WhoView& view) {
  const Instant at = view.at;
  Held held;
  for (const WhoSeatView& seat : view.on) {
    held.emplace(seat.rota, seat.seat, seat.person.value_or(""));
    if (at < seat.since || seat.until <= at)
      find("{}: {} is on from {} to {}", to_rfc3339(at), seat.seat, to_rfc3339(seat.since),
           to_rfc3339(seat.until));
    if (seat.person && seat.able != scene.naive.able(*seat.person, at))
      find("{}: who says {} is {}", to_rfc3339(at), *seat.person, seat.able ? "able" : "not able");
  }
  if (const Held expected = held_at(scene.stands, at); held != expected)
    find("{}: who says{}; stands{}", to_rfc3339(at), text_of(held), text_of(expected));
  if (view.in_service_hours != scene.naive.in_service(at))
    find("{}: in service hours: {}", to_rfc3339(at), view.in_service_hours);
}

void Witness::compare_emergency(const Scene& scene, Asker& asker, Instant at) {
  Question question;
  question.request.now = at;
  question.request.priority = Priority::kP1;
  question.request.criteria = {"E1"};
  question.request.team = TeamIndex{0};
  question.what_if = true;
  std::set<std::string> may;
  for (const Piece* piece : at_moment(scene.stands, at))
    if (scene.naive.able(piece->person, at)) may.insert(piece->person);
  bool must = !may.empty();
  if (scene.naive.in_service(at)) {
    for (const TeamPerson& person : scene.naive.people()) {
      const auto own = scene.naive.in_own_hours(person.id, at);
      if (!own.value_or(true) || !scene.naive.able(person.id, at)) continue;
      const Instant last = at + minutes{29};
      const bool stays = scene.naive.able(person.id, last) &&
                         scene.naive.in_own_hours(person.id, last).value_or(false);
      may.insert(person.id);
      must = must || (own && stays);
    }
  }
  const AskView verdict = asker.ask(question, Language::kEnglish);
  if (must && !(verdict.person && may.contains(*verdict.person)))
    find("{}: an emergency goes to {} ({}); on duty:{}", to_rfc3339(at),
         verdict.person.value_or("nobody"), verdict.verdict, text_of(held_at(scene.stands, at)));
}

}  // namespace respite::test
