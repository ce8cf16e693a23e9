#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QButtonGroup>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>

#include "tests/app/support/window_test.h"
#include "tests/support/registered_test.h"

namespace {

constexpr int pages = 5;

QString nameOf(const QWidget* widget) {
    const QString name = QLatin1String(widget->metaObject()->className()) + widget->objectName();
    return widget->parentWidget() ? nameOf(widget->parentWidget()) + QLatin1Char('/') + name : name;
}

bool isReachedByTab(const QWidget* widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button && button->group() && button->group()->exclusive() && !button->isChecked())
        return false; // the arrows go there from the checked one
    return widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy();
}

/// What somebody with a keyboard meets: every page by its shortcut, every control by Tab, under a name.
class TestKeyboard : public WindowTest {
    Q_OBJECT

private:
    QWidget* turnTo(int page) {
        QTest::keyClick(&window(), static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
        const auto* rail = find<QListWidget>(window(), "rail");
        if (rail->currentRow() != page)
            QTest::qFail("the page has not been turned", __FILE__, __LINE__);
        return window().centralWidget();
    }

    template <typename Widget>
    static QList<Widget*> inSight(const QWidget* parent) {
        QList<Widget*> found = parent->findChildren<Widget*>();
        found.removeIf([](const QWidget* widget) { return !widget->isVisible(); });
        return found;
    }

    /// The access keys of a page and of the menus, each with who has it.
    QMultiHash<QString, QString> accessKeys(const QWidget* page) const {
        QMultiHash<QString, QString> keys;
        const auto add = [&](const QString& text) {
            const QString key = QKeySequence::mnemonic(text).toString();
            if (!key.isEmpty())
                keys.insert(key, text);
        };
        for (const QAction* menu : window().menuBar()->actions())
            add(menu->text());
        for (const QAbstractButton* button : inSight<QAbstractButton>(page))
            if (button->isEnabled())
                add(button->text());
        for (const QLabel* label : inSight<QLabel>(page))
            if (label->buddy() && label->buddy()->isEnabled())
                add(label->text());
        for (const QTabBar* tabs : inSight<QTabBar>(page))
            for (int tab = 0; tab < tabs->count(); ++tab)
                add(tabs->tabText(tab));
        return keys;
    }

    /// E.g. "Alt+F: &Follow latest, &File"; empty = each control has a key of its own.
    QString sharedKeys(const QWidget* page) const {
        const auto keys = accessKeys(page);
        if (keys.size() <= window().menuBar()->actions().size())
            return QStringLiteral("no access keys but those of the menus");
        QStringList shared;
        for (const QString& key : keys.uniqueKeys())
            if (keys.count(key) > 1)
                shared +=
                    key + QStringLiteral(": ") + QStringList(keys.values(key)).join(QStringLiteral(", "));
        return shared.join(QStringLiteral("; "));
    }

    static QString nameless(const QWidget* page) {
        QStringList found;
        for (QWidget* widget : inSight<QWidget>(page)) {
            if (!isReachedByTab(widget))
                continue;
            const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
            if (!interface || interface->text(QAccessible::Name).isEmpty())
                found += nameOf(widget);
        }
        return found.join(QStringLiteral(", "));
    }

    static void addPages() {
        QTest::addColumn<int>("page");
        for (int page = 0; page < pages; ++page)
            QTest::addRow("page %d", page + 1) << page;
    }

private slots:
    void initTestCase() {
        openWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QVERIFY(m_tested->openExample());
        QVERIFY(m_tested->train(quickRun(2)));
    }

    void cleanupTestCase() { m_tested.reset(); }

    void noTwoControlsShareAnAccessKey_data() { addPages(); }
    void noTwoControlsShareAnAccessKey() {
        QFETCH(const int, page);
        QCOMPARE(sharedKeys(turnTo(page)), QString());
    }

    void noneIsSharedWhileARunGoes() {
        emit window().trainingPage().startRequested(quickRun(10000));
        QTRY_VERIFY_WITH_TIMEOUT(find<QAction>(window(), "stopAction")->isEnabled(), patience);
        const QString shared = sharedKeys(turnTo(1));
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        find<QAction>(window(), "stopAction")->trigger();
        QVERIFY(ended.wait(patience));
        QCOMPARE(shared, QString());
    }

    void everyControlHasAName_data() { addPages(); }
    void everyControlHasAName() {
        QFETCH(const int, page);
        const QWidget* shown = turnTo(page);
        // A chart has its name once it is drawn.
        QTRY_COMPARE_WITH_TIMEOUT(nameless(shown), QString(), patience);
    }

    void tabReachesEveryControl_data() { addPages(); }
    void tabReachesEveryControl() {
        QFETCH(const int, page);
        QSet<const QWidget*> missing;
        for (const QWidget* widget : inSight<QWidget>(turnTo(page)))
            if (isReachedByTab(widget))
                missing.insert(widget);
        QVERIFY(missing.size() > 1);
        for (qsizetype press = missing.size() * 2; press > 0 && !missing.isEmpty(); --press) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window(),
                            Qt::Key_Tab);
            missing.remove(QApplication::focusWidget());
        }
        QVERIFY2(missing.isEmpty(), missing.isEmpty() ? "" : qPrintable(nameOf(*missing.begin())));
    }
};

} // namespace

TASTESCOPE_TEST(TestKeyboard)
#include "test_keyboard.moc"
