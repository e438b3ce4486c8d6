#include "graph/graph_image.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <future>
#include <ostream>
#include <string>
#include <vector>

#include "graph/graph_image_check.h"
#include "graph/name_search.h"

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little,
              "graph files are little-endian; a big-endian build needs a copy");

constexpr std::string_view kMagic = "entente graph\r\n\x1a";
static_assert(kMagic.size() == kGraphImageStart);
/// To be raised when a row, a section or their order changes: an old file must
/// be refused, not misread.
constexpr std::uint32_t kVersion = 1;
static_assert(sizeof(Document) == 12 && sizeof(Identity) == 8 &&
                  sizeof(Claim) == 32 && sizeof(Why) == 12 &&
                  sizeof(Entity) == 36 && sizeof(Relation) == 16 &&
                  sizeof(Evidence) == 40 && sizeof(NameHash) == 8,
              "a row has changed: raise kVersion, then say its size here");
constexpr std::uint32_t kSections = 19;
constexpr std::size_t kAlignment = 8;
constexpr std::size_t kAhead = 16;  // Texts that are fetched before use.

struct Head {
  std::array<char, kGraphImageStart> magic{};
  std::uint32_t version = kVersion;
  std::uint32_t sections = kSections;
  std::uint64_t size = 0;
};

struct Section {
  std::uint64_t begin = 0;
  std::uint64_t rows = 0;
  std::uint32_t row_size = 0;
  std::uint32_t unused = 0;
};
using Sections = std::array<Section, kSections>;
constexpr std::size_t kHead = sizeof(Head) + sizeof(Sections);

/// Calls `use` with each array of `rows`: the one list of them.
template <class Rows, class Use>
void each_array(Rows& rows, Use use) {
  use(rows.documents);
  use(rows.identities);
  use(rows.first_claim);
  use(rows.node_of);
  use(rows.claims);
  use(rows.claim_aliases);
  use(rows.claim_whys);
  use(rows.entities);
  use(rows.names);
  use(rows.members);
  use(rows.document_counts);
  use(rows.relations);
  use(rows.evidence);
  use(rows.incoming);
  use(rows.first_incoming);
  use(rows.name_hashes);
}

std::string lines_of(const Vocabulary& vocabulary) {
  std::string lines;
  for (const EntityType& type : vocabulary.types())
    lines += "type " + type.name + '\n';
  for (const Predicate& predicate : vocabulary.predicates())
    lines += (predicate.symmetric ? "symmetric " : "predicate ") +
             predicate.name + '\n';
  return lines;
}

/// Bytes of a row that say something; behind them is padding, whose bits are
/// nobody's.
template <class Row>
constexpr std::size_t kUsed = sizeof(Row);
template <>
constexpr std::size_t kUsed<Claim> = offsetof(Claim, type) + 1;
template <>
constexpr std::size_t kUsed<Entity> = offsetof(Entity, type) + 1;
template <>
constexpr std::size_t kUsed<Relation> = offsetof(Relation, confidence) + 1;
template <>
constexpr std::size_t kUsed<Evidence> = offsetof(Evidence, confidence) + 1;

/// The letters of texts [first, last), one behind the other.
void gather(const StringPool& texts, std::size_t first, std::size_t last,
            std::string& letters) {
  std::string room;
  letters.clear();
  for (std::size_t i = first; i < last; ++i) {
    texts.expect(i + kAhead);
    letters += texts.text(i, room);
  }
}

class ImageWriter {
 public:
  explicit ImageWriter(std::ostream& out) : out_(out) {}

  /// Plans a section of that many rows, behind those planned before.
  void plan(std::size_t rows, std::size_t row_size) {
    sections_[planned_++] = {end_, rows, static_cast<std::uint32_t>(row_size)};
    end_ = padded(end_ + rows * row_size);
  }

