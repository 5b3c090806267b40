#include "store/chain/chain.h"

#include <cstdint>
#include <string_view>

#include "store/canonical.h"
#include "store/digest.h"

namespace respite::store {
namespace {

void add_row(Canonical& canonical, const ChangeRow& row) {
  const SlotRecord& slot = row.slot;
  canonical.add(slot.key, slot.turn, slot.rota, slot.seat, slot.zone, slot.place, slot.begin,
                slot.end, slot.span, slot.turn_span, slot.person,
                static_cast<std::int64_t>(slot.kind), slot.firmness, row.topic_sha256, row.removed);
  if (slot.change != 0) canonical.add(slot.change);  // as it was before there were changes
  if (slot.last_place) canonical.add("last place");  // likewise
}

}  // namespace

std::string topic_digest(const SlotRecord& slot) {
  return slot.topic.empty() ? std::string{} : sha256_hex(slot.topic);
}

std::string chain_digest(const std::string& previous, const Publication& publication,
                         const std::string& note_sha256, const std::vector<ChangeRow>& rows) {
  Canonical canonical;
  canonical.add("respite publication 1", previous, publication.revision, publication.at,
                publication.by, publication.os_user, to_text(publication.kind), note_sha256,
                publication.undoes, publication.window, publication.judged_by.size());
  for (const auto& [path, sha256] : publication.judged_by) canonical.add(path, sha256);
  canonical.add(rows.size());
  for (const ChangeRow& row : rows) add_row(canonical, row);
  return sha256_hex(canonical.text());
}

}  // namespace respite::store
