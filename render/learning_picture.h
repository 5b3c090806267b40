// What became of learning time, as a picture.
#pragma once

#include <string>

#include "app/view/protection.h"

namespace respite {

// A bar for each line: kept, kept elsewhere, still to come, lost. SVG that prints in grey.
[[nodiscard]] std::string learning_picture(const LearningReport& report);

}  // namespace respite
