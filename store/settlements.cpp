#include "store/settlements.h"

#include <algorithm>

#include "store/canonical.h"
#include "store/columns.h"
#include "store/digest.h"

namespace respite::store {

void columns(auto& visit, SlotWorth& slot) {
  visit("key, load, nights, weekends, holidays", slot.key, as_load(slot.worth.load),
        slot.worth.nights, slot.worth.weekends, slot.worth.holidays);
}

namespace {

struct StoredSettlement {
  std::int64_t number = 0;
  Revision revision = 0;
  Instant at;
  Settlement settlement;
  std::string digest;
};

void add(Canonical& canonical, const std::vector<SeatShares>& shares) {
  canonical.add(shares.size());
  for (const SeatShares& each : shares) {
    canonical.add(each.rota, each.seat, each.begins, each.shares.size());
    for (const Share& share : each.shares) canonical.add(share.person, share.millionths);
  }
}

// SHA-256 (hex) of the settlement and the digest before it; "" before the first. Rows in the order
// they are read back.
std::string chained(const std::string& previous, const StoredSettlement& stored) {
  Canonical canonical;
  const Settlement& settlement = stored.settlement;
  canonical.add("respite settlement 1", previous, stored.number, stored.revision, stored.at,
                settlement.begins);
  add(canonical, settlement.brought_in);
  add(canonical, settlement.shares);
  canonical.add(settlement.worths.size());
  for (const auto& [key, worth] : settlement.worths)
    canonical.add(key, worth.load, worth.nights, worth.weekends, worth.holidays);
  return sha256_hex(canonical.text());
}

// Rows of a person each, in order, as shares of a seat.
void add_share(std::vector<SeatShares>& all, SeatShares seat, Share share) {
  const bool new_seat = all.empty() || all.back().rota != seat.rota ||
                        all.back().seat != seat.seat || all.back().begins != seat.begins;
  if (new_seat) all.push_back(std::move(seat));
  all.back().shares.push_back(std::move(share));
}

// Nothing for a row whose settlement is gone: that is damage which a database finds by itself.
StoredSettlement* find(std::vector<StoredSettlement>& all, std::int64_t number) {
  const auto found = std::ranges::lower_bound(all, number, {}, &StoredSettlement::number);
  return found == all.end() || found->number != number ? nullptr : &*found;
}

void read_shares(Connection& connection, std::vector<StoredSettlement>& all) {
  Statement rows(connection,
                 "SELECT settlement, rota, seat, begin_at, end_at, person, millionths"
                 " FROM settled_shares ORDER BY settlement, rota, seat, begin_at, person");
  while (rows.step()) {
    Row row(rows);
    StoredSettlement* const stored = find(all, row.number());
    if (stored == nullptr) continue;
    SeatShares seat;
    row.read(seat.rota, seat.seat, seat.begins);
    Share share;
    row.read(share.person, share.millionths);
    Settlement& settlement = stored->settlement;
    auto& shares = seat.rota.empty() ? settlement.brought_in : settlement.shares;
    add_share(shares, std::move(seat), std::move(share));
  }
}

void read_worths(Connection& connection, std::vector<StoredSettlement>& all) {
  Statement rows(connection, "SELECT settlement, " + column_names<SlotWorth>() +
                                 " FROM settled_slots ORDER BY settlement, key");
  while (rows.step()) {
    Row row(rows);
    StoredSettlement* const stored = find(all, row.number());
    if (stored == nullptr) continue;
    stored->settlement.worths.push_back(record_at<SlotWorth>(row));
  }
}

std::vector<StoredSettlement> read_stored(Connection& connection) {
  std::vector<StoredSettlement> all;
  Statement rows(connection,
                 "SELECT settlement, revision, at, begin_at, end_at, digest"
                 " FROM settlements ORDER BY settlement");
  while (rows.step()) {
    Row row(rows);
    StoredSettlement& stored = all.emplace_back();
    row.read(stored.number, stored.revision, stored.at, stored.settlement.begins, stored.digest);
  }
  read_shares(connection, all);
  read_worths(connection, all);
  return all;
}

void insert_shares(Connection& connection, std::int64_t number,
                   const std::vector<SeatShares>& shares) {
  Statement insert(connection,
                   "INSERT INTO settled_shares (settlement, rota, seat, begin_at, end_at,"
                   " person, millionths) VALUES (:settlement, :rota, :seat, :begin, :end,"
                   " :person, :millionths)");
  for (const SeatShares& each : shares) {
    for (const Share& share : each.shares) {
      insert.run({{":settlement", number},
                  {":rota", each.rota},
                  {":seat", each.seat},
                  {":begin", each.begins.begin},
                  {":end", each.begins.end},
                  {":person", share.person},
                  {":millionths", share.millionths}});
    }
  }
}

void insert_worths(Connection& connection, std::int64_t number,
                   const std::vector<SlotWorth>& worths) {
  Statement insert(connection,
                   insert_sql("settled_slots", "settlement, " + column_names<SlotWorth>()));
  for (const SlotWorth& each : worths) bind(insert, each).run({{":settlement", number}});
}

}  // namespace

void add_settlement(Database& database, Revision revision, Instant at,
                    const Settlement& settlement) {
  database.write([&](Connection& connection) {
    StoredSettlement made{next_number(connection, "settlement"), revision, at, settlement, ""};
    const std::string previous = last_digest(connection, "settlements", "settlement");
    insert(connection, "settlements",
           {{":settlement", made.number},
            {":revision", revision},
            {":at", at},
            {":begin_at", settlement.begins.begin},
            {":end_at", settlement.begins.end},
            {":digest", chained(previous, made)}});
    insert_shares(connection, made.number, settlement.brought_in);
    insert_shares(connection, made.number, settlement.shares);
    insert_worths(connection, made.number, settlement.worths);
  });
}

std::vector<Settlement> read_settlements(const Database& database) {
  std::vector<Settlement> settlements;
  database.read([&](Connection& connection) {
    for (StoredSettlement& stored : read_stored(connection)) {
      settlements.push_back(std::move(stored.settlement));
    }
  });
  return settlements;
}

Revision latest_settled(const Database& database) {
  return database.read([](Connection& connection) {
    return *read_one(connection, revision_at, "SELECT COALESCE(MAX(revision), 0) FROM settlements");
  });
}

std::vector<Damage> verify_settlements(const Database& database) {
  std::vector<StoredSettlement> settled;
  std::int64_t given = 0;
  database.read([&](Connection& connection) {
    settled = read_stored(connection);
    given = last_number(connection, "settlement");
  });
  std::vector<Damage> damages;
  std::string previous;
  std::int64_t expected = 1;
  for (const StoredSettlement& stored : settled) {
    const auto report = [&](const std::string& words) {
      damages.push_back({stored.revision, "settlement " + std::to_string(stored.number) + words});
    };
    if (stored.number != expected) report(": those before it are missing");
    expected = stored.number + 1;
    if (chained(previous, stored) != stored.digest) {
      report(": its content is not what was settled");
    }
    previous = stored.digest;  // so that one damage is told once
  }
  if (auto words = cut_off("settlement", expected - 1, given)) {
    damages.push_back({0, *std::move(words)});
  }
  return damages;
}

}  // namespace respite::store
