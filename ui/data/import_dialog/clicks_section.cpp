#include "ui/data/import_dialog/clicks_section.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>

#include <algorithm>

#include "ui/components/elided_label.h"
#include "ui/data/import_dialog/date_limit.h"
#include "ui/data/import_dialog/events_field.h"
#include "ui/data/import_dialog/guess_box.h"
#include "ui/data/import_dialog/section_rows.h"
#include "ui/fields/choice.h"
#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"

namespace ui {

namespace {

using model::ClickKind;
using model::ImportOptions;
using model::Repeats;

constexpr int numberWidth = 56;

/// Beside an input that has no effect.
ElidedLabel* reasonBeside(const QString& name, const QString& text, QWidget* parent) {
    auto* label = new ElidedLabel(parent);
    label->setObjectName(name);
    label->setProperty("muted", true);
    label->setWholeText(text);
    label->hide();
    return label;
}

} // namespace

ClicksSection::ClicksSection(QWidget* parent)
    : ImportSection(parent), m_rows(new SectionRows(this)), m_given(new QLabel(this)) {
    setTitle(tr("Clicks"));
    m_given->setText(tr("The authors’ folder holds clicks already: every row is one."));
    m_given->setProperty("muted", true);
    m_given->setWordWrap(true);
    m_given->hide();
    m_rows->addWide(m_given);
    buildKind();
    buildEvents();
    buildRepeats();
    buildDates();
    buildMinimums();
    connectInputs();
    setContent(scrolling(m_rows, tr("Which rows are clicks")));
    showWhatHasEffect();
}

void ClicksSection::buildKind() {
    m_kind = new GuessBox({}, this);
    m_kind->addChoice(tr("ratings of at least"), valueOf(ClickKind::Threshold));
    m_kind->addChoice(tr("every row"), valueOf(ClickKind::Any));
    m_kind->addChoice(tr("every row, counted"), valueOf(ClickKind::Counts));
    describe(
        m_kind, QStringLiteral("clicks"), tr("Clicks are"),
        tr("Which rows are clicks. Counted: a row with the number N is N clicks, x ∈ ℕ. The paper’s rule is "
           "ratings of at least 4."));
    m_minimumRating = new RealField({}, tr("a number"), this);
    describe(m_minimumRating, QStringLiteral("minimumRating"), tr("Ratings of at least"),
             tr("A rating of at least this is a click. The paper’s value is 4."));
    m_minimumRating->setFixedWidth(numberWidth);
    m_rows->addRow(tr("Clicks &are"), {m_kind, m_minimumRating});
    m_because = new ElidedLabel(this);
    m_because->setObjectName(QStringLiteral("because"));
    m_because->setProperty("muted", true);
    m_rows->addRow(QString(), {m_because});
}

void ClicksSection::buildEvents() {
    m_events = new EventsField(this);
    m_rows->addRow(tr("Events"), {m_events});
}

void ClicksSection::buildRepeats() {
    m_repeats = makeChoice<Repeats>({{tr("the first one counts"), Repeats::First},
                                     {tr("the last one counts"), Repeats::Last},
                                     {tr("their sum counts"), Repeats::Sum},
                                     {tr("the maximum counts"), Repeats::Max}},
                                    this);
    describe(m_repeats, QStringLiteral("repeats"), tr("Repeated pairs"),
             tr("Which rating counts when a user rated an item more than once, in the order of the file."));
    m_noRepeats = reasonBeside(QStringLiteral("noRepeats"), QString(), this);
    m_rows->addRow(tr("Repeated &pairs"), {m_repeats, m_noRepeats});
}

void ClicksSection::buildDates() {
    m_from = new DateLimit(tr("&since"), false, this);
    m_from->setObjectName(QStringLiteral("from"));
    m_until = new DateLimit(tr("&until"), true, this);
    m_until->setObjectName(QStringLiteral("until"));
    m_dates = new QWidget(this);
    auto* row = new QHBoxLayout(m_dates);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_from, 1);
    row->addWidget(m_until, 1);
    m_noDates = reasonBeside(QStringLiteral("noDates"), QString(), m_dates);
    row->addWidget(m_noDates, 2);
    m_rows->addWide(m_dates);
}

