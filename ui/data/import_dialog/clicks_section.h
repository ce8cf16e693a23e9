#pragma once

#include "model/values/dataset_summary.h"
#include "ui/data/import_dialog/import_section.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace ui {

class DateLimit;
class ElidedLabel;
class EventsField;
class GuessBox;
class RealField;
class SectionRows;
class WholeField;

/// Which rows become clicks, and whose clicks stay.
class ClicksSection : public ImportSection {
    Q_OBJECT
public:
    explicit ClicksSection(QWidget* parent = nullptr);

    void setOptions(const model::ImportOptions& options) override;
    void addTo(model::ImportOptions& options) const override;
    void removeIdle(model::ImportOptions& options) const override;
    void setPreview(const model::ImportPreview& preview) override;
    QString complaint() const override;

    /// The rule that all rows suggest; the days that the data have are where a limit begins.
    void setSummary(const model::DatasetSummary& summary);

    /// Whether the latest clicks are held out: then repeated pairs have a time to choose, too.
    void setLatestHeldOut(bool latest);

    /// Events that were chosen of other data.
    void forgetEvents();

private:
    void buildKind();
    void buildEvents();
    void buildRepeats();
    void buildDates();
    void buildMinimums();
    void connectInputs();
    void showWhatHasEffect();
    void showRule(const model::AppliedRule& rule);
    void onMinimumEdited();
    bool weighsEvents() const;
    void onEventsEdited();
    void showEvents();
    void setRatingsAvailable(bool available);
    void showRepeats();
    void showMinimums();
    void setDatesAvailable(const model::ImportPreview& preview);
    void setMinimumsAvailable(bool available);

    SectionRows* m_rows;
    QLabel* m_given;
    GuessBox* m_kind;
    RealField* m_minimumRating;
    bool m_setting = false; ///< the minimum is set, not typed
    ElidedLabel* m_because; ///< why the rule is what it is, where the program found it
    EventsField* m_events;
    bool m_rated = true;   ///< a column holds ratings
    bool m_latest = false; ///< the latest clicks are held out
    QComboBox* m_repeats;
    ElidedLabel* m_noRepeats; ///< why it cannot be chosen
    QWidget* m_dates;
    DateLimit* m_from;
    DateLimit* m_until;
    ElidedLabel* m_noDates;
    bool m_timed = true; ///< as far as is known
    WholeField* m_minClicksPerUser;
    WholeField* m_minClicksPerItem;
    bool m_splitGiven = false; ///< and nothing is dropped from it
    QCheckBox* m_untilStable;
    ElidedLabel* m_noMinimums;
};

} // namespace ui
