#include "ui/map/map_tools.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>

#include "ui/style/icon.h"
#include "ui/style/theme.h"

namespace ui {

namespace {

/// What an item looks like on the map.
QIcon diamond() {
    constexpr int side = 14;
    constexpr int scale = 2;
    QPixmap pixmap(scale * side, scale * side);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentColours().of(Hue::Orange));
    painter.drawPolygon(QPolygonF({{2, 7}, {7, 2}, {12, 7}, {7, 12}}));
    return {pixmap};
}

} // namespace

MapTools::MapTools(QWidget* parent) : QWidget(parent) {
    m_explore =
        makeTool(QStringLiteral("exploreTool"), tr("E&xplore"),
                 tr("Drag a box to zoom in. The wheel zooms, Shift or the middle button pans, "
                    "Backspace goes back, Home shows everything. A click picks a user, a double click opens "
                    "one."),
                 MapChart::Tool::Explore);
    m_lasso = makeTool(QStringLiteral("lassoTool"), tr("L&asso"),
                       tr("Draw a line around users to select them; with Ctrl, in addition to those already "
                          "selected. Escape selects nobody."),
                       MapChart::Tool::Lasso);
    m_explore->setChecked(true);
    auto* group = new QButtonGroup(this);
    group->addButton(m_explore);
    group->addButton(m_lasso);
    m_items = new QCheckBox(tr("&Items"), this);
    m_items->setObjectName(QStringLiteral("mapItems"));
    m_items->setToolTip(tr("Shows, for each item, where a user who clicked only that item would be, as a "
                           "diamond, with the names of the most clicked items"));
    connect(m_items, &QCheckBox::toggled, this, &MapTools::itemsShown);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_explore);
    row->addWidget(m_lasso);
    row->addWidget(m_items);
    paintIcons();
}

QPushButton* MapTools::makeTool(const QString& name, const QString& text, const QString& help,
                                MapChart::Tool tool) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(help);
    button->setCheckable(true);
    connect(button, &QPushButton::toggled, this, [this, tool](bool checked) {
        if (checked)
            emit toolChosen(tool);
    });
    return button;
}

void MapTools::paintIcons() {
    m_items->setIcon(diamond());
    m_explore->setIcon(icon(QStringLiteral("search"), currentColours().text));
    m_lasso->setIcon(icon(QStringLiteral("lasso"), currentColours().text));
}

void MapTools::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        paintIcons();
    QWidget::changeEvent(event);
}

} // namespace ui