void ClicksSection::buildMinimums() {
    m_minClicksPerUser = new WholeField({.minimum = 1}, tr("a whole number of at least 1"), this);
    describe(m_minClicksPerUser, QStringLiteral("minClicksPerUser"), tr("Minimum clicks per user"),
             tr("Users with fewer clicks are left out. The paper’s value is 5."));
    m_minClicksPerItem = new WholeField({.minimum = 1}, tr("a whole number of at least 1"), this);
    describe(m_minClicksPerItem, QStringLiteral("minClicksPerItem"), tr("Minimum clicks per item"),
             tr("Items with fewer clicks are left out, before users are counted. The paper has no such limit "
                "(1)."));
    for (WholeField* field : {m_minClicksPerUser, m_minClicksPerItem})
        field->setFixedWidth(numberWidth);
    auto* user = new QLabel(tr("by user"), this);
    auto* item = new QLabel(tr("b&y item"), this);
    item->setBuddy(m_minClicksPerItem);
    m_rows->addRow(tr("Mi&nimum clicks"), {m_minClicksPerUser, user, m_minClicksPerItem, item});
    m_untilStable = new QCheckBox(tr("repeat until sta&ble (k-core)"), this);
    describe(m_untilStable, QStringLiteral("untilStable"), tr("Repeat until stable"),
             tr("Both minimums are applied repeatedly until every user and every item has enough."));
    m_noMinimums = reasonBeside(QStringLiteral("noMinimums"), tr("split given"), this);
    m_rows->addRow(QString(), {m_untilStable, m_noMinimums});
}

void ClicksSection::connectInputs() {
    connect(m_kind, &GuessBox::edited, this, [this] {
        showWhatHasEffect();
        emit edited();
    });
    connect(m_minimumRating, &Field::edited, this, &ClicksSection::onMinimumEdited);
    for (const Field* field :
         {static_cast<const Field*>(m_minClicksPerUser), static_cast<const Field*>(m_minClicksPerItem)})
        connect(field, &Field::edited, this, [this] {
            showMinimums();
            emit edited();
        });
    connect(m_repeats, &QComboBox::currentIndexChanged, this, &ClicksSection::edited);
    connect(m_untilStable, &QCheckBox::toggled, this, &ClicksSection::edited);
    connect(m_events, &EventsField::edited, this, &ClicksSection::onEventsEdited);
    for (const DateLimit* limit : {m_from, m_until})
        connect(limit, &DateLimit::edited, this, &ClicksSection::edited);
}

void ClicksSection::showWhatHasEffect() {
    if (!m_given->isHidden())
        return; // of the authors' layout nothing is chosen
    showEvents();
    m_minimumRating->setVisible(m_kind->value() == valueOf(ClickKind::Threshold));
    m_because->setVisible(!m_kind->chosen().isValid() && !m_because->wholeText().isEmpty());
    showRepeats();
}

/// The reason holds as long as nothing else is chosen.
void ClicksSection::showRule(const model::AppliedRule& rule) {
    if (m_kind->chosen().isValid())
        return;
    const QScopedValueRollback setting(m_setting, true);
    if (rule.clicks == ClickKind::Threshold)
        m_minimumRating->setValue(rule.minimumRating);
    const QString because = QString::fromStdString(rule.because);
    m_because->setWholeText(
        rule.clicks == ClickKind::Guess && !because.isEmpty() ? tr("Choose: %1.").arg(because) : because);
    showWhatHasEffect();
}

/// Whoever types a minimum wants it, whatever would be found.
void ClicksSection::onMinimumEdited() {
    if (m_setting)
        return;
    m_kind->setChosen(valueOf(ClickKind::Threshold));
    showWhatHasEffect();
    emit edited();
}

bool ClicksSection::weighsEvents() const {
    return std::ranges::any_of(m_events->chosen(),
                               [](const model::EventWeight& event) { return event.weight != 1.0; });
}

/// Weights of the same user and item add up.
void ClicksSection::onEventsEdited() {
    setRatingsAvailable(m_rated || weighsEvents());
    if (weighsEvents() && currentIn<Repeats>(*m_repeats) == Repeats::Last)
        setCurrent(*m_repeats, Repeats::Sum);
    emit edited();
}

void ClicksSection::showEvents() {
    m_rows->setRowVisible(m_events, !m_events->empty());
}

void ClicksSection::forgetEvents() {
    m_events->setChosen({});
    m_events->setEvents({});
    showEvents();
}

/// Without ratings every row is a click, whatever was chosen for other data.
void ClicksSection::setRatingsAvailable(bool available) {
    const QString reason = tr("No column holds ratings: every row is a click.");
    if (!available)
        m_kind->setChosen({});
    for (QWidget* input : {static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_minimumRating)})
        setAvailable(input, available, reason);
    showRepeats();
}

/// Where every row is a click it is all the same which rating counts.
void ClicksSection::showRepeats() {
    const bool rated = m_rated || weighsEvents();
    const bool everyRow = m_kind->value() == valueOf(ClickKind::Any);
    const bool available = m_latest || (rated && !everyRow);
    setAvailable(m_repeats, available,
                 rated ? tr("Every row is a click, whatever its rating.")
                       : tr("No column holds ratings: every row is a click."));
    m_noRepeats->setWholeText(rated ? tr("every row is a click") : tr("no ratings"));
    m_noRepeats->setVisible(!available && m_given->isHidden());
}

void ClicksSection::setLatestHeldOut(bool latest) {
    m_latest = latest;
    showRepeats();
}

