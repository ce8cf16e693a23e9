#include "ui/data/import_dialog/events_field.h"

#include <QCheckBox>
#include <QFontMetrics>
#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

#include "ui/fields/real_field.h"
#include "ui/style/format.h"

namespace ui {

namespace {

constexpr std::size_t mostShown = 12; ///< kinds; the others can be named on the command line
constexpr int weightWidth = 48;

/// Ends in … where the words are wider than their place.
class EventBox : public QCheckBox {
public:
    EventBox(QString text, QWidget* parent) : QCheckBox(parent), m_text(std::move(text)) {
        setAccessibleName(m_text);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a check box alone does not shrink
        elide();
    }

    QSize minimumSizeHint() const override {
        return sizeFor(fontMetrics().averageCharWidth() * fewestLetters);
    }
    QSize sizeHint() const override { return sizeFor(fontMetrics().horizontalAdvance(m_text)); }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QCheckBox::resizeEvent(event);
        elide();
    }

private:
    static constexpr int fewestLetters = 4;

    /// Of the box beside its words.
    int besideWords() const {
        return QCheckBox::sizeHint().width() - fontMetrics().horizontalAdvance(text());
    }

    QSize sizeFor(int words) const { return {besideWords() + words, QCheckBox::sizeHint().height()}; }

    void elide() {
        QString shown =
            fontMetrics().elidedText(m_text, Qt::ElideRight, std::max(0, width() - besideWords()));
        shown.replace(u'&', QStringLiteral("&&")); // no shortcut
        if (shown != text())
            setText(shown);
    }

    QString m_text;
};

} // namespace

EventsField::EventsField(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    setObjectName(QStringLiteral("events"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
}

void EventsField::clear() {
    for (const Row& row : m_rows) {
        row.wanted->deleteLater();
        row.weight->deleteLater();
    }
    m_rows.clear();
}

void EventsField::setEvents(const std::vector<model::EventCount>& events) {
    const auto same = [](const model::EventCount& one, const model::EventCount& other) {
        return one.event == other.event && one.rows == other.rows;
    };
    if (!std::ranges::equal(events, m_events, same))
        build(events, chosen());
}

void EventsField::setChosen(const std::vector<model::EventWeight>& events) {
    build(m_events, events);
}

void EventsField::build(const std::vector<model::EventCount>& events,
                        const std::vector<model::EventWeight>& chosen) {
    clear();
    m_events = events;
    for (std::size_t at = 0; at < std::min(events.size(), mostShown); ++at)
        addRow(events[at], chosen);
    for (const model::EventWeight& event : chosen)
        if (std::ranges::find(m_rows, event.event, &Row::event) == m_rows.end())
            addRow({event.event, 0}, chosen);
}

void EventsField::addRow(const model::EventCount& event, const std::vector<model::EventWeight>& chosen) {
    const auto known = std::ranges::find(chosen, event.event, &model::EventWeight::event);
    const QString name = QString::fromStdString(event.event);
    auto* wanted = new EventBox(event.rows > 0 ? tr("%1 (%2)").arg(name, count(event.rows)) : name, this);
    wanted->setObjectName(QStringLiteral("event-%1").arg(name));
    wanted->setToolTip(tr("Whether rows of %1 are read; the number counts the first rows only.").arg(name));
    wanted->setChecked(chosen.empty() || known != chosen.end());
    auto* weight = new RealField({.minimum = 0, .minimumAllowed = false}, tr("a number above 0"), this);
    weight->setObjectName(QStringLiteral("weight-%1").arg(name));
    weight->setAccessibleName(tr("What %1 counts").arg(name));
    weight->setToolTip(tr("What a row of %1 counts; weights of the same user and item add up.").arg(name));
    weight->setFixedWidth(weightWidth);
    weight->setValue(known != chosen.end() ? known->weight : 1.0);
    weight->setEnabled(wanted->isChecked());
    connect(wanted, &QCheckBox::toggled, this, [this, weight](bool checked) {
        weight->setEnabled(checked);
        emit edited();
    });
    connect(weight, &Field::edited, this, &EventsField::edited);
    const auto at = static_cast<int>(m_rows.size());
    m_grid->addWidget(wanted, at, 0);
    m_grid->addWidget(weight, at, 1);
    m_rows.push_back({event.event, wanted, weight});
}

std::vector<model::EventWeight> EventsField::chosen() const {
    std::vector<model::EventWeight> events;
    bool all = true;
    for (const Row& row : m_rows) {
        const double weight = row.weight->value().value_or(1.0);
        all = all && row.wanted->isChecked() && weight == 1.0;
        if (row.wanted->isChecked())
            events.push_back({row.event, weight});
    }
    return all && m_rows.size() >= m_events.size() ? std::vector<model::EventWeight>() : events;
}

QString EventsField::complaint() const {
    const bool any = std::ranges::any_of(m_rows, [](const Row& row) { return row.wanted->isChecked(); });
    return m_rows.empty() || any ? QString() : tr("Choose at least one event.");
}

} // namespace ui
