#pragma once

#include <cstdint>
#include <optional>

#include <QWidget>

class QCheckBox;
class QDateEdit;

namespace ui {

/// A day that may limit the rows, by a box to tick.
class DateLimit : public QWidget {
    Q_OBJECT
public:
    /// name: with its access key. endOfDay: the limit is the end of the day, not its begin.
    DateLimit(const QString& name, bool endOfDay, QWidget* parent = nullptr);

    /// Seconds since 1970, exactly as they were set until the user edits them; nothing = no limit.
    std::optional<std::int64_t> seconds() const { return m_seconds; }
    void setSeconds(std::optional<std::int64_t> seconds);

    /// What the day is while there is no limit; days since 1970.
    void suggest(std::int64_t day);

    void setDatesAvailable(bool available, const QString& reason);

signals:
    void edited(); ///< by the user

private:
    void onDayEdited();
    void present();

    bool m_endOfDay;
    std::optional<std::int64_t> m_seconds;
    QCheckBox* m_limited;
    QDateEdit* m_day;
};

} // namespace ui
