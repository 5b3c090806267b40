// Dense indices as strong types: a person is never a rota by mistake.
#pragma once

#include <cstddef>
#include <cstdint>

namespace respite {

enum class PersonIndex : std::uint32_t {};  // into Desk::people
enum class SiteIndex : std::uint32_t {};    // into Desk::sites
enum class TeamIndex : std::uint32_t {};    // into Desk::teams
enum class SkillIndex : std::uint32_t {};   // into Desk::skills
enum class RotaIndex : std::uint32_t {};    // into Desk::rotas
enum class TurnIndex : std::uint32_t {};    // into Problem::turns (scheduler/rota)

template <class Index>
[[nodiscard]] constexpr std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}
template <class Index>
[[nodiscard]] constexpr Index index_of(std::size_t position) {
  return static_cast<Index>(position);
}

}  // namespace respite
