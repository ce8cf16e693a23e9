#include "ui/style/rule_words.h"

#include <QCoreApplication>

#include "ui/style/format.h"

namespace ui {

namespace {

struct RuleWords {
    Q_DECLARE_TR_FUNCTIONS(ui::RuleWords)
};

} // namespace

QString clicksName(model::ClickKind clicks, double minimumRating) {
    switch (clicks) {
    case model::ClickKind::Threshold:
        return RuleWords::tr("ratings ≥ %1").arg(shortest(minimumRating));
    case model::ClickKind::Counts:
        return RuleWords::tr("counts");
    case model::ClickKind::Any:
        return RuleWords::tr("every row");
    case model::ClickKind::Guess:
        break;
    }
    return {};
}

QString ruleName(const model::AppliedRule& rule) {
    const QString clicks = clicksName(rule.clicks, rule.minimumRating);
    const QString because = QString::fromStdString(rule.because);
    return clicks.isEmpty() || because.isEmpty() ? clicks + because
                                                 : QStringLiteral("%1 (%2)").arg(clicks, because);
}

} // namespace ui
