#include "extract/pattern_program.h"

#include <algorithm>
#include <span>
#include <string>

#include "extract/first_tests.h"
#include "extract/pattern_need.h"
#include "extract/test_maker.h"

namespace entente {
namespace {

class Compiler {
 public:
  Compiler(Pattern& pattern, Lexicon& lexicon)
      : pattern_(pattern), lexicon_(lexicon) {}

  bool run(PatternTree tree) {
    PatternTree root;
    root.children.push_back(std::move(tree));
    unroll(root);
    std::vector<Place> musts;
    std::vector<std::size_t> path;
    find_musts(root, path, musts);
    if (musts.empty()) return false;
    const auto anchor = std::ranges::min_element(musts, {}, &Place::cost);
    const Place& best = *anchor;
    pattern_.left_first = least_cost({musts.begin(), anchor}) <
                          least_cost({anchor + 1, musts.end()});
    note_types(musts);
    emit_right(root, best.path, 0, pattern_.right);
    pattern_.right.push_back({Step::Op::kDone});
    guard(pattern_.right);
    emit_left(root, best.path, 0, pattern_.left);
    pattern_.left.push_back({Step::Op::kDone});
    guard(pattern_.left);
    pattern_.anchor = best.element;
    pattern_.needs = rarest_need(root, pattern_, lexicon_);
    bool back = false;
    pattern_.anchor_test = first_test(pattern_.right, 0, back);
    return true;
  }

 private:
  /// How many places of a text an element is likely to fit: less is better.
  int commonness(const Element& e) const {
    switch (e.kind) {
      case Element::Kind::kWords: {
        int cost = 1;
        for (const WordId w : e.words)
          cost += lexicon_.words()[w].count >= kCommonWord ? 40 : 1;
        return cost;
      }
      case Element::Kind::kLemmas:
        return 3 + static_cast<int>(e.words.size());
      case Element::Kind::kLists: {
        std::size_t size = 0;
        for (const ListId l : e.lists)
          size += lexicon_.lists()[static_cast<std::size_t>(l)].words.size();
        // With a capital it is rarer than all that has one.
        const std::size_t most = e.capital ? 75 : 100;
        return 10 + static_cast<int>(std::min(size / 50, most));
      }
      case Element::Kind::kType:
        return 60;
      case Element::Kind::kCoordination:
        return 1000;
      case Element::Kind::kClass:
        switch (static_cast<ClassId>(e.token_class)) {
          case ClassId::kInitial:
          case ClassId::kRoman:
          case ClassId::kOrdinal:
            return 20;
          case ClassId::kCaps:
          case ClassId::kYear:
            return 50;
          case ClassId::kNew:
          case ClassId::kPoss:
            return 70;
          case ClassId::kCap:
            return 90;
          default:
            return 500;
        }
    }
    return 1000;
  }

  /// An element that every match must contain.
  struct Place {
    std::uint16_t element = 0;
    int cost = 0;                   // Its commonness.
    std::vector<std::size_t> path;  // To it, from the root.
  };
  static int least_cost(std::span<const Place> places) {
    int cost = 100000;
    for (const Place& place : places) cost = std::min(cost, place.cost);
    return cost;
  }

  /// Finds all of them, from left to right.
  void find_musts(const PatternTree& tree, std::vector<std::size_t>& path,
                  std::vector<Place>& musts) {
    switch (tree.kind) {
      case PatternTree::Kind::kElement:
        musts.push_back(
            {tree.element, commonness(pattern_.elements[tree.element]), path});
        break;
      case PatternTree::Kind::kRepeat:
        // The first of at least one repetition would do, but then the path
        // runs through a loop; only {1,1} is a plain place.
        if (tree.least != 1 || tree.most != 1) break;
        [[fallthrough]];
      case PatternTree::Kind::kSequence:
      case PatternTree::Kind::kLabel:
        for (std::size_t i = 0; i < tree.children.size(); ++i) {
          path.push_back(i);
          find_musts(tree.children[i], path, musts);
          path.pop_back();
        }
        break;
      case PatternTree::Kind::kChoice:
      case PatternTree::Kind::kNot:
        break;
    }
  }

  void note_types(const std::vector<Place>& musts) {
    std::vector<std::uint8_t> types;
    for (const Place& must : musts)
      if (const std::uint8_t some = pattern_.elements[must.element].types;
          some != 0)
        types.push_back(some);
    for (std::size_t i = 0; !types.empty() && i < pattern_.types.size(); ++i)
      pattern_.types[i] = types[i % types.size()];
  }

