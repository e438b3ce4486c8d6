cmake_minimum_required(VERSION 3.25)
# Fails if clang-tidy finds fault with the program's own sources. Version 14, as
# in Debian 12. Some minutes on two cores; `ctest -LE lint` leaves it out.
#   cmake -DBUILD=build/release -P tests/tidy.cmake
find_program(tool NAMES run-clang-tidy-14)
if(NOT tool OR NOT EXISTS ${BUILD}/compile_commands.json)
  message("skipped: run-clang-tidy-14 or compile_commands.json is missing")
  return()
endif()
include(ProcessorCount)
ProcessorCount(processors)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/.. ABSOLUTE)
# What counts is a finding of a check in a file of ours: clang 14 itself cannot
# parse all of libstdc++ 12's ranges, and knows fewer warnings than g++.
execute_process(
  COMMAND ${tool} -quiet -j ${processors} -p ${BUILD}
    -extra-arg=-Wno-unknown-warning-option
    "^${root}/(base|extract|graph|export|cli)/.*[.]cpp$"
  OUTPUT_VARIABLE found ERROR_QUIET)
string(ASCII 27 escape)
string(REGEX REPLACE "${escape}\\[[0-9;]*m" "" found "${found}")
string(REPLACE ";" "," found "${found}")
string(REGEX MATCHALL
  "${root}/[^\n]*: (warning|error): [^\n]*\\[(bugprone|performance|misc|modernize|readability)-[^\n]*"
  findings "${found}")
if(findings)
  list(REMOVE_DUPLICATES findings)
  string(REPLACE ";" "\n" findings "${findings}")
  message(FATAL_ERROR "${findings}")
endif()
