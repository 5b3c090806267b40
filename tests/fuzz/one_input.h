// What every fuzz target defines: one run over bytes from outside. libFuzzer calls it, or
// replay.cpp.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