  void write_head() {
    assert(planned_ == kSections);
    Head head;
    std::ranges::copy(kMagic, head.magic.begin());
    head.size = end_;
    write_bytes(&head, sizeof(head));
    write_bytes(&sections_, sizeof(sections_));
  }

  void write_bytes(const void* bytes, std::size_t size) {
    out_.write(static_cast<const char*>(bytes),
               static_cast<std::streamsize>(size));
    written_ += size;
  }

  /// The letters of all texts, which end at `ends`. They lie all over the
  /// memory and are packed, so threads gather while this one writes.
  void write_letters(const StringPool& texts,
                     std::span<const std::uint64_t> ends) {
    constexpr std::size_t kChunk = std::size_t{1} << 20;
    constexpr std::size_t kGatherers = 2;
    std::array<std::string, kGatherers> chunks;
    std::array<std::future<void>, kGatherers> gathered;
    std::size_t first = 0;  // Not asked for yet.
    const auto gather_next = [&](std::size_t which) {
      if (first == ends.size()) return;
      const std::uint64_t begin = first == 0 ? 0 : ends[first - 1];
      const auto last =
          std::ranges::upper_bound(ends.subspan(first + 1), begin + kChunk);
      const auto next = static_cast<std::size_t>(last - ends.begin());
      gathered[which] =
          std::async([&texts, &chunk = chunks[which], first, next] {
            gather(texts, first, next, chunk);
          });
      first = next;
    };
    for (std::size_t i = 0; i < kGatherers; ++i) gather_next(i);
    for (std::size_t i = 0; gathered[i].valid(); i = (i + 1) % kGatherers) {
      gathered[i].get();
      write_bytes(chunks[i].data(), chunks[i].size());
      gather_next(i);
    }
  }

  template <class Row>
  void write_rows(std::span<const Row> rows) {
    if constexpr (kUsed<Row> == sizeof(Row)) {
      write_bytes(rows.data(), rows.size_bytes());
    } else {
      // Some at a time, each with zeros behind it.
      constexpr std::size_t kRows = 1024;
      std::array<char, sizeof(Row) * kRows> clean{};
      while (!rows.empty()) {
        const auto some = rows.first(std::min(rows.size(), kRows));
        char* to = clean.data();
        for (const Row& row : some) {
          std::memcpy(to, &row, kUsed<Row>);
          to += sizeof(Row);
        }
        write_bytes(clean.data(), some.size_bytes());
        rows = rows.subspan(some.size());
      }
    }
    write_padding();
  }

  void write_padding() {
    constexpr std::array<char, kAlignment> kZeros{};
    write_bytes(kZeros.data(), padded(written_) - written_);
  }

 private:
  static std::uint64_t padded(std::uint64_t size) {
    return (size + kAlignment - 1) / kAlignment * kAlignment;
  }

  std::ostream& out_;
  Sections sections_{};
  std::size_t planned_ = 0;
  std::uint64_t end_ = kHead;
  std::uint64_t written_ = 0;
};

Diagnostics fault(std::string_view file, std::string message, std::string fix) {
  return {{std::string(file), 0, 0, "", std::move(message), std::move(fix)}};
}

constexpr const char* kAgain =
    "Copy it again, or make it anew with 'entente build', 'merge' or 'export'.";

/// What is wrong with the head and the size; {} if nothing.
Diagnostics check_head(std::string_view file, std::string_view bytes) {
  if (!is_graph_image(bytes))
    return fault(file, "no graph file of entente",
                 "Name a .entente file that 'entente build', 'merge' or "
                 "'export' wrote, or a graph in JSON-LD.");
  Head head;
  if (bytes.size() >= sizeof(head)) {
    std::memcpy(&head, bytes.data(), sizeof(head));
    if (head.version != kVersion)
      return fault(
          file,
          "a graph file of version " + std::to_string(head.version) +
              "; this program reads version " + std::to_string(kVersion),
          "Use the program that wrote it, 'entente export --to jsonld', and "
          "read that; or make it anew with this one.");
    if (head.size == bytes.size() && head.sections == kSections &&
        bytes.size() >= kHead)
      return {};
  }
  if (head.size > bytes.size() || bytes.size() < kHead)
    return fault(file,
                 "cut off: " + std::to_string(bytes.size()) + " bytes of " +
                     std::to_string(std::max<std::uint64_t>(head.size, kHead)) +
                     " are here",
                 kAgain);
  return fault(file, "damaged: its head and its size do not agree", kAgain);
}

