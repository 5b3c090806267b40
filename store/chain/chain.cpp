#include "store/chain/chain.h"

#include <cstdint>
#include <string_view>

#include "store/canonical.h"
#include "store/digest.h"

namespace respite::store {
namespace {

void add_row(Canonical& canonical, const ChangeRow& row) {
  const SlotRecord& slot = row.slot;
  for (const std::string& text : {slot.key, slot.turn, slot.rota, slot.seat, slot.zone}) {
    canonical.add(std::string_view(text));
  }
  canonical.add(std::int64_t{slot.place});
  canonical.add(std::int64_t{slot.begin.time_since_epoch().count()});
  canonical.add(std::int64_t{slot.end.time_since_epoch().count()});
  canonical.add(slot.span);
  canonical.add(slot.turn_span);
  canonical.add(slot.person);
  canonical.add(static_cast<std::int64_t>(slot.kind));
  canonical.add(std::string_view(slot.firmness));
  canonical.add(std::string_view(row.topic_sha256));
  canonical.add(std::int64_t{row.removed});
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
  canonical.add(std::string_view("respite publication 1"));
  canonical.add(std::string_view(previous));
  canonical.add(std::int64_t{publication.revision});
  canonical.add(std::int64_t{publication.at.time_since_epoch().count()});
  for (const std::string& text :
       {publication.by, publication.os_user, to_text(publication.kind), note_sha256}) {
    canonical.add(std::string_view(text));
  }
  canonical.add(publication.undoes);
  canonical.add(publication.window);
  canonical.add(static_cast<std::int64_t>(publication.judged_by.size()));
  for (const auto& [path, sha256] : publication.judged_by) {
    canonical.add(std::string_view(path));
    canonical.add(std::string_view(sha256));
  }
  canonical.add(static_cast<std::int64_t>(rows.size()));
  for (const ChangeRow& row : rows) add_row(canonical, row);
  return sha256_hex(canonical.text());
}

}  // namespace respite::store
