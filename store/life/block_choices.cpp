#include "store/life/block_choices.h"

#include "store/columns.h"

namespace respite::store {

void columns(auto& visit, BlockChoiceRecord& record) {
  visit("person, kind, origin_civil, what", record.person, record.kind, record.origin,
        in_words(kBlockChoices, record.what));
  visit("begin_at, end_at, by, at", record.span, record.by, record.at);
}

void add_block_choice(Database& database, const BlockChoiceRecord& record) {
  (void)add_row(database, "block_choices", "choice", record);
}

std::vector<BlockChoiceRecord> read_block_choices(const Database& database, Instant since) {
  return read_records<BlockChoiceRecord>(
      database, "block_choices WHERE end_at >= :since ORDER BY choice", {{":since", since}});
}

}  // namespace respite::store
