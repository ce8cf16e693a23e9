#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include <QPointF>
#include <QString>
#include <QStringList>

#include "ui/style/theme.h"

namespace ui {

/// One axis of a figure.
struct Axis {
    QString title; ///< with the unit, e.g. "nats per user"; shown in exports, spoken in descriptions
    std::optional<double> minimum; ///< fixed end; unset = follows the data, growing in steps
    std::optional<double> maximum;
    bool logarithmic = false; ///< points with a value ≤ 0 are left out; so is a fixed end ≤ 0
    bool whole = false;       ///< values are whole numbers
    bool time = false;        ///< values are seconds, shown as 1:02:03
};

/// A line through points; x ascends. A value that is not finite makes a gap.
struct Curve {
    QString name;
    Hue hue = Hue::Blue;
    bool dashed = false;  ///< told apart from its neighbour without colour
    bool planned = false; ///< not measured: corners of straight lines, known ahead
    bool faint = false;   ///< raw values behind the line that counts; has no legend entry and no hover value
    bool dotted = false;  ///< a dot at each point and no line between them
    std::vector<QPointF> points;
    std::vector<double> errors = {}; ///< half lengths of error bars, by point; empty = none
};

/// A thin horizontal line with its name at the right end, for a baseline.
struct ReferenceLine {
    QString name;
    double y = 0.0;
    Hue hue = Hue::Neutral;
};

struct LineFigure {
    QString title;  ///< e.g. "KL"
    QString phrase; ///< exactly what is plotted
    Axis x;
    Axis y;
    std::vector<Curve> curves;
    std::vector<ReferenceLine> references;
};

/// What the axis says below a bar.
struct BarMark {
    std::size_t bar = 0;
    QString label;
};

/// Vertical bars, one a label, with ± whiskers where they are known.
struct BarFigure {
    QString title;
    QString phrase;
    Axis x;
    Axis y;
    Hue hue = Hue::Blue;
    QString valueName;   ///< of the bars, e.g. "μ"
    QString whiskerName; ///< of the whiskers, e.g. "σ"
    QStringList labels;
    QStringList keys; ///< what the table of the data says instead, e.g. 2001-05-21; empty = the labels
    std::vector<BarMark>
        marks;                 ///< by bar, ascending; empty = every bar's label. What would touch is left out
    std::size_t mutedBars = 0; ///< so many, from the left, do not count: they are drawn muted
    QString mutedName;         ///< of those, e.g. "left out"
    std::vector<double> values;
    std::vector<double> whiskers; ///< half lengths; empty = none
    QString otherName = {};       ///< of values to compare with
    Hue otherHue = Hue::Vermilion;
    std::vector<double> others = {}; ///< one a bar, as a dot; empty = none
};

/// Rows of coloured cells along x. Values are ≥ 0; the scale of colours begins at 0.
struct HeatFigure {
    QString title;
    QString phrase;
    Axis x;
    QString rowTitle;  ///< what a row is, e.g. "dimension"
    QString valueName; ///< with the unit, e.g. "KL, nats"
    QStringList rows;  ///< names, from the top
    /// Where columns end; the first one begins at x's minimum, each other where its neighbour ends.
    std::vector<double> ends;
    std::vector<float> values; ///< a column after the other, rows.size() each; NaN = not known
};

/// One column of a figure's data: numbers, NaN where there is none, or texts.
struct FigureColumn {
    QString title;
    std::vector<double> numbers;
    QStringList texts;

    std::size_t size() const {
        return numbers.empty() ? static_cast<std::size_t>(texts.size()) : numbers.size();
    }
};

enum class PointShape { Dot, Diamond };

/// What some points of a group have in common; they share a colour.
struct PointKind {
    QString name;
    Hue hue = Hue::Neutral;
    bool faint = false; ///< the others, behind those that count
};

/// Points that are drawn alike: by kind, or by an amount on a ramp. What is shared never changes.
struct PointGroup {
    QString name;
    PointShape shape = PointShape::Dot;
    std::shared_ptr<const std::vector<float>> x;
    std::shared_ptr<const std::vector<float>> y;
    std::shared_ptr<const std::vector<std::uint8_t>> shades; ///< by point: its kind, or 255 times its amount
    std::vector<PointKind> kinds;                            ///< later ones are drawn over earlier ones
    std::optional<Ramp> ramp;                                ///< none: shades are kinds
    QString lowest;                                          ///< what the ends of the ramp stand for
    QString highest;
    std::shared_ptr<const std::vector<std::uint8_t>> chosen; ///< by point; 0 = dimmed. Null: none is

    std::size_t size() const { return x && y ? std::min(x->size(), y->size()) : 0; }
};

/// A name beside a point.
struct PointLabel {
    QPointF point;
    QString text;
};

/// A line over the points.
struct PlaneLine {
    std::vector<QPointF> points;
    bool closed = false; ///< an outline, dashed; else a connection of points
};

/// Points in a plane whose axes have one scale. The axes' fixed ends say which part is visible, at least;
/// the other direction is widened to fit.
struct ScatterFigure {
    QString title;
    QString phrase;
    Axis x;
    Axis y;
    std::vector<PointGroup> groups;                        ///< later ones are drawn over earlier ones
    std::vector<PlaneLine> lines;                          ///< over the points
    std::shared_ptr<const std::vector<PointLabel>> labels; ///< the most important first; null = none
    std::vector<FigureColumn> columns;                     ///< what the table says of the points
};

using Figure = std::variant<LineFigure, BarFigure, HeatFigure, ScatterFigure>;

} // namespace ui
