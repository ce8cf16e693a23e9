#include "ui/chart_cards/chart_menu.h"

#include <QMenu>
#include <QToolButton>

#include "ui/components/menu_button.h"

namespace ui {

namespace {

std::vector<Figure> figuresOf(const QWidget* page) {
    std::vector<Figure> figures;
    for (const ChartCard* card : page->findChildren<ChartCard*>())
        if (card->isVisible())
            figures.push_back(card->figure());
    return figures;
}

/// Below the single charts, which are there by then.
void offerAll(QMenu* menu, QWidget* page, std::function<void(const std::vector<Figure>&)> exportAll) {
    QObject::connect(menu, &QMenu::aboutToShow, page, [menu, page, exportAll = std::move(exportAll)] {
        menu->addSeparator();
        menu->addAction(QMenu::tr("&This page's charts…"), page,
                        [page, exportAll] { exportAll(figuresOf(page)); })
            ->setEnabled(!figuresOf(page).empty());
    });
}

} // namespace

QString menuText(QString name) {
    return name.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void offerCharts(QMenu* menu, std::function<QWidget*()> page, CardRequest request) {
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, page = std::move(page), request] {
        menu->clear();
        for (ChartCard* card : page()->findChildren<ChartCard*>())
            if (card->isVisible())
                menu->addAction(menuText(card->accessibleName()), card,
                                [card, request] { (card->*request)(card->figure()); });
        if (menu->isEmpty())
            menu->addAction(QMenu::tr("No charts on this page yet"))->setEnabled(false);
    });
}

QToolButton* makeExportButton(QWidget* page, std::function<void(const std::vector<Figure>&)> exportAll) {
    QToolButton* button = makeMenuButton(QToolButton::tr("Export ▾"), QStringLiteral("export"), page);
    button->setAccessibleName(QToolButton::tr("Export a chart"));
    button->setToolTip(QToolButton::tr("Save a chart of this page as PNG, SVG, PDF or CSV"));
    offerCharts(
        button->menu(), [page] { return page; }, &ChartCard::exportRequested);
    if (exportAll)
        offerAll(button->menu(), page, std::move(exportAll));
    return button;
}

} // namespace ui
