#include "tests/app/support/page_walk.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/look.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/texts.h"
#include "ui/charts/bar_chart.h"
#include "ui/style/theme.h"

/// Every page at the smallest size that is promised, light and dark: no text is cut, and the charts have
/// their colours.
class TestPagesFit : public WindowTest {
    Q_OBJECT
private slots:
    void init() { openWindow(); }
    void cleanup() { m_tested.reset(); }
    void cutsNoText_data();
    void cutsNoText();
    void scrollsWhereThereIsNoRoom();
};

void TestPagesFit::cutsNoText_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const QSize& size : {QSize(1280, 800), QSize(960, 640)}) {
        const QByteArray width = QByteArray::number(size.width());
        QTest::newRow(("light, " + width).constData()) << false << size;
        QTest::newRow(("dark, " + width).constData()) << true << size;
    }
}

void TestPagesFit::cutsNoText() {
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    window().resize(size);
    chooseScheme(window(), dark);
    const ui::Colours& colours = ui::currentColours();
    QCOMPARE(colours.dark, dark);
    QStringList cut;
    PageWalk walk(*m_tested, [&cut](const QString& name, const QWidget& shown) {
        if (const QString texts = CutTexts(shown).toString(); !texts.isEmpty())
            cut += name + QStringLiteral(": ") + texts;
    });
    QCOMPARE(walk.go(), QString());
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    QCOMPARE(window().size(), size);

    choosePage(window(), 1);
    const std::pair<const char*, ui::Hue> lines[] = {{"elbo", ui::Hue::Blue},
                                                     {"reconstruction", ui::Hue::Green},
                                                     {"kl", ui::Hue::Purple},
                                                     {"beta", ui::Hue::Orange},
                                                     {"validation", ui::Hue::Vermilion}};
    for (const auto& [chart, hue] : lines)
        QVERIFY2(hasColour(*find<ui::LineChart>(window(), chart), colours.of(hue)), chart);
    choosePage(window(), 2);
    QVERIFY(hasColour(*find<ui::BarChart>(window(), "latentMeans"), colours.of(ui::Hue::Blue)));
}

/// As on a laptop's screen of 1366 × 768 at one and a half.
void TestPagesFit::scrollsWhereThereIsNoRoom() {
    loadExample();
    window().resize(911, 512);
    QCOMPARE(window().size(), QSize(911, 512));
    for (int page = 0; page < 5; ++page) {
        choosePage(window(), page);
        QCoreApplication::processEvents();
        QCOMPARE(window().size(), QSize(911, 512));
    }
    QVERIFY(window().dataPage().height() > 512);
    QVERIFY(window().minimumWidth() <= 911 && window().minimumHeight() <= 512);
}

TASTESCOPE_TEST(TestPagesFit)
#include "test_pages_fit.moc"
