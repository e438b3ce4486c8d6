#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace entente {

/// Runs `work` in a child process and gives back what it returns, or nothing
/// if it takes longer than `limit`, crashes, or returns nothing.
///
/// For code of others that may never end, may crash or leaks: Graphviz. The
/// child is killed at the limit and never outlives this call. Its standard
/// error goes nowhere. `work` must not need other threads: none of them is in
/// the child.
std::optional<std::string> run_in_child(
    const std::function<std::string()>& work, std::chrono::milliseconds limit);

}  // namespace entente
