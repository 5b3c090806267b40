// Rules that are broken or bent, in the reader's language.
#pragma once

#include <string>
#include <vector>

#include "words/words.h"

namespace respite {

// "on leave", of the rule's name ("leave"); `sentence`, which is English and says more, to whoever
// reads English.
[[nodiscard]] std::string rule_text(const Words& words, const std::string& rule,
                                    const std::string& sentence);
// The same of several.
[[nodiscard]] std::vector<std::string> rule_texts(const Words& words,
                                                  const std::vector<std::string>& rules,
                                                  const std::vector<std::string>& sentences);

}  // namespace respite
