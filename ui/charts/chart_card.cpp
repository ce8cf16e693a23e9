#include "ui/charts/chart_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/components/icon.h"
#include "ui/theme.h"

namespace ui {

ChartCard::ChartCard(QWidget* chart, std::function<Figure()> figure, QWidget* parent)
    : Card(parent), m_figure(std::move(figure)), m_menuButton(new QToolButton(this)) {
    auto* menu = new QMenu(m_menuButton);
    menu->addAction(tr("&Export…"), this, [this] { emit exportRequested(m_figure()); });
    menu->addAction(tr("&Copy as picture"), this, [this] { emit copyRequested(m_figure()); });
    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setProperty("quiet", true);
    m_menuButton->setIcon(icon(QStringLiteral("more"), currentColours().muted));
    m_menuButton->setAccessibleName(tr("Export or copy this chart"));
    m_menuButton->setToolTip(m_menuButton->accessibleName());
    headerLayout()->addWidget(m_menuButton);
    setContent(chart);
}

void ChartCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        m_menuButton->setIcon(icon(QStringLiteral("more"), currentColours().muted));
    Card::changeEvent(event);
}

} // namespace ui
