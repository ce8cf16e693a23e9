#include "ui/map/map_legend.h"

#include <QFontMetrics>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

#include "ui/charts/plot_frame.h"

namespace ui {

namespace {

constexpr int legendFont = 12;
constexpr int barWidth = 84;
constexpr int barHeight = 8;
constexpr int betweenParts = 5;
constexpr int betweenKinds = 10;
constexpr int dotWidth = 9;
constexpr int narrowest = 140; ///< so much stays visible; the tooltip has all of it

int widthOf(const QString& text) {
    return QFontMetrics(chartFont(legendFont)).horizontalAdvance(text);
}

} // namespace

MapLegend::MapLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MapLegend::setGroup(const PointGroup& group) {
    m_group = group;
    QStringList words;
    for (const PointKind& kind : group.kinds)
        words += kind.name;
    if (group.ramp)
        words = {group.name, group.lowest, group.highest};
    setAccessibleName(tr("What the colours mean: %1").arg(words.join(QStringLiteral(", "))));
    setToolTip(words.join(QStringLiteral(" · ")));
    updateGeometry();
    update();
}

QSize MapLegend::sizeHint() const {
    int width = 0;
    if (m_group.ramp)
        width = widthOf(m_group.lowest) + barWidth + widthOf(m_group.highest) + widthOf(m_group.name) +
                2 * betweenParts + betweenKinds;
    else
        for (const PointKind& kind : m_group.kinds)
            width += dotWidth + betweenParts + widthOf(kind.name) + betweenKinds;
    return {width, 24};
}

QSize MapLegend::minimumSizeHint() const {
    return {std::min(narrowest, sizeHint().width()), sizeHint().height()};
}

void MapLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chartFont(legendFont));
    if (m_group.ramp)
        paintRamp(painter);
    else
        paintKinds(painter);
}

void MapLegend::paintRamp(QPainter& painter) const {
    const Colours& colours = currentColours();
    int x = 0;
    const auto write = [&](const QString& text, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(QRect(x, 0, widthOf(text) + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += widthOf(text);
    };
    write(m_group.lowest, colours.text);
    const QRectF bar(x + betweenParts, (height() - barHeight) / 2.0, barWidth, barHeight);
    QLinearGradient amounts(bar.topLeft(), bar.topRight());
    for (const double amount : {0.0, 0.5, 1.0})
        amounts.setColorAt(amount, colours.ofAmount(amount, *m_group.ramp));
    painter.setPen(Qt::NoPen);
    painter.setBrush(amounts);
    painter.drawRoundedRect(bar, 2, 2);
    x += 2 * betweenParts + barWidth;
    write(m_group.highest, colours.text);
    x += betweenKinds;
    write(painter.fontMetrics().elidedText(m_group.name, Qt::ElideRight, width() - x), colours.muted);
}

void MapLegend::paintKinds(QPainter& painter) const {
    const Colours& colours = currentColours();
    int x = 0;
    for (const PointKind& kind : m_group.kinds) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.of(kind.hue));
        painter.drawEllipse(QPointF(x + dotWidth / 2.0, height() / 2.0), dotWidth / 2.0, dotWidth / 2.0);
        x += dotWidth + betweenParts;
        painter.setPen(colours.text);
        painter.drawText(QRect(x, 0, widthOf(kind.name) + 2, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         kind.name);
        x += widthOf(kind.name) + betweenKinds;
    }
}

} // namespace ui
