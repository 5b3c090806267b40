// The catalogues of messages, built in.
#pragma once

#include <string_view>

namespace respite {

// The bytes of "fr.mo", made from words/po/fr.po; empty where there is no such file.
[[nodiscard]] std::string_view catalogue_file(std::string_view name);

}  // namespace respite
