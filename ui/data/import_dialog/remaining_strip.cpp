#include "ui/data/import_dialog/remaining_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QStyle>

#include "ui/components/elided_label.h"
#include "ui/data/row_account.h"
#include "ui/style/failure_text.h"
#include "ui/style/format.h"
#include "ui/style/progress.h"
#include "ui/tables/rows_model.h"

namespace ui {

namespace {

constexpr int progressHeight = 4;

QString unknown() {
    return QStringLiteral("–");
}

QString reasonsOf(const model::DatasetSummary& summary, const QString& separator) {
    QStringList reasons;
    for (const AccountRow& row : rowAccount(summary))
        if (row.kind == AccountRow::Kind::LeftOut)
            reasons += count(row.count) + QLatin1Char(' ') + row.what;
    return reasons.join(separator);
}

void repolish(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

RemainingStrip::RemainingStrip(QWidget* parent) : QFrame(parent) {
    setProperty("card", true);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("counting"));
    m_progress->setAccessibleName(tr("Counting progress"));
    m_progress->setTextVisible(false);
    m_progress->setProperty("thin", true);
    m_progress->setFixedHeight(progressHeight);
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 6);
    layout->setSpacing(4);
    layout->addLayout(buildNumbers());
    layout->addLayout(buildNotes());
    layout->addWidget(m_progress);
    clear();
}

QHBoxLayout* RemainingStrip::buildNumbers() {
    auto* title = new QLabel(tr("Result"), this);
    title->setProperty("title", true);
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(title, 0, Qt::AlignTop);
    m_users = addNumber(row, QStringLiteral("users"), tr("users"),
                        tr("Users left after filtering, held-out users included."));
    m_items = addNumber(row, QStringLiteral("items"), tr("items"), tr("Items that a training user clicked."));
    m_clicks =
        addNumber(row, QStringLiteral("clicks"), tr("clicks"), tr("User–item pairs left after filtering."));
    m_density = addNumber(row, QStringLiteral("density"), tr("density"), tr("Clicks / (users · items)."));
    m_heldOut = addNumber(row, QStringLiteral("heldOut"), tr("held-out users"),
                          tr("Users of the validation and the test block."));
    m_heldOutCaption = findChild<QLabel*>(QStringLiteral("heldOutCaption"));
    m_dropped = addNumber(row, QStringLiteral("dropped"), tr("rows dropped"), {});
    m_rejected =
        addNumber(row, QStringLiteral("rejected"), tr("rows rejected"),
                  tr("Rows that could not be read; they are listed when the data have been opened."));
    return row;
}

QLabel* RemainingStrip::addNumber(QHBoxLayout* layout, const QString& name, const QString& unit,
                                  const QString& help) {
    auto* number = new QLabel(this);
    number->setObjectName(name);
    number->setProperty("value", true);
    number->setTextFormat(Qt::PlainText);
    number->setToolTip(help);
    auto* caption = new QLabel(unit, this);
    caption->setObjectName(name + QStringLiteral("Caption"));
    caption->setProperty("muted", true);
    caption->setToolTip(help);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(number);
    lines->addWidget(caption);
    layout->addLayout(lines, 1);
    m_numbers += number;
    return number;
}

QHBoxLayout* RemainingStrip::buildNotes() {
    m_note = new ElidedLabel(this);
    m_note->setObjectName(QStringLiteral("note"));
    m_memory = new QLabel(this);
    m_memory->setObjectName(QStringLiteral("memory"));
    m_memory->setTextFormat(Qt::PlainText);
    m_memory->setProperty("muted", true);
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(m_note, 1);
    row->addWidget(m_memory);
    return row;
}

void RemainingStrip::setPreview(const model::ImportPreview& preview) {
    QString memory = tr("about %1 while reading").arg(dataSize(preview.memoryEstimated));
    if (preview.memoryAvailable > 0)
        memory = tr("%1 · %2 free").arg(memory, dataSize(preview.memoryAvailable));
    m_memory->setText(preview.memoryEstimated > 0 ? memory : QString());
}

void RemainingStrip::setSummary(const model::DatasetSummary& summary) {
    const std::uint64_t rows = summary.reader.rows;
    m_users->setText(count(summary.users));
    m_items->setText(count(summary.items));
    m_clicks->setText(count(summary.interactions));
    m_density->setText(percent(summary.density()));
    m_heldOut->setText(
        count(summary.usersShared ? summary.testUsers : summary.validationUsers + summary.testUsers));
    m_heldOutCaption->setText(summary.usersShared ? tr("test users") : tr("held-out users"));
    m_dropped->setText(count(rows > summary.interactions ? rows - summary.interactions : 0));
    m_rejected->setText(count(summary.reader.rejected));
    const QString reasons = reasonsOf(summary, QStringLiteral(" · "));
    m_dropped->setToolTip(plainToolTip(reasonsOf(summary, QStringLiteral("; "))));
    m_dropped->setAccessibleDescription(reasons);
    setNote(reasons.isEmpty() ? tr("Every row is a click.") : tr("Left out: %1").arg(reasons), false);
    setStale(false);
    m_progress->hide();
}

void RemainingStrip::setFailure(const model::Failure& failure) {
    const QString where = placeAndRemedy(failure);
    setNote(failureSentence(failure) + (where.isEmpty() ? where : QLatin1Char(' ') + where), true);
    for (QLabel* number : m_numbers)
        number->setText(unknown());
    m_progress->hide();
}

void RemainingStrip::setProgress(const model::ReadingProgress& progress) {
    showProgress(*m_progress, progress.bytesRead, progress.bytesTotal);
}

void RemainingStrip::outdate() {
    setStale(true);
    if (m_note->property("failure").toBool())
        setNote({}, false);
    m_progress->setRange(0, 0);
    m_progress->show();
}

void RemainingStrip::clear() {
    setStale(true);
    for (QLabel* number : m_numbers)
        number->setText(unknown());
    setNote({}, false);
    m_progress->hide();
}

void RemainingStrip::setStale(bool stale) {
    for (QLabel* number : m_numbers) {
        number->setProperty("stale", stale);
        repolish(number);
    }
}

void RemainingStrip::setNote(const QString& text, bool failure) {
    m_note->setProperty("failure", failure);
    m_note->setProperty("muted", !failure);
    repolish(m_note);
    m_note->setWholeText(text);
}

} // namespace ui
