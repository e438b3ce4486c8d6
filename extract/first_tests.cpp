#include "extract/first_tests.h"

namespace entente {

FirstTests first_tests(const std::vector<Step>& program,
                       std::vector<std::size_t> todo) {
  FirstTests out;
  std::vector<bool> seen(program.size(), false);
  while (!todo.empty()) {
    const std::size_t at = todo.back();
    todo.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const Step& step = program[at];
    switch (step.op) {
      case Step::Op::kDone:
        out.end = true;
        break;
      case Step::Op::kJump:
      case Step::Op::kNot:
      case Step::Op::kSkip:
        todo.push_back(step.a);
        break;
      case Step::Op::kSave:
        todo.push_back(at + 1);
        break;
      case Step::Op::kSplit:
        todo.push_back(step.a);
        todo.push_back(step.b);
        break;
      case Step::Op::kTest:
        out.tests.push_back(at);
        break;
    }
  }
  return out;
}

}  // namespace entente
