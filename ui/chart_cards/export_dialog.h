#pragma once

#include <QDialog>

#include "ui/charts/chart_export.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace ui {

/// Asks how a figure is to be exported and where to, with a preview. It writes nothing itself: what it makes
/// goes out as bytes.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Figure figure, QWidget* parent = nullptr);

    ExportOptions options() const;

signals:
    void saveRequested(const QString& path, const QByteArray& bytes);

private:
    QWidget* buildForm();
    QDoubleSpinBox* makeLength(const QString& name, double millimetres);
    QWidget* buildButtons();
    void refresh();
    void chooseFile();
    void copy();

    Figure m_figure;
    QComboBox* m_format;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QSpinBox* m_dotsPerInch;
    QComboBox* m_ground;
    QLabel* m_preview;
    QLabel* m_pixels;
    QPushButton* m_copy = nullptr;
};

} // namespace ui
