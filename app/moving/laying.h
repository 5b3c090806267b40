// Overrides laid over what the rotas of a schedule say, one after another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/moving/rota_shape.h"

namespace respite::moving {

class Laying {
 public:
  explicit Laying(ScheduleShape& shape);

  // Everybody in those rotas gives way to `to`; where nobody was, `to` is on beside.
  void everybody(const std::vector<std::size_t>& rotas, Interval span,
                 const std::optional<std::string>& to, LaidOver& laid);
  // `from` gives way to `to`, or to nobody, wherever they are on.
  void instead(const std::string& from, const std::optional<std::string>& to, Interval span,
               LaidOver& laid);
  // Beside whoever is on; where nobody is, in the first rota.
  void also(const std::string& who, Interval span);
  // What one override did, before the next.
  void keep(LaidOver laid);

 private:
  void give(std::size_t rota, std::size_t seat, Interval span,
            const std::optional<std::string>& from, const std::string& to, LaidOver& laid);
  // Nobody holds it then, as if no layer had said so.
  void take(std::size_t rota, std::size_t seat, Interval span,
            const std::optional<std::string>& from);

  ScheduleShape& shape_;
  std::vector<std::vector<std::vector<HeldPiece>>> now_;  // [rota][seat]
};

}  // namespace respite::moving
