#pragma once

#include <functional>
#include <vector>

#include "ui/chart_cards/chart_card.h"

class QMenu;
class QToolButton;
class QWidget;

namespace ui {

/// What a card can be asked for: ChartCard::exportRequested or ChartCard::copyRequested.
using CardRequest = void (ChartCard::*)(const Figure&);

/// Fills the menu, each time it opens, with the charts of the page that is visible then; choosing one makes
/// its card send the request.
void offerCharts(QMenu* menu, std::function<QWidget*()> page, CardRequest request);

/// The button at the right end of a page's top row that offers the page's charts for export. exportAll:
/// called with all of them when that is chosen; none: it is not offered.
QToolButton* makeExportButton(QWidget* page,
                              std::function<void(const std::vector<Figure>&)> exportAll = nullptr);

/// A name from data as the text of a menu entry: an ampersand in it is no access key.
QString menuText(QString name);

} // namespace ui
