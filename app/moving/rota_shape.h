// From layers to rotas: which layer becomes which rota, who holds it, what is laid over it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/moving/imported.h"

namespace respite::moving {

struct HeldPiece {
  Interval span;
  std::string person;  // the vendor's id
  friend bool operator==(const HeldPiece&, const HeldPiece&) = default;
};

// A rota to be, for one layer. People are the vendor's ids.
struct RotaShape {
  std::string id;
  std::string name;
  std::string layer;  // of the schedule, by its name
  Zone zone = Zone::utc();
  std::string every;  // "1 week"
  TimeOfDay at{};
  Day from{};
  std::optional<WeeklyHours> covers;  // nothing: always
  std::vector<std::string> people;
  std::size_t seats = 1;
  std::size_t least_seats = 1;               // that every turn fills
  std::vector<std::vector<HeldPiece>> held;  // [seat] by begin, before anything is laid over it
};

// A stretch of one seat that goes to somebody else; nobody held it: no `from`.
struct LaidPiece {
  std::size_t rota = 0;
  std::size_t seat = 0;
  Interval span;
  std::optional<std::string> from;
  std::string to;
};

// What one override does, the later over the earlier.
struct LaidOver {
  std::string why;  // "override P123"
  std::vector<LaidPiece> pieces;
};

// Somebody on call where no rota asks for them: `rota` is the one it is published with. The seat
// behind the last is beside those that the rota has.
struct BesidePiece {
  std::size_t rota = 0;
  std::size_t seat = 0;
  HeldPiece piece;
};

struct ScheduleShape {
  std::string id;  // the vendor's
  std::string name;
  std::vector<RotaShape> rotas;
  std::vector<LaidOver> laid;
  std::vector<BesidePiece> beside;
  std::vector<LeftOut> left;
  std::vector<std::string> notes;
};

// Layers that go on for ever become rotas, those below them without the hours of those above.
// Layers that begin or end within the window, or leave some of their turns to nobody, are laid over
// a rota below them where there is one. Held is worked out on to `until`, so that the turns that
// begin in the window are whole. Ids are of schedule and layer.
[[nodiscard]] ScheduleShape shape_of(const ImportedSchedule& schedule, Interval window,
                                     Instant until);

// "mon-fri 09:00-17:00", as team files write hours; one text for each pair of times.
[[nodiscard]] std::vector<std::string> hours_texts(const WeeklyHours& hours);

}  // namespace respite::moving
