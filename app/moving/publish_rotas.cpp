#include "app/moving/publish_rotas.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/desk/write_to.h"
#include "app/moving/slots_held.h"
#include "app/operation/failure.h"
#include "app/record/act.h"
#include "app/record/tell.h"
#include "app/rota/documents.h"
#include "app/rota/life/record_change.h"
#include "app/rota/plan_records.h"
#include "app/rota/settlements.h"
#include "scheduler/rota/turn.h"
#include "store/life/parts.h"

namespace respite::moving {
namespace {

using Records = std::vector<SlotRecord>;

struct LaidChange {
  std::string why;
  std::vector<Stretch> stretches;
};

// What is to stand, and what is laid over it.
struct Wanted {
  Records base;
  std::vector<LaidChange> laid;
  int unasked = 0;
};

bool is_same_place(const SlotRecord& slot, const std::string& rota, const std::string& seat) {
  return slot.kind != SlotKind::kProtected && slot.rota == rota && slot.seat == seat;
}

Records published_of(const Records& all, const std::string& rota, const std::string& seat,
                     Instant from) {
  Records found;
  for (const SlotRecord& slot : all)
    if (is_same_place(slot, rota, seat) && slot.span.end > from) found.push_back(slot);
  return found;
}

class Wanting {
 public:
  Wanting(const OpenDesk& desk, const SchedulePublication& schedule, Interval window,
          const Records& published, const NextPart& next_part)
      : desk_(desk), schedule_(schedule), window_(window) {
    for (std::size_t r = 0; r < schedule.ids.size(); ++r) {
      const auto rota = find_rota(desk.desk, schedule.ids[r]).value();
      for (std::size_t seat = 0; seat < schedule.seats[r].size(); ++seat) {
        const Records before =
            published_of(published, schedule.ids[r], schedule.seats[r][seat], window.begin);
        static const std::vector<HeldPiece> kNobody;
        const auto& held = schedule.shape.rotas[r].held;
        std::ranges::move(slots_held(desk, rota, seat, seat < held.size() ? held[seat] : kNobody,
                                     window, before, next_part),
                          std::back_inserter(wanted_.base));
      }
    }
    for (const LaidOver& laid : schedule.shape.laid) lay(laid);
    for (const BesidePiece& beside : schedule.shape.beside) put_beside(beside, next_part);
    std::ranges::sort(wanted_.base, {},
                      [](const SlotRecord& slot) { return std::tie(slot.span.begin, slot.key); });
  }

  Wanted take() && { return std::move(wanted_); }

 private:
  void lay(const LaidOver& laid) {
    LaidChange change{laid.why, {}};
    for (const LaidPiece& piece : laid.pieces)
      change.stretches.push_back({schedule_.ids[piece.rota],
                                  schedule_.seats[piece.rota][piece.seat], 0, piece.span,
                                  piece.from, piece.to});
    keep(std::move(change));
  }

  // Only what lies on slots of the base; a change is as long as that.
  void keep(LaidChange change) {
    std::vector<Stretch> within;
    for (const Stretch& stretch : change.stretches) {
      for (const SlotRecord& slot : wanted_.base) {
        const Interval part = intersection(slot.span, stretch.span);
        if (!is_same_place(slot, stretch.rota, stretch.seat) || part.empty() ||
            part.begin < window_.begin)
          continue;
        within.push_back(stretch);
        within.back().span = part;
      }
    }
    change.stretches = std::move(within);
    if (!change.stretches.empty()) wanted_.laid.push_back(std::move(change));
  }

  // On what is open of the schedule's rotas first, then as a stretch of its own.
  void put_beside(const BesidePiece& beside, const NextPart& next_part) {
    const Interval span = intersection(beside.piece.span, window_);
    if (span.empty()) return;
    const bool has_seat = beside.seat < schedule_.seats[beside.rota].size();
    IntervalSet rest{span};
    LaidChange change{"on call where no layer is", {}};
    for (std::size_t r = 0; has_seat && r < schedule_.ids.size(); ++r) {
      for (const SlotRecord& slot : wanted_.base) {
        if (!is_same_place(slot, schedule_.ids[r], schedule_.seats[r][beside.seat]) || slot.person)
          continue;
        for (const Interval& part : intersect(rest, slot.span))
          change.stretches.push_back(
              {slot.rota, slot.seat, 0, part, std::nullopt, beside.piece.person});
        rest = subtract(rest, IntervalSet{slot.span});
      }
    }
    keep(std::move(change));
    const RotaIndex rota = find_rota(desk_.desk, schedule_.ids[beside.rota]).value();
    const std::string seat = has_seat ? schedule_.seats[beside.rota][beside.seat] : "extra";
    for (const Interval& part : rest) {
      for (SlotRecord& record : slots_unasked(desk_, rota, seat, {part, beside.piece.person})) {
        const auto taken = [&](const SlotRecord& known) { return known.key == record.key; };
        if (std::ranges::any_of(wanted_.base, taken))
          record.key += '#' + std::to_string(next_part(record.key));
        wanted_.base.push_back(std::move(record));
      }
      ++wanted_.unasked;
    }
  }

