// Whether something can be: what an exact search answers.
#pragma once

namespace respite {

enum class Solvable { kNo, kYes, kUnknown };  // unknown: the work did not suffice

}  // namespace respite
