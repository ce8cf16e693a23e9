#include <QMenu>
#include <QStandardItemModel>
#include <QStyleOptionHeader>
#include <QTest>
#include <QToolButton>

#include "tests/support/registered_test.h"
#include "ui/components/menu_button.h"
#include "ui/tables/table_header.h"

namespace {

class OpenHeader : public ui::TableHeader {
public:
    using TableHeader::TableHeader;

    QStyleOptionHeader drawn(int section) const {
        QStyleOptionHeader option;
        initStyleOption(&option);
        initStyleOptionForIndex(&option, section);
        return option;
    }
    int width(int section) const { return sectionSizeFromContents(section).width(); }
};

} // namespace

/// What small parts look like that Qt would draw otherwise.
class TestTableHeader : public QObject {
    Q_OBJECT
private slots:
    void theArrowStandsBesideTheTitle() {
        QStandardItemModel model(1, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("Clicks"), QStringLiteral("Clicks")});
        OpenHeader header(nullptr);
        header.setModel(&model);
        header.setSortIndicatorShown(true);
        header.setSortIndicator(1, Qt::DescendingOrder);
        QCOMPARE(header.drawn(0).text, QStringLiteral("Clicks"));
        QCOMPARE(header.drawn(1).text, QStringLiteral("Clicks ▾"));
        QVERIFY(header.drawn(1).sortIndicator == QStyleOptionHeader::None);
        QCOMPARE(header.width(1) - header.width(0),
                 header.fontMetrics().horizontalAdvance(QStringLiteral(" ▾")));
        header.setSortIndicator(1, Qt::AscendingOrder);
        QCOMPARE(header.drawn(1).text, QStringLiteral("Clicks ▴"));
    }

    /// Qt does not notice that the pointer has left the button while its menu was open.
    void aButtonLooksAsBeforeOnceItsMenuIsClosed() {
        QWidget window;
        QToolButton* button = ui::makeMenuButton(QStringLiteral("Export"), QStringLiteral("export"), &window);
        button->menu()->addAction(QStringLiteral("This"));
        window.resize(600, 400);
        button->move(400, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCursor::setPos(window.mapToGlobal(QPoint(5, 5)));
        button->setAttribute(Qt::WA_UnderMouse);
        button->menu()->popup(window.mapToGlobal(QPoint(100, 100)));
        button->menu()->close();
        QVERIFY(!button->underMouse());
    }
};

TASTESCOPE_TEST(TestTableHeader)
#include "test_table_header.moc"
