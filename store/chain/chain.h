// The digest that ties each publication to all before it. Private to store/.
#pragma once

#include <string>
#include <vector>

#include "store/published.h"

namespace respite::store {

// A slot as a publication recorded it.
struct ChangeRow {
  SlotRecord slot;
  bool removed = false;      // then the slot as it was
  std::string topic_sha256;  // topic_digest() when it was recorded
  bool topic_erased = false;
};

// Empty where there is none.
[[nodiscard]] std::string topic_digest(const SlotRecord& slot);

// SHA-256 (hex) of the publication, its rows and the digest before it; "" before the first. The
// note and the topics count by their hashes, so that they can be erased. Rows are sorted by key,
// files by path.
[[nodiscard]] std::string chain_digest(const std::string& previous, const Publication& publication,
                                       const std::string& note_sha256,
                                       const std::vector<ChangeRow>& rows);

}  // namespace respite::store
