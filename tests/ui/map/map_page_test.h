#pragma once

#include <QSignalSpy>

#include "tests/ui/support/example_map.h"
#include "tests/ui/support/page_test.h"
#include "ui/map/map_canvas.h"
#include "ui/map/map_chart.h"
#include "ui/map/map_page.h"

/// A test of the page with the map of 600 users and 200 items.
class MapPageTest : public PageTest<ui::MapPage> {
protected:
    static constexpr std::size_t userCount = 600;

    void makePage() {
        PageTest::makePage();
        m_page->resize(1132, 730);
    }

    void showMap() {
        m_page->setDirectory(m_example.users);
        m_page->setItems(m_example.items, m_example.itemClicks);
        m_page->setModelEpoch(62);
        m_page->setModelAvailable(true);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setMap(m_example.map);
    }

    /// The widget of that name that can be seen.
    template <typename Widget>
    Widget* seen(const char* name) const {
        for (Widget* widget : m_page->findChildren<Widget*>(QLatin1String(name)))
            if (widget->isVisibleTo(m_page.get()))
                return widget;
        return nullptr;
    }
    ui::MapChart* chart() const { return m_page->findChild<ui::MapChart*>(); }
    ui::MapCanvas* canvas() const { return m_page->findChild<ui::MapCanvas*>(); }

    ExampleMap m_example = exampleMap(userCount, 200);
};
