#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/own_settings.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/widgets.h"
#include "ui/window/appearance.h"

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
    void cleanup() {
        qApp->setStyleSheet({});
        QApplication::setPalette({});
    }
    void remembersTheChoiceAsAWord_data();
    void remembersTheChoiceAsAWord();
    void readsWhatEarlierVersionsStored_data();
    void readsWhatEarlierVersionsStored();

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

TASTESCOPE_TEST(TestAppearance)
#include "test_appearance.moc"
