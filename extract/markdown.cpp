#include "extract/markdown.h"

#include <md4c.h>

#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace entente {
namespace {

/// The named entities that texts of our kind have; others stay as they are.
struct NamedEntity {
  std::string_view name;
  std::string_view text;
};
constexpr NamedEntity kEntities[] = {
    {"&amp;", "&"},    {"&lt;", "<"},     {"&gt;", ">"},
    {"&quot;", "\""},  {"&apos;", "'"},   {"&nbsp;", "\u00A0"},
    {"&ndash;", "–"},  {"&mdash;", "—"},  {"&lsquo;", "‘"},
    {"&rsquo;", "’"},  {"&ldquo;", "“"},  {"&rdquo;", "”"},
    {"&hellip;", "…"}, {"&shy;", ""},     {"&middot;", "·"},
    {"&bull;", "•"},   {"&sect;", "§"},   {"&deg;", "°"},
    {"&euro;", "€"},   {"&pound;", "£"},  {"&copy;", "©"},
    {"&eacute;", "é"}, {"&egrave;", "è"}, {"&agrave;", "à"},
    {"&aacute;", "á"}, {"&iacute;", "í"}, {"&oacute;", "ó"},
    {"&uacute;", "ú"}, {"&ntilde;", "ñ"}, {"&ccedil;", "ç"},
    {"&auml;", "ä"},   {"&ouml;", "ö"},   {"&uuml;", "ü"},
    {"&Auml;", "Ä"},   {"&Ouml;", "Ö"},   {"&Uuml;", "Ü"},
    {"&szlig;", "ß"},  {"&atilde;", "ã"}, {"&otilde;", "õ"},
    {"&ocirc;", "ô"},  {"&ecirc;", "ê"},  {"&aring;", "å"},
    {"&oslash;", "ø"}, {"&Eacute;", "É"},
};

void append_code_point(std::uint32_t point, std::string& out) {
  const auto byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
  const bool valid =
      point > 0 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
  if (!valid) point = 0xFFFD;
  if (point < 0x80) {
    out += byte(point);
  } else if (point < 0x800) {
    out += byte(0xC0 | point >> 6);
    out += byte(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += byte(0xE0 | point >> 12);
    out += byte(0x80 | (point >> 6 & 0x3F));
    out += byte(0x80 | (point & 0x3F));
  } else {
    out += byte(0xF0 | point >> 18);
    out += byte(0x80 | (point >> 12 & 0x3F));
    out += byte(0x80 | (point >> 6 & 0x3F));
    out += byte(0x80 | (point & 0x3F));
  }
}

void append_entity(std::string_view entity, std::string& out) {
  if (entity.starts_with("&#")) {
    std::string_view digits = entity.substr(2, entity.size() - 3);
    const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t point = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), point,
                    hexadecimal ? 16 : 10);
    append_code_point(point, out);
    return;
  }
  for (const NamedEntity& known : kEntities) {
    if (known.name == entity) {
      out += known.text;
      return;
    }
  }
  out += entity;
}

/// Gathers words while md4c walks the document.
class Words {
 public:
  std::string take() {
    while (text_.ends_with('\n') || text_.ends_with(' ')) text_.pop_back();
    if (!text_.empty()) text_ += '\n';
    text_.erase(0, text_.find_first_not_of('\n'));
    return std::move(text_);
  }

  void enter(MD_BLOCKTYPE block) {
    if (block == MD_BLOCK_HTML || block == MD_BLOCK_CODE ||
        block == MD_BLOCK_P || block == MD_BLOCK_H || block == MD_BLOCK_LI ||
        block == MD_BLOCK_TD || block == MD_BLOCK_TH)
      start_block();
  }
  void leave(MD_BLOCKTYPE block) {
    if (block == MD_BLOCK_HTML) in_comment_ = in_tag_ = false;
  }
  void add(MD_TEXTTYPE type, std::string_view words) {
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        text_ += type == MD_TEXT_BR ? '\n' : ' ';
        break;
      case MD_TEXT_NULLCHAR:
        text_ += "\uFFFD";
        break;
      case MD_TEXT_ENTITY:
        append_entity(words, text_);
        break;
      case MD_TEXT_HTML:
        add_html(words);
        break;
      default:
        text_ += words;
    }
  }

 private:
  void start_block() {
    if (text_.empty()) return;
    while (text_.ends_with(' ') || text_.ends_with('\n')) text_.pop_back();
    text_ += "\n\n";
  }

  /// What stands between tags. A tag or comment may go on in the next piece.
  void add_html(std::string_view html) {
    for (std::size_t i = 0; i < html.size(); ++i) {
      if (in_comment_) {
        if (html.substr(i).starts_with("-->")) {
          in_comment_ = false;
          i += 2;
        }
      } else if (in_tag_) {
        in_tag_ = html[i] != '>';
      } else if (html.substr(i).starts_with("<!--")) {
        in_comment_ = true;
        i += 3;
      } else if (html[i] == '<') {
        in_tag_ = true;
      } else {
        text_ += html[i];
      }
    }
  }

  std::string text_;
  bool in_tag_ = false;
  bool in_comment_ = false;
};

/// `markdown` after a leading block of YAML between two lines "---".
std::string_view without_front_matter(std::string_view markdown) {
  if (!markdown.starts_with("---\n") && !markdown.starts_with("---\r\n"))
    return markdown;
  std::size_t at = markdown.find('\n') + 1;
  while (at < markdown.size()) {
    const std::size_t end = markdown.find('\n', at);
    std::string_view line = markdown.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end == std::string_view::npos ? markdown.size() : end + 1;
    if (line == "---" || line == "...") return markdown.substr(at);
    // Such blocks hold "key: value", lists and blanks; else it is a rule.
    if (line.find(':') == std::string_view::npos && !line.starts_with(' ') &&
        !line.starts_with('-') && !line.starts_with('#') && !line.empty())
      return markdown;
  }
  return markdown;
}

Words& words_of(void* words) { return *static_cast<Words*>(words); }

}  // namespace

std::string markdown_to_text(std::string_view markdown) {
  const std::string_view body = without_front_matter(markdown);
  MD_PARSER parser = {};
  parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE block, void*, void* words) {
    words_of(words).enter(block);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE block, void*, void* words) {
    words_of(words).leave(block);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size,
                   void* words) {
    words_of(words).add(type, {text, size});
    return 0;
  };
  Words words;
  const int failed =
      md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &words);
  // md4c fails only without memory; then the text with its markup is best.
  if (failed != 0) return std::string(markdown);
  std::string text = words.take();
  repair_utf8(text);  // Cheap insurance: our words are another library's work.
  return text;
}

}  // namespace entente
