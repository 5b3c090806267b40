// What is known of a concave function by the planes that lie above it, and where within a box its
// most is at the most: a programme of a few variables.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "scheduler/solve/master/linear_programme.h"

namespace respite {

// The function is a sum of a linear part and of pieces, each below all of its planes.
class Bundle {
 public:
  struct Variable {
    double low = 0;  // allowed
    double high = 0;
    double slope = 0;  // of the linear part
  };
  // constant + sum of slope * variable.
  struct Plane {
    double constant = 0;
    std::vector<std::pair<int, double>> slopes;  // by variable, each once
  };

  Bundle(std::vector<Variable> variables, std::size_t pieces);

  void add(std::size_t piece, const Plane& plane);
  // Where the model's most is, no variable farther than `reach` from the centre. Every piece needs
  // a plane.
  [[nodiscard]] std::vector<double> best_near(const std::vector<double>& centre, double reach);
  [[nodiscard]] double most() const;  // ... and what it is there
  // [plane, in the order they came] of the mix that holds it there: those of a piece add up to 1.
  [[nodiscard]] std::vector<double> mix() const;

 private:
  std::vector<Variable> variables_;
  LinearProgramme programme_;  // the least of what is below zero
};

}  // namespace respite