  /// Splits "X+" at the top level into "X X*", so that X can be the anchor.
  static void unroll(PatternTree& tree) {
    for (PatternTree& child : tree.children) unroll(child);
    if (tree.kind != PatternTree::Kind::kSequence &&
        tree.kind != PatternTree::Kind::kLabel)
      return;
    const auto rolled = [](const PatternTree& child) {
      return child.kind == PatternTree::Kind::kRepeat && child.least >= 1 &&
             child.most > 1;
    };
    if (std::ranges::none_of(tree.children, rolled)) return;
    std::vector<PatternTree> out;
    for (PatternTree& child : tree.children) {
      if (rolled(child)) {
        PatternTree first = child.children[0];
        child.least -= 1;
        child.most -= 1;
        out.push_back(std::move(first));
      }
      out.push_back(std::move(child));
    }
    tree.children = std::move(out);
  }

  /// Children of a tree in the order in which a program reads them:
  /// backwards where mirrored.
  class Row {
   public:
    Row(const PatternTree& tree, std::size_t begin, std::size_t end,
        bool mirrored)
        : trees_(std::span(tree.children).subspan(begin, end - begin)),
          mirrored_(mirrored) {}
    std::size_t size() const { return trees_.size(); }
    const PatternTree& operator[](std::size_t i) const {
      return trees_[mirrored_ ? trees_.size() - 1 - i : i];
    }

   private:
    std::span<const PatternTree> trees_;
    bool mirrored_;
  };

  /// Emits what stands at the anchor and right of it.
  void emit_right(const PatternTree& tree, const std::vector<std::size_t>& path,
                  std::size_t depth, std::vector<Step>& out) {
    if (depth == path.size()) return emit(tree, false, out);
    emit_right(tree.children[path[depth]], path, depth + 1, out);
    emit(Row(tree, path[depth] + 1, tree.children.size(), false), false, out);
    if (tree.kind == PatternTree::Kind::kLabel) save(tree.label * 2 + 1, out);
  }

  /// Emits what stands left of the anchor, mirrored.
  void emit_left(const PatternTree& tree, const std::vector<std::size_t>& path,
                 std::size_t depth, std::vector<Step>& out) {
    if (depth == path.size()) return;
    emit_left(tree.children[path[depth]], path, depth + 1, out);
    emit(Row(tree, 0, path[depth], true), true, out);
    if (tree.kind == PatternTree::Kind::kLabel) save(tree.label * 2, out);
  }

  static std::uint16_t place(std::size_t step) {
    return static_cast<std::uint16_t>(step);
  }

  /// Adds a step and returns its place.
  static std::size_t push(Step::Op op, std::vector<Step>& out,
                          std::uint16_t a = 0) {
    Step step{op};
    step.a = a;
    out.push_back(step);
    return out.size() - 1;
  }

  static void save(int slot, std::vector<Step>& out) {
    push(Step::Op::kSave, out, static_cast<std::uint16_t>(slot));
  }

  /// Whether `tree` forbids one element; a run of such has a kSkip before it.
  const Element* forbidden(const PatternTree& tree) const {
    if (tree.kind != PatternTree::Kind::kNot ||
        tree.children[0].kind != PatternTree::Kind::kElement)
      return nullptr;
    return &pattern_.elements[tree.children[0].element];
  }

  void emit(Row row, bool mirrored, std::vector<Step>& out) {
    for (std::size_t i = 0; i < row.size();) {
      const Element* first = forbidden(row[i]);
      if (first == nullptr) {
        emit(row[i++], mirrored, out);
        continue;
      }
      const bool back = row[i].least == 0;
      TestMaker test(lexicon_.mutable_tests());
      const std::size_t skip = push(Step::Op::kSkip, out);
      for (; i < row.size(); ++i) {
        const Element* e = forbidden(row[i]);
        if (e == nullptr || (row[i].least == 0) != back ||
            e->capital != first->capital)
          break;
        test.add(*e, back);
        emit(row[i], mirrored, out);
      }
      out[skip].back = back;
      out[skip].test = test.make(first->capital);
      out[skip].a = place(out.size());
    }
  }