/// Finds the sections of an image; `good` turns false where one lies outside.
class ImageReader {
 public:
  explicit ImageReader(std::string_view bytes) : bytes_(bytes) {
    std::memcpy(&sections_, bytes.data() + sizeof(Head), sizeof(sections_));
  }

  template <class Row>
  std::span<const Row> next() {
    const Section& section = sections_[at_++];
    const std::uint64_t size = bytes_.size();
    if (section.row_size != sizeof(Row) || section.begin % kAlignment != 0 ||
        section.begin > size ||
        section.rows > (size - section.begin) / sizeof(Row)) {
      good_ = false;
      return {};
    }
    // The rows were written from objects of this type, in the same layout.
    return {reinterpret_cast<const Row*>(bytes_.data() + section.begin),
            section.rows};
  }
  std::string_view next_text() {
    const std::span<const char> letters = next<char>();
    return {letters.data(), letters.size()};
  }
  bool good() const { return good_; }

 private:
  std::string_view bytes_;
  Sections sections_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

bool is_graph_image(std::string_view start) {
  return start.starts_with(kMagic);
}

bool write_graph_image(std::ostream& out, const KnowledgeGraph& graph,
                       const Vocabulary& vocabulary) {
  const std::string lines = lines_of(vocabulary);
  GraphRows rows = graph.rows();
  std::future<std::vector<NameHash>> made;
  if (rows.name_hashes.empty())
    made = std::async([&] { return hash_names(graph); });
  const StringPool& texts = graph.texts();
  std::vector<std::uint64_t> ends(texts.size());
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    texts.expect(i + kAhead);
    ends[i] = end += texts.length(i);
  }

  std::vector<NameHash> hashes;
  if (made.valid()) {
    hashes = made.get();
    rows.name_hashes = hashes;
  }

  ImageWriter image(out);
  image.plan(lines.size(), 1);
  image.plan(end, 1);
  image.plan(ends.size(), sizeof(std::uint64_t));
  each_array(rows, [&](const auto& part) {
    image.plan(part.size(), sizeof(part[0]));
  });
  image.write_head();
  image.write_rows(std::span<const char>(lines));
  image.write_letters(texts, ends);
  image.write_padding();
  image.write_rows(std::span<const std::uint64_t>(ends));
  each_array(rows, [&](const auto& part) { image.write_rows(part); });
  return out.good();
}

Result<KnowledgeGraph> open_graph_image(std::string_view file,
                                        std::string_view bytes,
                                        const Vocabulary& vocabulary) {
  assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlignment == 0);
  Diagnostics faults = check_head(file, bytes);
  if (!faults.empty()) return faults;
  ImageReader image(bytes);
  const std::string_view lines = image.next_text();
  const std::string_view letters = image.next_text();
  const auto ends = image.next<std::uint64_t>();
  GraphRows rows;
  each_array(rows, [&]<class Row>(std::span<const Row>& part) {
    part = image.next<Row>();
  });
  if (!image.good())
    return fault(file, "damaged: a section lies outside of it", kAgain);
  if (!lines_of(vocabulary).starts_with(lines))
    return fault(file, "made with another vocabulary",
                 "Name the data folder it was made with: --data DIR; or make "
                 "it anew with this one.");
  if (!is_sound(rows, ends, letters.size(), vocabulary))
    return fault(file, "damaged: a row points outside of it", kAgain);
  return KnowledgeGraph(StringPool(letters, ends), rows);
}

}  // namespace entente
