# Headers of the standard library and fmt, compiled once for all in unity builds: g++ reads them back
# faster than it parses them. Not in `dev`, so that a source that forgets an include is found there;
# not with clang, whose builds are for its analysers.
set(RESPITE_PRECOMPILE OFF)
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(RESPITE_PRECOMPILE ON)
endif()

# respite_precompile(NAME HEADERS <a> <b> ... LIBS libs... [OPTIONS options...]): compiles them.
function(respite_precompile name)
  if(NOT RESPITE_PRECOMPILE)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "HEADERS;LIBS;OPTIONS" ${ARGN})
  set(empty ${PROJECT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${empty} CONTENT "")
  add_library(${name} OBJECT ${empty})
  target_link_libraries(${name} PRIVATE respite_flags ${arg_LIBS})
  target_compile_options(${name} PRIVATE ${arg_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

# respite_precompiled(NAME FROM): the target has those headers before its own. fmt is linked because
# both must be compiled with the same definitions.
function(respite_precompiled name from)
  if(RESPITE_PRECOMPILE)
    target_link_libraries(${name} PRIVATE fmt::fmt)
    target_precompile_headers(${name} REUSE_FROM ${from})
    # g++ 12 takes strings put together, and parts of views, for steps past their end (GCC bug 105329
    # and kin), variants moved into vectors for uninitialised, and no longer knows precompiled headers
    # for the system's, where it would be silent. Sanitizers and clang-tidy look for the same.
    target_compile_options(${name} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread
      -Wno-maybe-uninitialized)
  endif()
endfunction()

set(RESPITE_STANDARD_HEADERS
  <fmt/format.h> <algorithm> <array> <atomic> <charconv> <chrono> <cmath> <cstdint> <filesystem>
  <fstream> <functional> <iterator> <map> <memory> <mutex> <numeric> <optional> <set> <span> <sstream> <string>
  <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)
respite_precompile(respite_headers HEADERS ${RESPITE_STANDARD_HEADERS} LIBS fmt::fmt)