void ClicksSection::setDatesAvailable(const model::ImportPreview& preview) {
    const bool numbered = preview.timed && preview.options.table.dates == model::DateForm::Order;
    m_timed = preview.timed && !numbered;
    for (DateLimit* limit : {m_from, m_until})
        limit->setDatesAvailable(m_timed, numbered
                                              ? tr("The times are running numbers: an order, and no dates.")
                                              : tr("No column holds times: choose it above the preview."));
    m_noDates->setWholeText(numbered ? tr("the times are an order, no dates") : tr("no column holds times"));
    m_noDates->setVisible(!m_timed);
}

/// A split that files bring was made for the clicks that they have.
void ClicksSection::setMinimumsAvailable(bool available) {
    m_splitGiven = !available;
    m_noMinimums->setVisible(!available && m_given->isHidden());
    showMinimums();
}

/// Repeating them needs both.
void ClicksSection::showMinimums() {
    const QString given = tr("The split is taken as the files give it: nothing is dropped from it.");
    for (WholeField* field : {m_minClicksPerUser, m_minClicksPerItem})
        setAvailable(field, !m_splitGiven, given);
    const bool both =
        m_minClicksPerUser->value().value_or(1) > 1 && m_minClicksPerItem->value().value_or(1) > 1;
    setAvailable(m_untilStable, !m_splitGiven && both,
                 m_splitGiven ? given : tr("It needs both minimums to be above 1."));
}

void ClicksSection::setOptions(const model::ImportOptions& options) {
    const QScopedValueRollback setting(m_setting, true);
    m_kind->setChosen(valueOf(options.clicks));
    m_minimumRating->setValue(options.minimumRating);
    m_events->setChosen(options.events);
    setCurrent(*m_repeats, options.repeats);
    m_from->setSeconds(options.from);
    m_until->setSeconds(options.until);
    m_minClicksPerUser->setValue(options.minClicksPerUser);
    m_minClicksPerItem->setValue(options.minClicksPerItem);
    m_untilStable->setChecked(options.untilStable);
    showWhatHasEffect();
    showMinimums();
}

void ClicksSection::addTo(model::ImportOptions& options) const {
    options.clicks = chosenIn<ClickKind>(*m_kind);
    if (m_kind->chosen().isValid()) // else the one that is found is shown
        options.minimumRating = m_minimumRating->value().value_or(options.minimumRating);
    options.events = m_events->chosen();
    options.repeats = currentIn<Repeats>(*m_repeats);
    options.from = m_timed ? m_from->seconds() : std::nullopt;
    options.until = m_timed ? m_until->seconds() : std::nullopt;
    options.minClicksPerUser = m_minClicksPerUser->value().value_or(options.minClicksPerUser);
    options.minClicksPerItem = m_minClicksPerItem->value().value_or(options.minClicksPerItem);
    options.untilStable = m_untilStable->isChecked();
}

void ClicksSection::removeIdle(model::ImportOptions& options) const {
    const ImportOptions usual;
    if (!m_repeats->isEnabled())
        options.repeats = usual.repeats;
    if (!m_untilStable->isEnabled())
        options.untilStable = usual.untilStable;
    if (!m_splitGiven)
        return;
    options.minClicksPerUser = usual.minClicksPerUser;
    options.minClicksPerItem = usual.minClicksPerItem;
}

void ClicksSection::setPreview(const model::ImportPreview& preview) {
    const bool given = preview.options.format == model::DataFormat::AuthorLayout;
    m_given->setVisible(given);
    m_rows->setRowsVisible(!given);
    m_dates->setVisible(!given);
    m_events->setEvents(preview.events);
    m_rated = preview.rated;
    setRatingsAvailable(m_rated || weighsEvents());
    m_kind->setGuess(valueOf(preview.options.clicks));
    showRule(preview.rule);
    setDatesAvailable(preview);
    m_noMinimums->setVisible(!given && m_splitGiven);
    if (!given)
        showWhatHasEffect();
}

void ClicksSection::setSummary(const model::DatasetSummary& summary) {
    if (summary.options.clicks != ClickKind::Guess)
        m_kind->setGuess(valueOf(summary.options.clicks));
    showRule(summary.rule);
    setMinimumsAvailable(!summary.splitWasGiven);
    if (summary.reader.days.empty())
        return;
    m_from->suggest(summary.reader.days.front().day);
    m_until->suggest(summary.reader.days.back().day);
}

QString ClicksSection::complaint() const {
    QString complaint = ImportSection::complaint();
    if (complaint.isEmpty())
        complaint = m_events->complaint();
    if (!complaint.isEmpty())
        return complaint;
    const bool empty =
        m_timed && m_from->seconds() && m_until->seconds() && *m_from->seconds() >= *m_until->seconds();
    return empty ? tr("The last day is before the first one.") : QString();
}

} // namespace ui
