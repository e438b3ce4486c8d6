#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "cli/command.h"

namespace entente {

/// A fault of a whole file, command or the outside world: place, cause, cure.
Diagnostic fault_of(std::string_view place, std::string cause,
                    std::string cure);

/// The same where the system gave the reason: "cannot read: No such file".
Diagnostic system_fault(std::string_view place, std::string_view what,
                        int error_number, std::string cure);

/// Prints all on standard error.
Exit report(const Diagnostics& faults);
Exit report(const Diagnostic& fault);

/// Of a file with so many faulty lines no more is read, and no more told: it
/// is likely to be another kind of file.
constexpr std::size_t kManyFaults = 5;
/// The first of that many faults, and that there are more; or all.
Diagnostics first_of(Diagnostics faults, std::string_view place,
                     std::string cure);

/// Prints a fault that is mended already, and so does not stop the work.
void warn(std::string_view place, std::string_view what, std::string_view cure);

/// Prints what is wrong with a command line.
Exit wrong_usage(std::string_view program, std::string cause, std::string cure);

/// "1 document", "2 documents", "1,234 documents".
std::string counted(std::size_t count, std::string_view singular,
                    std::string_view plural);
std::string with_commas(std::size_t count);

}  // namespace entente
