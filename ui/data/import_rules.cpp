#include "ui/data/import_rules.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include "ui/style/format.h"
#include "ui/style/rule_words.h"

namespace ui {

namespace {

struct ImportRules {
    Q_DECLARE_TR_FUNCTIONS(ui::ImportRules)
};

QStringList datesOf(const model::ImportOptions& options) {
    const auto day = [](std::int64_t seconds) {
        return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date(),
                                  QLocale::ShortFormat);
    };
    QStringList dates;
    if (options.from)
        dates += ImportRules::tr("from %1").arg(day(*options.from));
    if (options.until)
        dates += ImportRules::tr("before %1").arg(day(*options.until));
    return dates;
}

QStringList minimumsOf(const model::ImportOptions& options) {
    QStringList minimums;
    if (options.minClicksPerItem > 1)
        minimums += ImportRules::tr("items with ≥ %1").arg(count(options.minClicksPerItem));
    if (options.minClicksPerUser > 1)
        minimums += ImportRules::tr("users with ≥ %1").arg(count(options.minClicksPerUser));
    if (!minimums.isEmpty() && options.untilStable)
        minimums.back() = ImportRules::tr("%1, until stable").arg(minimums.back());
    return minimums;
}

QString heldOutClicks(const model::ImportOptions& options) {
    const QString share = percent(options.heldOutItems, 2);
    return options.split == model::SplitKind::LatestClicks
               ? ImportRules::tr("%1 + %1 of each user’s clicks, latest").arg(share)
               : ImportRules::tr("%1 + %1 of each user’s clicks, random").arg(share);
}

QString splitOf(const model::DatasetSummary& summary) {
    QString users =
        ImportRules::tr("%1 + %2 held out").arg(count(summary.validationUsers), count(summary.testUsers));
    if (summary.splitWasGiven)
        return summary.usersShared ? ImportRules::tr("split as given")
                                   : ImportRules::tr("split as given · %1").arg(users);
    switch (summary.options.split) {
    case model::SplitKind::RandomClicks:
    case model::SplitKind::LatestClicks:
        return heldOutClicks(summary.options);
    case model::SplitKind::AsGiven:
    case model::SplitKind::HeldOutUsers:
        break;
    }
    return users;
}

} // namespace

QString importRules(const model::DatasetSummary& summary) {
    QStringList rules;
    if (!summary.chosenTable.empty())
        rules += ImportRules::tr("%1, the likeliest of %2 tables")
                     .arg(QString::fromStdString(summary.chosenTable), count(summary.tablesAmong));
    if (!summary.splitWasGiven || summary.options.clicks == model::ClickKind::Threshold ||
        summary.options.clicks == model::ClickKind::Counts)
        rules += clicksName(summary.options.clicks, summary.options.minimumRating);
    rules += datesOf(summary.options);
    if (!summary.splitWasGiven)
        rules += minimumsOf(summary.options);
    rules += splitOf(summary);
    if (summary.usersShared)
        rules += ImportRules::tr("plain recall");
    if (!summary.validationUnmeasured.empty())
        rules += ImportRules::tr("nobody to measure for validation: %1")
                     .arg(QString::fromStdString(summary.validationUnmeasured));
    if (!summary.testUnmeasured.empty())
        rules += ImportRules::tr("nobody to measure for test: %1")
                     .arg(QString::fromStdString(summary.testUnmeasured));
    if (summary.rule.found)
        rules += QString::fromStdString(summary.rule.because);
    for (const std::string& note : summary.reader.notes)
        rules += QString::fromStdString(note);
    return rules.join(QStringLiteral(" · "));
}

} // namespace ui
