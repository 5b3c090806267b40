#include "store/life/block_choices.h"

#include "store/queries.h"

namespace respite::store {
namespace {

BlockChoiceRecord choice_at(Row& row) {
  BlockChoiceRecord record;
  row.read(record.person, record.kind, record.origin);
  record.what = static_cast<BlockChoice>(place_of(kBlockChoices, row.text()));
  row.read(record.span, record.by, record.at);
  return record;
}

}  // namespace

void add_block_choice(Database& database, const BlockChoiceRecord& record) {
  (void)add_row(database, "block_choices", "choice",
                {{":person", record.person},
                 {":kind", record.kind},
                 {":origin_civil", record.origin},
                 {":what", to_text(record.what)},
                 {":begin_at", record.span.begin},
                 {":end_at", record.span.end},
                 {":by", record.by},
                 {":at", record.at}});
}

std::vector<BlockChoiceRecord> read_block_choices(const Database& database, Instant since) {
  return read_all(database, choice_at,
                  "SELECT person, kind, origin_civil, what, begin_at, end_at, by, at"
                  " FROM block_choices WHERE end_at >= :since ORDER BY choice",
                  {{":since", since}});
}

}  // namespace respite::store