  void emit(const PatternTree& tree, bool mirrored, std::vector<Step>& out) {
    switch (tree.kind) {
      case PatternTree::Kind::kElement: {
        const std::size_t at = push(Step::Op::kTest, out, tree.element);
        TestMaker test(lexicon_.mutable_tests());
        test.add(pattern_.elements[tree.element], mirrored);
        out[at].back = mirrored;
        out[at].test = test.make(pattern_.elements[tree.element].capital);
        break;
      }
      case PatternTree::Kind::kNot: {
        const std::size_t at = push(Step::Op::kNot, out);
        emit(tree.children[0], tree.least == 0, out);
        push(Step::Op::kDone, out);
        out[at].back = tree.least == 0;
        out[at].a = place(out.size());
        break;
      }
      case PatternTree::Kind::kLabel:
        save(tree.label * 2 + (mirrored ? 1 : 0), out);
        emit(Row(tree, 0, tree.children.size(), mirrored), mirrored, out);
        save(tree.label * 2 + (mirrored ? 0 : 1), out);
        break;
      case PatternTree::Kind::kSequence:
        emit(Row(tree, 0, tree.children.size(), mirrored), mirrored, out);
        break;
      case PatternTree::Kind::kChoice:
        emit_choice(tree, mirrored, out);
        break;
      case PatternTree::Kind::kRepeat:
        emit_repeat(tree, mirrored, out);
        break;
    }
  }

  void emit_choice(const PatternTree& tree, bool mirrored,
                   std::vector<Step>& out) {
    std::vector<std::size_t> jumps;
    for (std::size_t i = 0; i + 1 < tree.children.size(); ++i) {
      const std::size_t at = split(out);
      emit(tree.children[i], mirrored, out);
      jumps.push_back(push(Step::Op::kJump, out));
      out[at].b = place(out.size());
    }
    emit(tree.children.back(), mirrored, out);
    for (const std::size_t at : jumps) out[at].a = place(out.size());
  }

  void emit_repeat(const PatternTree& tree, bool mirrored,
                   std::vector<Step>& out) {
    std::vector<std::size_t> splits;
    std::size_t begin = 0;  // Of what is repeated, as it stands first.
    std::size_t end = 0;
    for (int i = 0; i < tree.most; ++i) {
      if (i >= tree.least) splits.push_back(split(out));
      if (i > 0) {
        copy(begin, end, out);
        continue;
      }
      begin = out.size();
      emit(tree.children[0], mirrored, out);
      end = out.size();
    }
    for (const std::size_t at : splits) out[at].b = place(out.size());
  }

  /// Adds the steps [begin, end) once more; they lead nowhere else.
  static void copy(std::size_t begin, std::size_t end, std::vector<Step>& out) {
    const auto by = static_cast<std::uint16_t>(out.size() - begin);
    for (std::size_t i = begin; i < end; ++i) {
      Step step = out[i];
      if (step.op != Step::Op::kTest && step.op != Step::Op::kSave &&
          step.op != Step::Op::kDone)
        step.a = static_cast<std::uint16_t>(step.a + by);
      if (step.op == Step::Op::kSplit)
        step.b = static_cast<std::uint16_t>(step.b + by);
      out.push_back(step);
    }
  }

  /// A split whose first branch follows it.
  static std::size_t split(std::vector<Step>& out) {
    return push(Step::Op::kSplit, out, place(out.size() + 1));
  }

  /// Notes at each split what its first branch begins with, and at each kSkip
  /// what comes after it.
  void guard(std::vector<Step>& program) {
    for (Step& step : program) {
      bool back = step.back;
      if (step.op == Step::Op::kSplit) {
        step.test = first_test(program, step.a, back);
        step.back = back;
      } else if (step.op == Step::Op::kSkip) {
        step.b = first_test(program, step.a, back);
        if (step.back != back) step.b = kOpenTest;
      }
    }
  }

  /// One test for all that `program` may read first from step `at` on;
  /// kOpenTest where it may read nothing, or reads the other way.
  TokenTestId first_test(const std::vector<Step>& program, std::size_t at,
                         bool& back) {
    while (program[at].op == Step::Op::kSave) ++at;
    if (program[at].op == Step::Op::kTest) {
      back = program[at].back;
      return program[at].test;
    }
    const FirstTests first = first_tests(program, {at});
    if (first.end || first.tests.empty()) return kOpenTest;
    back = program[first.tests.front()].back;
    bool capital = true;
    TestMaker test(lexicon_.mutable_tests());
    for (const std::size_t i : first.tests) {
      const Element& e = pattern_.elements[program[i].a];
      test.add(e, back);
      capital = capital && e.capital;
    }
    return test.make(capital);
  }

  Pattern& pattern_;
  Lexicon& lexicon_;
};

}  // namespace

bool compile(PatternTree tree, Pattern& pattern, Lexicon& lexicon) {
  return Compiler(pattern, lexicon).run(std::move(tree));
}

}  // namespace entente
