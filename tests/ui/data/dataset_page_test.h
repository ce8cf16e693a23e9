#pragma once

#include <QLineEdit>
#include <QSignalSpy>

#include "tests/support/own_settings.h"
#include "tests/ui/support/example_summary.h"
#include "tests/ui/support/page_test.h"
#include "ui/data/dataset_page.h"

/// The example with everything that a summary can tell.
inline std::shared_ptr<model::DatasetSummary> fullSummary() {
    auto summary = exampleSummary();
    model::ReaderSummary& reader = summary->reader;
    for (std::uint64_t line = 1; line <= 1000; ++line)
        reader.rejectedRows.push_back({"/data/ml/ratings.csv", 97 * line, line % 5 == 0 ? 0U : 3U,
                                       "the rating \"good\" is not a number", "414,260,good,964982703"});
    reader.rejected = 1234;
    reader.blanks = 17;
    reader.outsideDates = 4321;
    reader.duplicates = 56;
    reader.rows += reader.rejected + reader.outsideDates + reader.duplicates;
    reader.lines = reader.rows + reader.headers + reader.blanks;
    reader.attributes = {{"genres", 19, 9690, true}, {"year", 106, 9700}};
    summary->options.until = 1537799250;
    summary->options.minClicksPerItem = 2;
    summary->dropped.itemsBelowMinimum = 300;
    summary->dropped.clicksOfThoseItems = 300;
    summary->dropped.itemsOutsideTraining = 40;
    summary->dropped.clicksOnThoseItems = 65;
    summary->interactions -= 365;
    return summary;
}

/// A test of the page of the data that are open.
class DatasetPageTest : public PageTest<ui::DatasetPage> {
protected:
    void show(const std::shared_ptr<model::DatasetSummary>& summary) {
        m_page->setSummary(summary);
        // In a window of 1280 × 800, what the rail, the menus and the status bar leave.
        QVERIFY(showAt(*m_page, {1132, 744}));
    }

    QString text(const char* label) const { return shownText(*find<QLabel>(label)); }
    QString cell(const char* table, int row, int column) const {
        return find<ui::Table>(table)->model()->index(row, column).data().toString();
    }
    QLineEdit* filter() const { return find<QLineEdit>("itemFilter"); }

    bool showsPhrase(const QString& phrase) const {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&phrase](const QLabel* label) {
            return label->isVisible() && shownText(*label) == phrase;
        });
    }
};
