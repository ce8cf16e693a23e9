#pragma once

#include <functional>

#include <QLineEdit>

namespace ui {

/// A line that is typed into and understood as one value, with a complaint while it is not one.
class Field : public QLineEdit {
    Q_OBJECT
public:
    /// wanted: ends the sentence "Needs …", e.g. "a number above 0".
    Field(QString wanted, QWidget* parent);

    /// A further condition on the value, where it depends on other fields; call check() when those change.
    void require(std::function<bool()> condition) { m_condition = std::move(condition); }

    /// What is wrong with the text, empty if nothing is.
    QString complaint() const;

    /// Marks the field if there is a complaint.
    void check();

signals:
    void edited(); ///< the text changed and has been checked

protected:
    virtual bool understood() const = 0;

private:
    QString m_wanted;
    std::function<bool()> m_condition;
};

} // namespace ui
