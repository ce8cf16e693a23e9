#pragma once

#include "model/values/dataset_summary.h"
#include "ui/data/import_dialog/import_section.h"

class QComboBox;
class QLabel;

namespace ui {

class GuessBox;
class RealField;
class SectionRows;
class WholeField;

/// What is held out for validation and for test.
class SplitSection : public ImportSection {
    Q_OBJECT
public:
    explicit SplitSection(QWidget* parent = nullptr);

    void setOptions(const model::ImportOptions& options) override;
    void addTo(model::ImportOptions& options) const override;
    void removeIdle(model::ImportOptions& options) const override;
    void setPreview(const model::ImportPreview& preview) override;
    QString complaint() const override;

    /// Only the whole data tell whether a split that the files bring holds out users.
    void setSummary(const model::DatasetSummary& summary);

private:
    void buildKind();
    void buildHeldOut();
    void buildDraw();
    void connectInputs();
    void onEdited();
    void showWhatHasEffect();
    QString recallPhrase() const;
    QString givenPhrase() const;
    model::SplitKind kind() const;

    SectionRows* m_rows;
    GuessBox* m_kind;
    QComboBox* m_heldOutKind;
    RealField* m_heldOutShare;
    WholeField* m_heldOutUsers;
    RealField* m_heldOutItems;
    WholeField* m_splitSeed;
    QLabel* m_phrase;
    bool m_timed = true;         ///< as far as is known
    bool m_authorLayout = false; ///< nothing can be chosen
    QString m_validation;        ///< the files that bring a split
    QString m_test;
    std::optional<bool> m_usersShared; ///< by the given split; nothing = not known yet
};

} // namespace ui