  const OpenDesk& desk_;
  const SchedulePublication& schedule_;
  Interval window_;
  Wanted wanted_;
};

// Numbers of parts that are free where nothing is written.
NextPart free_parts(const Records& published) {
  auto taken = std::make_shared<std::set<std::string>>();
  for (const SlotRecord& slot : published) taken->insert(slot.key);
  return [taken](const std::string& key) {
    std::int64_t number = 1;
    while (!taken->insert(key + '#' + std::to_string(number)).second) ++number;
    return number;
  };
}

// Who holds what from then on, whatever its pieces are called.
using Holdings = std::map<std::tuple<std::string, std::string, std::string>, IntervalSet>;
Holdings holdings_of(const Records& slots, const std::set<std::string>& rotas, Instant from) {
  Holdings holdings;
  for (const SlotRecord& slot : slots) {
    const Interval ahead{std::max(slot.span.begin, from), slot.span.end};
    if (slot.kind == SlotKind::kProtected || !rotas.contains(slot.rota) || ahead.empty()) continue;
    IntervalSet& time = holdings[{slot.rota, slot.seat, slot.person.value_or("")}];
    time = unite(time, IntervalSet{ahead});
  }
  return holdings;
}

// The import's own overrides and those that people made since, of these rotas, ahead.
struct Standing {
  std::vector<DutyChange> imported;
  std::vector<DutyChange> own;
};

Standing standing_changes(const store::Database& database, const std::string& source,
                          const std::set<std::string>& rotas, Instant from) {
  const auto brought = store::imported_from(database, source);
  Standing standing;
  for (DutyChange& change : store::read_duty_changes(database)) {
    const bool here = std::ranges::any_of(change.stretches, [&](const Stretch& stretch) {
      return rotas.contains(stretch.rota) && stretch.span.end > from;
    });
    if (change.state != DutyChangeState::kStands || !here) continue;
    const bool imported = std::ranges::count(brought, change.id) > 0;
    (imported ? standing.imported : standing.own).push_back(std::move(change));
  }
  return standing;
}

Records laid_over(const Records& slots, const std::vector<Stretch>& stretches, ChangeId id,
                  const NextPart& next_part) {
  return store::lay_over(slots, stretches, id, next_part);
}

// The part of a change that lies ahead; what has begun stays as it is.
std::vector<Stretch> ahead_of_now(std::vector<Stretch> stretches, Instant from) {
  for (Stretch& stretch : stretches) stretch.span.begin = std::max(stretch.span.begin, from);
  std::erase_if(stretches, [](const Stretch& stretch) { return stretch.span.empty(); });
  return stretches;
}

class Publishing {
 public:
  Publishing(store::Database& database, const OpenDesk& desk, Records stand, Revision revision)
      : database_(database), desk_(desk), stand_(std::move(stand)), revision_(revision) {}

  void base(const Records& replaced, const Records& wanted, Interval window,
            const std::string& note) {
    store::PublishRequest request = request_on(desk_, revision_);
    request.note = note;
    request.window = window;
    request.turns = false;
    for (const SlotRecord& slot : replaced) request.cut.push_back(slot.key);
    for (const SlotRecord& slot : wanted) request.cut.push_back(slot.key);
    request.slots = wanted;
    auto result = store::publish(database_, request);
    const auto* refusal = std::get_if<store::Refusal>(&result);
    if (!(refusal && refusal->reason == store::Refusal::Reason::kNothingToChange)) {
      const store::Published made = made_by(result);
      settle(database_, desk_.invocation.now);
      tell_of_publication(database_, desk_, made);
      revision_ = made.publication.revision;
    }
    std::set<std::string> gone;
    for (const std::string& key : request.cut) gone.insert(key);
    std::erase_if(stand_, [&](const SlotRecord& slot) { return gone.contains(slot.key); });
    stand_.insert(stand_.end(), wanted.begin(), wanted.end());
  }

  // False where it changes nothing.
  bool lay(DutyChange& change, const std::vector<Stretch>& stretches) {
    const auto next = [&](const std::string& key) { return store::next_part(database_, key); };
    Records after = laid_over(stand_, stretches, change.id, next);
    const auto slots = store::diff(stand_, after);
    if (slots.empty()) return false;
    Snapshot snapshot;
    snapshot.revision = revision_;
    revision_ = publish_change(database_, desk_, snapshot, change, slots).publication.revision;
    store::set_state(database_, change.id, DutyChangeState::kStands, revision_, std::nullopt);
    stand_ = std::move(after);
    return true;
  }

