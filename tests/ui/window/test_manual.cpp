#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

#include "tests/support/registered_test.h"
#include "tests/ui/support/widgets.h"
#include "ui/style/theme.h"
#include "ui/window/appearance.h"
#include "ui/window/help.h"
#include "ui/window/main_window.h"
#include "ui/window/manual_pages.h"
#include "ui/window/manual_window.h"

class TestManual : public QObject {
    Q_OBJECT
private slots:
    void init() { beginStrictly(); }

    void everyPageOpens_data() { addPages(); }
    void everyPageOpens();
    void everyLinkLeadsSomewhere_data() { addPages(); }
    void everyLinkLeadsSomewhere();
    void everyHelpEntryOpensItsPage();
    void isOneWindow();
    void theListFollowsALink();
    void findsTextFromTheEndOnToTheBegin();
    void saysWhereThereIsNoSuchText();
    void followsLightAndDark();

private:
    static void addPages();
};

namespace {

QTextBrowser* pageOf(const ui::ManualWindow& manual) {
    return manual.findChild<QTextBrowser*>();
}

/// What a page calls itself, and every place that a link can lead to.
struct PagePlaces {
    QString title;
    QStringList anchors;
};

PagePlaces placesOf(const QTextDocument& document) {
    PagePlaces places;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 1 && places.title.isEmpty())
            places.title = block.text();
        for (auto at = block.begin(); !at.atEnd(); ++at)
            places.anchors += at.fragment().charFormat().anchorNames();
    }
    return places;
}

/// The type of each piece of text that is a link.
QList<QTextCharFormat> linksIn(const QTextDocument& document) {
    QList<QTextCharFormat> links;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at)
            if (const QTextCharFormat type = at.fragment().charFormat(); !type.anchorHref().isEmpty())
                links += type;
    return links;
}

QStringList linksOf(const QTextDocument& document) {
    QStringList targets;
    for (const QTextCharFormat& link : linksIn(document))
        targets += link.anchorHref();
    return targets;
}

QList<QColor> linkColoursOf(const QTextDocument& document) {
    QList<QColor> colours;
    for (const QTextCharFormat& link : linksIn(document))
        colours += link.foreground().color();
    return colours;
}

QMenu* helpMenuOf(const QMainWindow& window) {
    return window.menuBar()->actions().last()->menu();
}

} // namespace

void TestManual::addPages() {
    QTest::addColumn<QString>("file");
    for (const ui::ManualPage& page : ui::manualPages())
        QTest::newRow(qPrintable(page.file)) << page.file;
}

void TestManual::everyPageOpens() {
    QFETCH(const QString, file);
    ui::ManualWindow manual;
    manual.openPage(file);
    const QTextDocument& document = *pageOf(manual)->document();
    QVERIFY2(document.characterCount() > 400, "the page is empty");
    const auto* list = manual.findChild<QListWidget*>();
    QCOMPARE(placesOf(document).title, list->currentItem()->text());
}

void TestManual::everyLinkLeadsSomewhere() {
    QFETCH(const QString, file);
    ui::ManualWindow manual;
    manual.openPage(file);
    const QUrl from = pageOf(manual)->source();
    for (const QString& link : linksOf(*pageOf(manual)->document())) {
        const QUrl to = from.resolved(QUrl(link));
        manual.openPage(to.fileName());
        const QTextDocument& document = *pageOf(manual)->document();
        QVERIFY2(document.characterCount() > 400, qPrintable(link));
        QVERIFY2(!to.hasFragment() || placesOf(document).anchors.contains(to.fragment()), qPrintable(link));
    }
}

void TestManual::everyHelpEntryOpensItsPage() {
    const ui::MainWindow window;
    QStringList opened;
    for (QAction* entry : helpMenuOf(window)->actions()) {
        if (entry->isSeparator())
            break; // what follows is no page
        entry->trigger();
        opened += pageOf(*window.findChild<ui::ManualWindow*>())->source().fileName();
    }
    QCOMPARE(opened, QStringList({QStringLiteral("index.md"), QStringLiteral("numbers.md"),
                                  QStringLiteral("data.md"), QStringLiteral("command_line.md")}));
    QCOMPARE(helpMenuOf(window)->actions().first()->shortcut(), QKeySequence(QKeySequence::HelpContents));
}

void TestManual::isOneWindow() {
    QWidget window;
    ui::showManual(&window, QStringLiteral("index.md"));
    ui::showManual(&window, QStringLiteral("files.md"));
    const auto manuals = window.findChildren<ui::ManualWindow*>();
    QCOMPARE(manuals.size(), 1);
    QVERIFY(manuals.first()->isVisible());
    QCOMPARE(pageOf(*manuals.first())->source().fileName(), QStringLiteral("files.md"));
}

void TestManual::theListFollowsALink() {
    ui::ManualWindow manual;
    manual.openPage(QStringLiteral("index.md"));
    pageOf(manual)->setSource(QUrl(QStringLiteral("data.md#what-is-held-out")));
    const auto* list = manual.findChild<QListWidget*>();
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Data that can be opened"));
    pageOf(manual)->backward();
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Tastescope"));
}

void TestManual::findsTextFromTheEndOnToTheBegin() {
    ui::ManualWindow manual;
    manual.openPage(QStringLiteral("notation.md"));
    auto* find = manual.findChild<QLineEdit*>();
    QTest::keyClicks(find, QStringLiteral("Recall@R"));
    const QTextBrowser* page = pageOf(manual);
    QCOMPARE(page->textCursor().selectedText(), QStringLiteral("Recall@R"));
    const int first = page->textCursor().position();
    int found = 1;
    for (; found < 20; ++found) {
        QTest::keyClick(&manual, Qt::Key_F3);
        QTest::keyClick(find, Qt::Key_Return);
        if (page->textCursor().position() == first)
            break;
    }
    QVERIFY(found < 20);
    QCOMPARE(page->textCursor().selectedText(), QStringLiteral("Recall@R"));
}

void TestManual::saysWhereThereIsNoSuchText() {
    ui::ManualWindow manual;
    manual.openPage(QStringLiteral("notation.md"));
    auto* find = manual.findChild<QLineEdit*>();
    QTest::keyClicks(find, QStringLiteral("no such text"));
    QVERIFY(find->property("invalid").toBool());
    find->selectAll();
    QTest::keyClicks(find, QStringLiteral("EASE"));
    QVERIFY(!find->property("invalid").toBool());
}

void TestManual::followsLightAndDark() {
    ui::Appearance appearance;
    ui::ManualWindow manual;
    manual.openPage(QStringLiteral("index.md"));
    manual.show(); // what is hidden follows when it is shown again
    for (const ui::Scheme scheme : {ui::Scheme::Dark, ui::Scheme::Light}) {
        appearance.setScheme(scheme);
        const QList<QColor> colours = linkColoursOf(*pageOf(manual)->document());
        QVERIFY(colours.size() > 5);
        QCOMPARE(colours, QList<QColor>(colours.size(), ui::currentColours().accent));
        QCOMPARE(ui::currentColours().dark, scheme == ui::Scheme::Dark);
    }
    appearance.setScheme(ui::Scheme::System);
}

TASTESCOPE_TEST(TestManual)
#include "test_manual.moc"
