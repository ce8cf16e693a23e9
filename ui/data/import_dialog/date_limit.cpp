#include "ui/data/import_dialog/date_limit.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>

#include "ui/data/import_dialog/section_rows.h"

namespace ui {

namespace {

constexpr std::int64_t secondsOfDay = 86400;

QDate dayOf(std::int64_t days) {
    return QDate(1970, 1, 1).addDays(days);
}

/// The day that the second lies in, also before 1970.
std::int64_t daysOf(std::int64_t seconds) {
    const std::int64_t days = seconds / secondsOfDay;
    return seconds % secondsOfDay < 0 ? days - 1 : days;
}

} // namespace

DateLimit::DateLimit(const QString& name, bool endOfDay, QWidget* parent)
    : QWidget(parent), m_endOfDay(endOfDay), m_limited(new QCheckBox(name, this)),
      m_day(new QDateEdit(dayOf(0), this)) {
    const QString plain = QString(name).remove(QLatin1Char('&'));
    const QString help = endOfDay ? tr("Rows after this day (UTC) are left out.")
                                  : tr("Rows before this day (UTC) are left out.");
    describe(m_limited, QStringLiteral("limited"), plain, help);
    describe(m_day, QStringLiteral("day"), tr("%1, day").arg(plain), help);
    m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_day->setMinimumDate(QDate(1900, 1, 1));
    setFocusProxy(m_limited);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_limited);
    row->addWidget(m_day, 1);
    connect(m_limited, &QCheckBox::clicked, this, &DateLimit::onDayEdited);
    connect(m_day, &QDateEdit::userDateChanged, this, [this] {
        if (m_limited->isChecked())
            onDayEdited();
    });
    present();
}

void DateLimit::setSeconds(std::optional<std::int64_t> seconds) {
    m_seconds = seconds;
    present();
}

void DateLimit::suggest(std::int64_t day) {
    if (m_seconds)
        return;
    const QSignalBlocker quiet(m_day);
    m_day->setDate(dayOf(day));
}

void DateLimit::present() {
    const QSignalBlocker quiet(m_day);
    m_limited->setChecked(m_seconds.has_value());
    if (m_seconds)
        m_day->setDate(dayOf(daysOf(m_endOfDay ? *m_seconds - 1 : *m_seconds)));
    m_day->setEnabled(m_limited->isChecked() && m_limited->isEnabled());
}

void DateLimit::onDayEdited() {
    const std::int64_t day = dayOf(0).daysTo(m_day->date()) + (m_endOfDay ? 1 : 0);
    m_seconds.reset();
    if (m_limited->isChecked())
        m_seconds = day * secondsOfDay;
    m_day->setEnabled(m_limited->isChecked());
    emit edited();
}

void DateLimit::setDatesAvailable(bool available, const QString& reason) {
    setAvailable(m_limited, available, reason);
    setAvailable(m_day, available && m_limited->isChecked(), available ? m_day->whatsThis() : reason);
    m_day->setVisible(available); // in whose place the reason stands
}

} // namespace ui