  [[nodiscard]] Revision revision() const { return revision_; }

 private:
  store::Database& database_;
  const OpenDesk& desk_;
  Records stand_;
  Revision revision_;
};

int lay_imported(Publishing& publishing, store::Database& database, const OpenDesk& desk,
                 const SchedulePublication& schedule, const std::vector<LaidChange>& laid) {
  int count = 0;
  for (const LaidChange& each : laid) {
    DutyChange change;
    change.id = store::next_change(database);
    change.kind = PublicationKind::kOverride;
    change.proposed = desk.invocation.now;
    change.by = desk.invocation.by;
    change.note = fmt::format("imported from {}: {}", schedule.source, each.why);
    change.state = DutyChangeState::kProposed;
    change.stretches = each.stretches;
    store::add_duty_change(database, change);
    store::note_imported(database, change.id, schedule.source);
    if (publishing.lay(change, each.stretches)) {
      ++count;
    } else {
      store::set_state(database, change.id, DutyChangeState::kWithdrawn, std::nullopt,
                       desk.invocation.now);
    }
    record_act(database, desk.invocation, "change stands", fmt::format("change {}", change.id),
               fmt::format("kind=override source={}", schedule.source));
  }
  return count;
}

void count(PublishedRotas& published, const SchedulePublication& schedule, const Wanted& wanted,
           const Records& after, const Desk& desk) {
  published.unasked = wanted.unasked;
  published.changes = static_cast<int>(wanted.laid.size());
  published.slots.assign(schedule.ids.size(), 0);
  for (const SlotRecord& slot : after) {
    const auto rota = std::ranges::find(schedule.ids, slot.rota);
    if (rota == schedule.ids.end()) continue;
    if (slot.person) {
      ++published.slots[static_cast<std::size_t>(rota - schedule.ids.begin())];
    } else if (is_required(desk.rotas[at(find_rota(desk, slot.rota).value())], slot.seat,
                           slot.place)) {
      published.nobody.push_back(slot.span);
    }
  }
}

}  // namespace

PublishedRotas publish_rotas(const OpenDesk& desk, const SchedulePublication& schedule,
                             Interval window, bool rehearse) {
  const std::set<std::string> rotas(schedule.ids.begin(), schedule.ids.end());
  const auto work = [&](store::Database* database, const Records& published, Revision revision,
                        const Standing& standing) {
    const NextPart next = database ? NextPart([database](const std::string& key) {
      return store::next_part(*database, key);
    })
                                   : free_parts(published);
    const Wanted rehearsed =
        Wanting(desk, schedule, window, published, free_parts(published)).take();
    const NextPart any = free_parts(published);
    Records after = rehearsed.base;
    for (const LaidChange& change : rehearsed.laid)
      after = laid_over(after, change.stretches, 1, any);
    PublishedRotas result;
    count(result, schedule, rehearsed, after, desk.desk);
    for (const DutyChange& change : standing.own)
      after = laid_over(after, ahead_of_now(change.stretches, window.begin), 1, any);
    const bool same =
        holdings_of(after, rotas, window.begin) == holdings_of(published, rotas, window.begin);
    if (!database || same) return result;

    const Wanted wanted = Wanting(desk, schedule, window, published, next).take();
    Records replaced;
    for (const SlotRecord& slot : published)
      if (slot.kind != SlotKind::kProtected && rotas.contains(slot.rota) &&
          slot.span.end > window.begin)
        replaced.push_back(slot);
    Publishing publishing(*database, desk, published, revision);
    for (const DutyChange& change : standing.imported)
      store::set_state(*database, change.id, DutyChangeState::kWithdrawn, change.revision,
                       desk.invocation.now);
    publishing.base(replaced, wanted.base, window,
                    fmt::format("imported from {}", schedule.source));
    result.changes = lay_imported(publishing, *database, desk, schedule, wanted.laid);
    for (DutyChange change : standing.own)
      (void)publishing.lay(change, ahead_of_now(change.stretches, window.begin));
    record_act(*database, desk.invocation, "imported", schedule.source,
               fmt::format("revision={}", publishing.revision()));
    result.revision = publishing.revision();
    return result;
  };
  if (rehearse) {
    const auto database = store_to_read(desk.invocation);
    const Records published = store::records_of(store::read_published(database));
    return work(nullptr, published, 0,
                standing_changes(database, schedule.source, rotas, window.begin));
  }
  return write_act(desk.invocation, [&](store::Database& database) {
    return work(&database, store::records_of(store::read_published(database)),
                store::latest_revision(database),
                standing_changes(database, schedule.source, rotas, window.begin));
  });
}

}  // namespace respite::moving
