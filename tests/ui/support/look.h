#pragma once

#include <QApplication>
#include <QTest>

#include "ui/window/appearance.h"

/// Light or dark as the window has it, for as long as this is there. It has to come before the widgets, as
/// it does in the window: of those that exist already, Qt lets some keep the ground of before. Needs
/// settings of the test's own.
class Look {
public:
    explicit Look(bool dark) { set(dark); }
    ~Look() { QApplication::setPalette({}); }
    Q_DISABLE_COPY_MOVE(Look)

    void set(bool dark) {
        m_appearance.setScheme(dark ? ui::Scheme::Dark : ui::Scheme::Light);
        QCoreApplication::processEvents(); // layouts within layouts
    }

private:
    ui::Appearance m_appearance;
};

/// Rows for a test that has to pass in both.
inline void addLooks() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}
