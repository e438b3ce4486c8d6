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
execute_process(
  COMMAND ${tool} -quiet -j ${processors} -p ${BUILD}
    "^${root}/(base|extract|graph|export|cli)/.*[.]cpp$"
  RESULT_VARIABLE failed OUTPUT_VARIABLE found ERROR_QUIET)
if(failed)
  # The tool echoes each command; what matters stands between the echoes.
  string(REGEX REPLACE "(^|\n)[^\n]*clang-tidy-14 [^\n]*" "" found "${found}")
  message(FATAL_ERROR "${found}")
endif()
