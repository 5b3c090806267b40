// A small, whole team file, and pieces to add to it.
#pragma once

#include <string>

namespace respite {

// Lines 1 to 3, 4 to 6, 7 to 9; what a test adds begins in line 10.
inline const std::string kSmallDesk =
    "[desk]\n"
    "id = \"desk\"\n"
    "zone = \"Europe/London\"\n"
    "[[person]]\n"
    "id = \"asha\"\n"
    "skills = [\"linux\"]\n"
    "[[person]]\n"
    "id = \"ben\"\n"
    "skills = { linux = \"novice\" }\n";

// A rota to go with it.
inline const std::string kSmallRota =
    "[[rota]]\n"
    "id = \"oncall\"\n"
    "handover = { every = \"1 week\", at = \"09:00\", from = 2026-01-05 }\n"
    "[[rota.seat]]\n"
    "id = \"primary\"\n";

}  // namespace respite
