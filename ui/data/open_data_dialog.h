#pragma once

#include <QDialog>

#include "model/values/import_options.h"

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class RealField;
class WholeField;

/// Asks which data to open and how ratings become clicks. Show it with open(); options() is valid once it is
/// accepted.
class OpenDataDialog : public QDialog {
    Q_OBJECT
public:
    explicit OpenDataDialog(QWidget* parent = nullptr);

    model::ImportOptions options() const;
    void setOptions(const model::ImportOptions& options);

private:
    void buildFiles(QFormLayout* form);
    void buildRules(QFormLayout* form);
    void buildHeldOut(QFormLayout* form);
    QBoxLayout* buildButtons();
    void check();

    QLineEdit* m_data;
    QLineEdit* m_items;
    RealField* m_minimumRating;
    WholeField* m_minimumInteractions;
    QComboBox* m_heldOutKind;
    RealField* m_heldOutShare;
    WholeField* m_heldOutUsers;
    RealField* m_heldOutItems;
    WholeField* m_splitSeed;
    QLabel* m_reason;
    QPushButton* m_open;
};

} // namespace ui
