#pragma once

#include <QWheelEvent>

#include <cmath>

#include "tests/ui/support/example_map.h"
#include "tests/ui/support/page_test.h"
#include "ui/map/map_canvas.h"
#include "ui/map/map_chart.h"
#include "ui/map/map_selection.h"

inline ui::MapData dataOf(const ExampleMap& example) {
    return {example.users, example.items, example.itemClicks, example.map};
}

/// Users at the corners of a long rectangle and in its middle; an item beside it.
inline ExampleMap smallMap() {
    ExampleMap example;
    example.map = std::make_shared<model::LatentMap>();
    example.map->userX = {-4, 4, 4, -4, 0};
    example.map->userY = {-1, -1, 1, 1, 0};
    example.map->userKl = {10, 20, 30, 40, 50};
    example.map->itemX = {2};
    example.map->itemY = {0};
    auto users = std::make_shared<std::vector<model::UserEntry>>();
    for (const char* id : {"a", "b", "c", "d", "e"})
        users->push_back({id, model::UserRole::Training, 10});
    (*users)[1].role = model::UserRole::Validation;
    (*users)[2].role = model::UserRole::Test;
    example.users = users;
    example.items = std::make_shared<const std::vector<model::ItemRow>>(
        std::vector<model::ItemRow>{{"7", "Se7en, \"the\" film", {}}});
    example.itemClicks = std::make_shared<const std::vector<std::uint64_t>>(std::vector<std::uint64_t>{12});
    return example;
}

inline double distance(const QPointF& a, const QPointF& b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// A test of the map itself, m_page, with mouse gestures on it.
class MapChartTest : public PageTest<ui::MapChart> {
protected:
    void showSmallMap() {
        makePage();
        m_page->resize(760, 560);
        m_page->setData(dataOf(smallMap()));
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        canvas()->setFocus(Qt::MouseFocusReason);
    }

    ui::MapCanvas* canvas() const { return m_page->findChild<ui::MapCanvas*>(); }
    QWidget* ground() const { return canvas()->viewport(); }
    QPoint placeOf(std::uint32_t user) const { return m_page->placeOf({false, user}).toPoint(); }
    QImage drawn() const { return m_page->grab().toImage(); }

    // Moves go straight to the widget: QTest's move the cursor, which may be there already, and have no
    // button pressed.
    void move(const QPoint& place, Qt::MouseButtons buttons = {}, Qt::KeyboardModifiers keys = {}) const {
        QMouseEvent event(QEvent::MouseMove, place, ground()->mapToGlobal(place), Qt::NoButton, buttons,
                          keys);
        QCoreApplication::sendEvent(ground(), &event);
    }

    void drag(const std::vector<QPoint>& way, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers keys = {}) const {
        QTest::mousePress(ground(), button, keys, way.front());
        for (const QPoint& place : way)
            move(place, button, keys);
        QTest::mouseRelease(ground(), button, keys, way.back());
    }

    void wheel(const QPoint& place, int steps) const {
        QWheelEvent event(place, ground()->mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(ground(), &event);
    }

    void encircle(const QRect& box, Qt::KeyboardModifiers keys = {}) const {
        m_page->setTool(ui::MapChart::Tool::Lasso);
        drag({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()}, Qt::LeftButton, keys);
    }
};
