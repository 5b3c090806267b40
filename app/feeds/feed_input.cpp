#include "app/feeds/feed_input.h"

#include <algorithm>

#include "app/requests/queue.h"
#include "app/requests/request_records.h"
#include "app/rota/published_desk.h"
#include "app/rota/snapshot.h"
#include "scheduler/rota/turn.h"

namespace respite {
namespace {

// What of a team file feed events say, besides the slots themselves.
struct TeamWords {
  std::vector<FeedRota> rotas;
  std::vector<Names::Entry> people;
};

TeamWords words_of(const Desk& desk) {
  TeamWords words;
  for (const Rota& rota : desk.rotas) {
    words.rotas.push_back({rota.id, rota.name, rota.counts, rota.reach});
  }
  for (const Person& person : desk.people) words.people.push_back({person.id, person.name});
  return words;
}

// Whoever is in one file only is not renamed.
bool renamed(const std::vector<Names::Entry>& before, const std::vector<Names::Entry>& after) {
  return std::ranges::any_of(after, [&](const Names::Entry& entry) {
    const auto old = std::ranges::find(before, entry.id, &Names::Entry::id);
    return old != before.end() && old->name != entry.name;
  });
}

bool same_words(const TeamWords& before, const TeamWords& after) {
  const auto same_rota = [](const FeedRota& a, const FeedRota& b) {
    return a.id == b.id && a.name == b.name && a.counts == b.counts && a.reach == b.reach;
  };
  return !renamed(before.people, after.people) &&
         std::ranges::equal(before.rotas, after.rotas, same_rota);
}

std::string hash_of_team_file(const Publication& publication) {
  for (const auto& [path, hash] : publication.judged_by) {
    if (path == kTeamFile) return hash;
  }
  return {};
}

// The oldest publication since which the words are what they are now.
Instant words_changed(const TeamWords& now, const Invocation& invocation,
                      const store::Database& database) {
  const std::vector<Publication> publications = store::read_publications(database);
  std::string known;  // the last team file found to have these words
  Instant changed{};
  for (auto older = publications.rbegin(); older != publications.rend(); ++older) {
    const std::string hash = hash_of_team_file(*older);
    if (hash != known) {
      const auto desk = open_as_published(invocation, database, older->revision);
      if (!desk || !same_words(words_of(desk->desk), now)) break;
      known = hash;
    }
    changed = older->at;
  }
  return changed;
}

FeedBlock block_of(const PublishedSlot& published) {
  const SlotRecord& slot = published.slot;
  FeedBlock block;
  block.person = slot.person.value_or("");
  block.kind = parse_block_kind(slot.seat).value_or(BlockKind::kFocus);
  block.firmness = parse_firmness(slot.firmness).value_or(Firmness::kDefended);
  block.topic = slot.topic;
  block.begin = begin_in_key(slot.key).value_or(slot.begin);  // wherever it has moved since
  block.number = slot.place;
  block.span = slot.span;
  block.last_place = slot.last_place;
  block.sequence = published.sequence;
  block.created = published.created;
  block.changed = published.changed;
  return block;
}

// Blocks where they were put when they gave way; those that are owed are nowhere.
void move_blocks(std::vector<FeedBlock>& blocks, const std::vector<MovedBlockRecord>& moved) {
  std::vector<FeedBlock> owed;
  for (const MovedBlockRecord& move : moved) {
    const auto moves = [&](const FeedBlock& each) {
      return each.person == move.person && each.span == move.was && to_text(each.kind) == move.kind;
    };
    auto block = std::ranges::find_if(blocks, moves);
    const auto came_back = std::ranges::find_if(owed, moves);
    if (block == blocks.end() && came_back != owed.end()) {
      block = blocks.insert(blocks.end(), *came_back);
      owed.erase(came_back);
    }
    if (block == blocks.end()) continue;
    block->sequence += 1;
    block->changed = std::max(block->changed, move.at);
    if (move.placed) {
      block->span = *move.placed;
    } else {
      owed.push_back(*block);
      blocks.erase(block);
    }
  }
}

FeedBooking booking_of(const BookingRecord& booking, const RequestRecords& records) {
  FeedBooking made;
  made.id = booking.id;
  made.request = booking.request;
  made.person = booking.person;
  made.span = booking.span;
  made.firm = booking.firm;
  made.made = made.changed = booking.made;
  const auto request = std::ranges::find(records.requests, booking.request, &RequestRecord::id);
  if (request == records.requests.end()) return made;
  made.who = request->requester;
  made.what = request->priority.empty() ? request->category : request->priority;
  if (!request->skill.empty()) made.what += ", " + request->skill;
  const SaidView said = said_in_all(*request);
  made.about = said.about;
  made.place = said.place;
  made.call_back = said.call_back;
  for (const AdditionRecord& addition : request->additions) {
    if (addition.at < booking.made) continue;
    made.sequence += 1;
    made.changed = addition.at;
  }
  return made;
}

// An hour to learn from an incident is protected time like any other.
FeedBlock review_of(const BookingRecord& booking, Zone zone) {
  FeedBlock block;
  block.person = booking.person;
  block.kind = BlockKind::kReview;
  block.firmness = Firmness::kDefended;
  block.topic = "request " + std::to_string(booking.request);
  block.begin = zone.to_wall(booking.span.begin);
  block.span = booking.span;
  block.created = block.changed = booking.made;
  return block;
}

void add_request_records(FeedInput& input, const Desk& desk, const RequestRecords& records) {
  move_blocks(input.blocks, records.moved);
  for (const BookingRecord& booking : records.bookings) {
    if (booking.released) continue;
    if (booking.purpose == BookingPurpose::kReview) {
      const auto person = find_person(desk, booking.person);
      const Zone zone = person ? desk.people[at(*person)].zone : desk.zone;
      input.blocks.push_back(review_of(booking, zone));
    } else {
      input.bookings.push_back(booking_of(booking, records));
    }
  }
}

}  // namespace

FeedInput published_in(const Desk& desk, const store::Database& database, Interval window) {
  FeedInput input;
  for (PublishedSlot& slot : store::read_published(database, window)) {
    if (slot.slot.kind == SlotKind::kProtected) {
      input.blocks.push_back(block_of(slot));
    } else {
      input.slots.push_back(std::move(slot));
    }
  }
  add_request_records(input, desk, read_request_records_since(database, window.begin));
  return input;
}

FeedInput feed_input(const Invocation& invocation, const store::Database& database) {
  return database.read([&] {
    FeedInput input;
    input.now = invocation.now;
    const auto published = open_as_published(invocation, database);
    if (!published) return input;
    const Desk& desk = published->desk;
    const TeamWords words = words_of(desk);
    input.desk_id = desk.id;
    input.desk_name = desk.name;
    input.zone = desk.zone;
    input.rotas = words.rotas;
    input.names = names_with_gone(desk, store::read_names(database));
    input.words_changed = words_changed(words, invocation, database);
    FeedInput parts = published_in(desk, database, feed_window(invocation.now));
    input.slots = std::move(parts.slots);
    input.blocks = std::move(parts.blocks);
    input.bookings = std::move(parts.bookings);
    return input;
  });
}

std::vector<PublishedTeam> published_teams(const Invocation& invocation,
                                           const store::Database& database) {
  std::vector<PublishedTeam> teams;
  const auto published = open_as_published(invocation, database);
  if (!published) return teams;
  for (const Team& team : published->desk.teams) {
    PublishedTeam one{team.id, team.name, {}};
    for (const PersonIndex member : team.members) {
      one.members.push_back(published->desk.people[at(member)].id);
    }
    teams.push_back(std::move(one));
  }
  return teams;
}

}  // namespace respite
