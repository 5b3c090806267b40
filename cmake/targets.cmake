# One interface target carries every flag; two functions make every library and every test.
add_library(respite_flags INTERFACE)
target_include_directories(respite_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(respite_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wnull-dereference -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports null dereferences inside its own headers at -O2 (GCC bug 105329 and kin).
  target_compile_options(respite_flags INTERFACE -Wno-null-dereference -Wduplicated-cond -Wlogical-op)
  # Its collector walks all that it holds again and again: a tenth of the time and more, saved for
  # some 150 MB a job (docs/performance.md).
  target_compile_options(respite_flags INTERFACE --param=ggc-min-heapsize=1000000)
endif()
# respite_sanitize(TARGET INTERFACE|PRIVATE SANITIZERS): what is found ends the program, an empty
# optional or an index past the end too.
function(respite_sanitize name scope sanitizers)
  target_compile_options(${name} ${scope}
    -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(${name} ${scope} _GLIBCXX_ASSERTIONS)
  target_link_options(${name} ${scope} -fsanitize=${sanitizers})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Instrumented code makes g++ take std::regex and std::optional for uninitialised (its manual, at
    # -fsanitize, advises against -Werror for that); every other build keeps the warning.
    target_compile_options(${name} ${scope} -Wno-maybe-uninitialized)
  endif()
endfunction()
set(RESPITE_PATIENCE 1)
if(RESPITE_SANITIZE)
  respite_sanitize(respite_flags INTERFACE ${RESPITE_SANITIZE})
  set(RESPITE_PATIENCE 8)  # times as long as a test may take elsewhere
endif()

include(cmake/precompiled.cmake)

# respite_library(NAME SOURCES a.cpp ... [PUBLIC libs...] [PRIVATE libs...])
function(respite_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC respite_flags ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  respite_precompiled(${name} respite_headers)
endfunction()

# respite_lightly_optimised(NAME...): libraries in which nothing is hot compile a quarter faster. What
# is linked with them links what is hot first (respite_link_hot).
function(respite_lightly_optimised)
  foreach(name IN LISTS ARGN)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  endforeach()
endfunction()

# respite_link_hot(PROGRAM): of a template that several libraries instantiate the linker keeps the copy
# it meets first, which must not be a lightly optimised library's where these call it in their loops.
# Objects come before libraries.
set(RESPITE_HOT respite_engine respite_columns respite_shifts respite_solve respite_replan
  respite_alternatives respite_protect respite_boundary
  respite_rota respite_time respite_feeds respite_ical respite_text)
function(respite_link_hot program)
  foreach(name IN LISTS RESPITE_HOT)
    target_link_libraries(${program} PRIVATE $<TARGET_OBJECTS:${name}>)
  endforeach()
endfunction()

# respite_embed(OUTPUT x.cpp HEADER words/files.h FUNCTION name FILES a b ...): the source of a function
# that gives the bytes of files by their names (cmake/embed_bytes.cmake).
function(respite_embed)
  cmake_parse_arguments(arg "" "OUTPUT;HEADER;FUNCTION" "FILES" ${ARGN})
  add_custom_command(
    OUTPUT ${arg_OUTPUT}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${arg_OUTPUT} -DHEADER=${arg_HEADER} -DFUNCTION=${arg_FUNCTION}
            "-DFILES=${arg_FILES}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_bytes.cmake
    DEPENDS ${arg_FILES} ${PROJECT_SOURCE_DIR}/cmake/embed_bytes.cmake
    COMMENT "Embedding what ${arg_FUNCTION}() gives"
    VERBATIM)
endfunction()

# respite_test(NAME SOURCES a_test.cpp ... LIBS libs... [LABELS long ...] [TIMEOUT seconds])
# Without a label a test is quick; scripts/test runs those, scripts/verify the labelled ones.
function(respite_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE respite_flags respite_test_support ${arg_LIBS})
  # What is tested is optimised; a test's own lines run once, and take a third less to compile.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O0>)
  respite_precompiled(${name} respite_test_headers)
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * ${RESPITE_PATIENCE}")
  # An empty value would swallow the next property's name on its way through CTest's script.
  set(labels "")
  if(arg_LABELS)
    # A list would fall apart on its way through CTest's script; ctest -L finds a part of a label.
    string(REPLACE ";" "," joined "${arg_LABELS}")
    set(labels LABELS "${joined}")
  endif()
  gtest_discover_tests(${name} NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "TZ=Pacific/Apia" ${labels})
endfunction()

# respite_sanitize_test(NAME libs...): the test, with these libraries compiled for it once more,
# finds what reads memory that is gone, also where nobody runs scripts/verify asan. The rest is linked
# as it is.
function(respite_sanitize_test name)
  if(RESPITE_SANITIZE OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  respite_sanitize(${name} PRIVATE address)
  # Headers are precompiled without the sanitizer.
  set_target_properties(${name} PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
  foreach(lib IN LISTS ARGN)
    if(NOT TARGET ${lib}_sanitized)
      get_target_property(folder ${lib} SOURCE_DIR)
      get_target_property(sources ${lib} SOURCES)
      get_target_property(libs ${lib} LINK_LIBRARIES)
      list(TRANSFORM sources PREPEND ${folder}/)
      add_library(${lib}_sanitized OBJECT ${sources})
      target_link_libraries(${lib}_sanitized PRIVATE ${libs})
      target_compile_options(${lib}_sanitized PRIVATE $<$<CONFIG:Release>:-O0>)
      respite_sanitize(${lib}_sanitized PRIVATE address)
    endif()
    # Objects come before libraries, so that nothing is taken from the library itself.
    target_link_libraries(${name} PRIVATE $<TARGET_OBJECTS:${lib}_sanitized>)
  endforeach()
endfunction()
