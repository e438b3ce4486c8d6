#include "cli/messages.h"

#include <iostream>
#include <system_error>

namespace entente {

Diagnostic fault_of(std::string_view place, std::string cause,
                    std::string cure) {
  return {std::string(place), 0, 0, "", std::move(cause), std::move(cure)};
}

Diagnostic system_fault(std::string_view place, std::string_view what,
                        int error_number, std::string cure) {
  return fault_of(
      place,
      std::string(what) + ": " + std::generic_category().message(error_number),
      std::move(cure));
}

Exit report(const Diagnostics& faults) {
  for (const Diagnostic& fault : faults) std::cerr << fault;
  return faults.empty() ? Exit::kDone : Exit::kFault;
}

Exit report(const Diagnostic& fault) { return report(Diagnostics{fault}); }

Diagnostics first_of(Diagnostics faults, std::string_view place,
                     std::string cure) {
  if (faults.size() < kManyFaults) return faults;
  faults.resize(kManyFaults);
  faults.push_back(
      fault_of(place, "too many faults: read no further", std::move(cure)));
  return faults;
}

void warn(std::string_view place, std::string_view what,
          std::string_view cure) {
  std::cerr << place << ": warning: " << what << '\n';
  if (!cure.empty()) std::cerr << "  fix: " << cure << '\n';
}

Exit wrong_usage(std::string_view program, std::string cause,
                 std::string cure) {
  std::cerr << fault_of(program, std::move(cause), std::move(cure));
  return Exit::kUsage;
}

std::string with_commas(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string counted(std::size_t count, std::string_view singular,
                    std::string_view plural) {
  return with_commas(count) + ' ' + std::string(count == 1 ? singular : plural);
}

}  // namespace entente
