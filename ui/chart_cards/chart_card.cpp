#include "ui/chart_cards/chart_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/chart_cards/figure_dialog.h"
#include "ui/charts/line_chart.h"
#include "ui/components/menu_button.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

namespace ui {

ChartCard::ChartCard(QWidget* chart, std::function<Figure()> figure, QWidget* parent)
    : Card(parent), m_figure(std::move(figure)), m_menuButton(new QToolButton(this)) {
    buildMenu();
    headerLayout()->addWidget(m_menuButton);
    setContent(chart);
}

ChartCard::ChartCard(LineChart* chart, QWidget* parent)
    : ChartCard(
          chart, [chart] { return chart->figure(); }, parent) {
    addAxisChoices(chart);
}

void ChartCard::buildMenu() {
    m_menu = new QMenu(m_menuButton);
    m_menu->addAction(tr("&Export…"), this, [this] { emit exportRequested(m_figure()); });
    m_menu->addAction(tr("&Copy as picture"), this, [this] { emit copyRequested(m_figure()); });
    m_menu->addAction(tr("Show as &table"), this, &ChartCard::showTable);
    setMenuOf(m_menuButton, m_menu);
    m_menuButton->setProperty("quiet", true);
    m_menuButton->setIcon(icon(QStringLiteral("more"), currentColours().muted));
    m_menuButton->setAccessibleName(tr("Export this chart, see its data"));
    m_menuButton->setToolTip(m_menuButton->accessibleName());
}

void ChartCard::addAxisChoices(LineChart* chart) {
    m_menu->addSeparator();
    m_menu->addAction(tr("Zoom &back\tBackspace"), chart, &LineChart::zoomBack);
    m_menu->addAction(tr("Show e&verything\tHome"), chart, &LineChart::showEverything);
    m_menu->addSeparator();
    const std::pair<QString, LineChart::Direction> choices[] = {
        {tr("Logarithmic &y axis"), LineChart::Direction::Y},
        {tr("Logarithmic &x axis"), LineChart::Direction::X}};
    for (const auto& [text, direction] : choices) {
        QAction* choice = m_menu->addAction(text);
        choice->setCheckable(true);
        connect(choice, &QAction::triggered, chart,
                [chart, direction = direction](bool checked) { chart->setLogarithmic(direction, checked); });
        connect(m_menu, &QMenu::aboutToShow, choice, [chart, choice, direction = direction] {
            const LineFigure& figure = chart->figure();
            const Axis& axis = direction == LineChart::Direction::X ? figure.x : figure.y;
            choice->setChecked(axis.logarithmic);
            choice->setEnabled(axis.logarithmic || chart->canBeLogarithmic(direction));
        });
    }
}

void ChartCard::showTable() {
    auto* dialog = new FigureDialog(m_figure(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void ChartCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        m_menuButton->setIcon(icon(QStringLiteral("more"), currentColours().muted));
    Card::changeEvent(event);
}

} // namespace ui
