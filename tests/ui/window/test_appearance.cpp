#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QListWidget>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/own_settings.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/widgets.h"
#include "ui/data/dataset_page.h"
#include "ui/runs/runs_page.h"
#include "ui/style/theme.h"
#include "ui/window/appearance.h"
#include "ui/window/main_window.h"

using ui::Appearance;
using ui::Scheme;

/// What is remembered of the colours that the user chose.
class TestAppearance : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { useSettingsIn(m_folder); }
    void init() {
        beginStrictly();
        QSettings().clear();
    }
    void cleanup() { QApplication::setPalette({}); }
    void remembersTheChoiceAsAWord_data();
    void remembersTheChoiceAsAWord();
    void readsWhatEarlierVersionsStored_data();
    void readsWhatEarlierVersionsStored();
    void dressesOnlyWhatCanBeSeen();
    void dressesDialogsButNotThoseOfTheDesktop();

private:
    QTemporaryDir m_folder;
};

void TestAppearance::remembersTheChoiceAsAWord_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QString>("word");
    QTest::newRow("as the system") << static_cast<int>(Scheme::System) << QStringLiteral("system");
    QTest::newRow("light") << static_cast<int>(Scheme::Light) << QStringLiteral("light");
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark) << QStringLiteral("dark");
}

void TestAppearance::remembersTheChoiceAsAWord() {
    QFETCH(const int, scheme);
    QFETCH(const QString, word);
    Appearance().setScheme(static_cast<Scheme>(scheme));
    QCOMPARE(QSettings().value(QStringLiteral("scheme")).toString(), word);
    QCOMPARE(static_cast<int>(Appearance().scheme()), scheme);
}

void TestAppearance::readsWhatEarlierVersionsStored_data() {
    QTest::addColumn<QVariant>("stored");
    QTest::addColumn<int>("scheme");
    QTest::newRow("nothing") << QVariant() << static_cast<int>(Scheme::System);
    QTest::newRow("0") << QVariant(0) << static_cast<int>(Scheme::System);
    QTest::newRow("1") << QVariant(1) << static_cast<int>(Scheme::Light);
    QTest::newRow("2") << QVariant(2) << static_cast<int>(Scheme::Dark);
    QTest::newRow("a number without a meaning") << QVariant(3) << static_cast<int>(Scheme::System);
    QTest::newRow("another word") << QVariant(QStringLiteral("sepia")) << static_cast<int>(Scheme::System);
}

void TestAppearance::readsWhatEarlierVersionsStored() {
    QFETCH(const QVariant, stored);
    QFETCH(const int, scheme);
    if (stored.isValid())
        QSettings().setValue(QStringLiteral("scheme"), stored);
    QCOMPARE(static_cast<int>(Appearance().scheme()), scheme);
}

/// The rest follows when it is shown: a change of colours does not have to wait for it.
void TestAppearance::dressesOnlyWhatCanBeSeen() {
    ui::MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto* rail = window.findChild<QListWidget*>(QStringLiteral("rail"));
    rail->setCurrentRow(4);
    rail->setCurrentRow(0);
    const QWidget& seen = *window.dataPage().parentWidget()->parentWidget(); // what it scrolls in
    const QWidget& hidden = *window.runsPage().parentWidget()->parentWidget();
    const QString light = ui::styleSheetOf(ui::lightColours());
    const QString dark = ui::styleSheetOf(ui::darkColours());
    QCOMPARE(seen.styleSheet(), light);
    QCOMPARE(hidden.styleSheet(), light);
    QApplication::setPalette(ui::paletteOf(ui::darkColours())); // as the desktop does
    QTRY_COMPARE(seen.styleSheet(), dark);
    QCOMPARE(rail->styleSheet(), dark);
    QCOMPARE(hidden.styleSheet(), light);
    rail->setCurrentRow(4);
    QCOMPARE(hidden.styleSheet(), dark);
    QVERIFY(qApp->styleSheet().isEmpty()); // it would be for all of them
}

void TestAppearance::dressesDialogsButNotThoseOfTheDesktop() {
    const Appearance appearance;
    QWidget window;
    QDialog dialog(&window);
    dialog.show();
    QCOMPARE(dialog.styleSheet(), ui::styleSheetOf(ui::currentColours()));
    QFileDialog files(&window);
    files.setOption(QFileDialog::DontUseNativeDialog);
    files.show();
    QVERIFY(files.styleSheet().isEmpty());
}

TASTESCOPE_TEST(TestAppearance)
#include "test_appearance.moc"
