#pragma once

#include <optional>
#include <variant>
#include <vector>

#include <QPointF>
#include <QString>
#include <QStringList>

#include "ui/theme.h"

namespace ui {

/// One axis of a figure.
struct Axis {
    QString title; ///< with the unit, e.g. "nats per user"; shown in exports, spoken in descriptions
    std::optional<double> minimum; ///< fixed end; unset = follows the data, growing in steps
    std::optional<double> maximum;
    bool logarithmic = false; ///< points with a value ≤ 0 are left out
    bool whole = false;       ///< values are whole numbers
};

/// A line through points; x ascends. NaN makes a gap.
struct Curve {
    QString name;
    Hue hue = Hue::Blue;
    bool dashed = false;  ///< told apart from its neighbour without colour
    bool planned = false; ///< not measured: corners of straight lines, known ahead
    bool faint = false;   ///< raw values behind the line that counts; has no legend entry and no hover value
    std::vector<QPointF> points;
};

/// A thin dashed horizontal line with its name at the right end, for a baseline.
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
};

using Figure = std::variant<LineFigure, BarFigure>;

} // namespace ui
