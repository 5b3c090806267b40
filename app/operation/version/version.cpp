#include "app/operation/version/version.h"

namespace respite {

std::string_view program_version() { return RESPITE_VERSION; }

}  // namespace respite
