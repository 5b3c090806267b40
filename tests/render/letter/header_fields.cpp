// Reads lines of JSON, ["subject"] or ["name", "address"], and prints what mime.h makes of each, a
// line of JSON an answer.
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "render/letter/mime.h"

int main() try {
  for (std::string line; std::getline(std::cin, line);) {
    const auto asked = nlohmann::json::parse(line).get<std::vector<std::string>>();
    const std::string answer = asked.size() == 1 ? respite::encoded_header(asked[0])
                                                 : respite::mailbox(asked[0], asked[1]);
    std::cout << nlohmann::json(answer).dump() << '\n';
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
