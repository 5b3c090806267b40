// Which of a few things to do next: the one that gained most for its time lately, and each now and
// then, for what pays may change.
#pragma once

#include <cstddef>
#include <vector>

namespace respite {

class WhatPays {
 public:
  // fade: what is left of a gain when the same thing has been done once more, 0 to 1.
  // least: the share of all time each thing gets, whatever it gains.
  WhatPays(std::size_t things, double fade, double least)
      : things_(things), fade_(fade), least_(least) {}

  // While no thing gains, the first gets so many times the time of each other.
  void favour_first(double times) { first_ = times; }

  [[nodiscard]] std::size_t next();
  // What came of the last choice, and after how much time (of any measure).
  void paid(double gain, double time);

 private:
  struct Thing {
    double gained = 0;  // lately
    double spent = 0;   // for it
    double ever = 0;    // spent in all
    double dry = 0;     // spent since it last gained
  };

  std::vector<Thing> things_;
  double fade_;
  double least_;
  double first_ = 1;
  std::size_t last_ = 0;
};

}  // namespace respite
