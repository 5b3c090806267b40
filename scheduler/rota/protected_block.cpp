#include "scheduler/rota/protected_block.h"

#include <algorithm>
#include <tuple>

namespace respite {
namespace {

bool is_there(const Person& person, Day day) {
  return (!person.joins || *person.joins <= day) && (!person.leaves || day < *person.leaves);
}

}  // namespace

std::vector<ProtectedBlock> expand_fixed_blocks(const Desk& desk, Interval window) {
  std::vector<ProtectedBlock> blocks;
  for (std::size_t i = 0; i < desk.protection.blocks.size(); ++i) {
    const ProtectedTime& declared = desk.protection.blocks[i];
    const auto* fixed = std::get_if<FixedTime>(&declared.time);
    if (!fixed) continue;
    for (const PersonIndex index : declared.people) {
      const Person& person = desk.people[at(index)];
      for (const Occurrence& one : occurrences(fixed->when, person.zone, window)) {
        if (one.span.begin < window.begin || !is_there(person, day_of(one.begin))) continue;
        blocks.push_back({index, i, one.begin, one.end, one.span});
      }
    }
  }
  std::sort(blocks.begin(), blocks.end(), [](const ProtectedBlock& a, const ProtectedBlock& b) {
    return std::tuple(a.span.begin, a.person, a.declared, a.begin) <
           std::tuple(b.span.begin, b.person, b.declared, b.begin);
  });
  return blocks;
}

}  // namespace respite
