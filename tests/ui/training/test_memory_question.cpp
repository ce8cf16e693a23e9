#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "tests/support/registered_test.h"
#include "ui/training/memory_question.h"

/// The question before a run that needs more memory than there is.
class TestMemoryQuestion : public QObject {
    Q_OBJECT

private:
    QWidget m_page;

    static model::MemoryShortage shortage() {
        model::MemoryShortage shortage;
        shortage.needed = {5'000'000, 30'000'000'000, 1'000'000'000, 10'000'000'000, 11'000'000'000};
        shortage.available = 8'000'000'000;
        shortage.fits.emplace();
        shortage.fits->hidden = {900, 300};
        shortage.fits->latent = 150;
        return shortage;
    }

    QMessageBox* asked(ui::MemoryQuestion& question, const model::MemoryShortage& shortage) {
        question.ask(shortage);
        return m_page.findChild<QMessageBox*>(QStringLiteral("memoryQuestion"));
    }

private slots:
    void saysWhatIsNeededAndWhatWouldFit() {
        ui::MemoryQuestion question(&m_page);
        const QMessageBox* box = asked(question, shortage());
        QVERIFY(box);
        QVERIFY2(box->text().contains(QStringLiteral("52")) &&
                     box->text().contains(QStringLiteral("8.0 GB are free")),
                 qPrintable(box->text()));
        QVERIFY2(box->informativeText().startsWith(QStringLiteral(
                     "A network with 900, 300 hidden units and 150 latent dimensions would fit.")),
                 qPrintable(box->informativeText()));
        delete box;
    }

    void whereNothingFitsItSaysThat() {
        ui::MemoryQuestion question(&m_page);
        model::MemoryShortage hopeless = shortage();
        hopeless.fits.reset();
        const QMessageBox* box = asked(question, hopeless);
        QVERIFY(box->informativeText().startsWith(QStringLiteral("No network of these layers fits")));
        delete box;
    }

    void startAnywayIsOneOfTwoAnswers() {
        ui::MemoryQuestion question(&m_page);
        QSignalSpy anyway(&question, &ui::MemoryQuestion::startAnywayRequested);
        QMessageBox* box = asked(question, shortage());
        QVERIFY(box->defaultButton() == box->button(QMessageBox::Cancel));
        box->button(QMessageBox::Cancel)->click();
        QCOMPARE(anyway.count(), 0);
        QCoreApplication::sendPostedEvents(box, QEvent::DeferredDelete);
        box = asked(question, shortage());
        const QList<QAbstractButton*> buttons = box->buttons();
        const auto start =
            std::ranges::find(buttons, QStringLiteral("Start &anyway"), &QAbstractButton::text);
        QVERIFY(start != buttons.end());
        (*start)->click();
        QCOMPARE(anyway.count(), 1);
    }
};

TASTESCOPE_TEST(TestMemoryQuestion)
#include "test_memory_question.moc"
