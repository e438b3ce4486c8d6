#pragma once

#include <cgraph.h>

#include <memory>
#include <string>
#include <string_view>

namespace entente {

/// Owns one cgraph graph; nodes and edges die with it. Private to
/// export/*.cpp.
///
/// Graphviz 2.42 asks for char* where it only reads: the const_casts live here
/// and nowhere else. It escapes quotes when it writes, but neither backslash
/// nor newline, and it reads "\N", "&lt;" and the like in labels: names and
/// texts go through escaped() first.
///
/// Attributes are declared once with a default and then set by handle. One
/// thread at a time may use cgraph (its parser and its errors are global).
class Agraph {
 public:
  explicit Agraph(const std::string& name)
      : graph_(agopen(mut(escaped(name)), Agdirected, &discipline())) {}

  /// Sets an attribute of the graph itself; `value` is not escaped.
  void set(const char* name, const std::string& value) {
    agattr(graph_.get(), AGRAPH, mut(name), mut(value));
  }
  /// Sets a graph label that Graphviz reads as HTML.
  void set_html(const char* name, const std::string& html) {
    Agsym_t* symbol = agattr(graph_.get(), AGRAPH, mut(name), mut(""));
    char* value = agstrdup_html(graph_.get(), mut(html));
    agxset(graph_.get(), symbol, value);
    agstrfree(graph_.get(), value);
  }
  /// Declares an attribute of all nodes (AGNODE) or edges (AGEDGE).
  Agsym_t* attribute(int kind, const char* name, const std::string& value) {
    return agattr(graph_.get(), kind, mut(name), mut(value));
  }

  Agnode_t* node(const std::string& name) {
    return agnode(graph_.get(), mut(escaped(name)), 1);
  }
  /// A new edge, also between nodes that have one: a null key keeps parallel
  /// edges apart.
  Agedge_t* edge(Agnode_t* from, Agnode_t* to) {
    return agedge(graph_.get(), from, to, nullptr, 1);
  }
  template <class Object>
  void set(Object* object, Agsym_t* attribute, const std::string& value) {
    agxset(object, attribute, mut(value));
  }

  /// The graph in the DOT language.
  std::string write() {
    std::string out;
    agwrite(graph_.get(), &out);
    return out;
  }

  Agraph_t* get() { return graph_.get(); }

  /// `text` as Graphviz takes it literally in names, labels and tooltips.
  static std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
      if (c == '\\') {
        out += "\\\\";
      } else if (c == '\n') {
        out += "\\n";
      } else if (c == '&') {
        out += "&amp;";
      } else {
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
      }
    }
    return out;
  }

 private:
  struct Close {
    void operator()(Agraph_t* graph) const { agclose(graph); }
  };
  static char* mut(const std::string& text) {
    return const_cast<char*>(text.c_str());
  }
  static char* mut(const char* text) { return const_cast<char*>(text); }

  /// Writes into a std::string where cgraph's own writes to a FILE*.
  static Agdisc_t& discipline() {
    static Agiodisc_t io = {nullptr,
                            [](void* out, const char* text) {
                              *static_cast<std::string*>(out) += text;
                              return 0;
                            },
                            [](void*) { return 0; }};
    static Agdisc_t discipline = {&AgMemDisc, &AgIdDisc, &io};
    return discipline;
  }

  std::unique_ptr<Agraph_t, Close> graph_;
};

}  // namespace entente
