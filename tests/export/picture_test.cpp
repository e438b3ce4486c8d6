#include "export/picture.h"

#include <gtest/gtest.h>

#include <csignal>
#include <string>
#include <thread>

#include "export/child.h"
#include "tests/export/sample_facts.h"

namespace entente {
namespace {

using std::chrono::milliseconds;

/// A wheel: a hub, and spokes in a ring.
Drawing wheel(std::uint32_t size) {
  Drawing drawing;
  drawing.title = "Wheel";
  for (std::uint32_t i = 0; i < size; ++i)
    drawing.nodes.push_back({"n" + std::to_string(i),
                             "Entity " + std::to_string(i), TypeId{}, "", ""});
  for (std::uint32_t i = 1; i < size; ++i) {
    DrawnEdge edge;
    edge.from = 0;
    edge.to = i;
    edge.labels = {"leader of"};
    drawing.edges.push_back(edge);
    edge.from = i;
    edge.to = i + 1 < size ? i + 1 : 1;
    drawing.edges.push_back(edge);
  }
  return drawing;
}

TEST(Picture, LayoutDependsOnSize) {
  EXPECT_EQ(layout_for(wheel(10)), Layout::kLayers);
  EXPECT_EQ(layout_for(wheel(100)), Layout::kSprings);
  EXPECT_EQ(layout_for(wheel(800)), Layout::kPlain);
  EXPECT_EQ(layout_for(wheel(2000)), Layout::kCore);
}

struct Format {
  const char* name;
  PictureFormat format;
  std::string_view begins;
  friend std::ostream& operator<<(std::ostream& out, const Format& format) {
    return out << format.name;
  }
};

class PictureFormats : public testing::TestWithParam<Format> {};

TEST_P(PictureFormats, Draws) {
  for (const std::uint32_t size : {2U, 10U, 40U, 400U}) {
    const auto picture =
        draw_picture(wheel(size), vocabulary(), GetParam().format);
    ASSERT_TRUE(picture) << picture.error()[0];
    EXPECT_TRUE(picture->starts_with(GetParam().begins)) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Picture, PictureFormats,
    testing::Values(Format{"Svg", PictureFormat::kSvg, "<?xml"},
                    Format{"Png", PictureFormat::kPng, "\x89PNG"},
                    Format{"Pdf", PictureFormat::kPdf, "%PDF"}),
    [](const auto& test) { return test.param.name; });

TEST(Picture, ShowsNamesAndTitle) {
  const auto svg = draw_picture(wheel(5), vocabulary(), PictureFormat::kSvg);
  ASSERT_TRUE(svg);
  EXPECT_NE(svg->find("Entity 3"), svg->npos);
  EXPECT_NE(svg->find("leader of"), svg->npos);
  EXPECT_NE(svg->find(">Wheel<"), svg->npos);
  EXPECT_TRUE(svg->ends_with("</svg>\n"));
}

TEST(Picture, EqualDrawingsGiveEqualBytes) {
  for (const std::uint32_t size : {10U, 60U}) {
    const auto a = draw_picture(wheel(size), vocabulary(), PictureFormat::kSvg);
    const auto b = draw_picture(wheel(size), vocabulary(), PictureFormat::kSvg);
    ASSERT_TRUE(a);
    ASSERT_TRUE(b);
    EXPECT_EQ(*a, *b);
  }
}

TEST(Picture, AnEmptyGraphHasAPicture) {
  EXPECT_TRUE(draw_picture({}, vocabulary(), PictureFormat::kSvg));
}

TEST(Picture, NoTimeIsAFaultNotAHang) {
  const auto picture = draw_picture(wheel(1500), vocabulary(),
                                    PictureFormat::kSvg, milliseconds(1));
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error()[0].message,
            "Graphviz drew nothing in the time it was given");
}

TEST(Child, GivesWhatTheWorkReturns) {
  const std::string large(3'000'000, 'x');
  EXPECT_EQ(run_in_child([&] { return large; }, milliseconds(10000)), large);
}

TEST(Child, HangingCrashingAndThrowingGiveNothing) {
  EXPECT_EQ(run_in_child(
                [] {
                  std::this_thread::sleep_for(std::chrono::hours(1));
                  return std::string("late");
                },
                milliseconds(50)),
            std::nullopt);
  EXPECT_EQ(run_in_child(
                []() -> std::string {
                  std::raise(SIGKILL);
                  return "dead";
                },
                milliseconds(5000)),
            std::nullopt);
  EXPECT_EQ(run_in_child([]() -> std::string { throw 1; }, milliseconds(5000)),
            std::nullopt);
}

}  // namespace
}  // namespace entente
