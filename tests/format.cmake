cmake_minimum_required(VERSION 3.25)
# Fails if clang-format would change a file. Version 14, as in Debian 12: others
# format otherwise.
find_program(tool NAMES clang-format-14)
if(NOT tool)
  message("skipped: clang-format-14 is missing")
  return()
endif()
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/.. ABSOLUTE)
file(GLOB_RECURSE sources
  ${root}/base/*.h ${root}/base/*.cpp ${root}/extract/*.h ${root}/extract/*.cpp
  ${root}/graph/*.h ${root}/graph/*.cpp ${root}/export/*.h ${root}/export/*.cpp
  ${root}/cli/*.h ${root}/cli/*.cpp ${root}/tests/*.h ${root}/tests/*.cpp)
list(FILTER sources EXCLUDE REGEX node_modules)
execute_process(COMMAND ${tool} --dry-run -Werror ${sources}
  RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "fix: clang-format-14 -i on the files above")
endif()
