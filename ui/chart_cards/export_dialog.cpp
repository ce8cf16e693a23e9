#include "ui/chart_cards/export_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/charts/figure_name.h"
#include "ui/components/path_dialogs.h"
#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr QSize previewSize(480, 320);

struct Format {
    ExportFormat format;
    const char* suffix;
    const char* name;
};
constexpr Format formats[] = {
    {ExportFormat::Png, "png", QT_TRANSLATE_NOOP("ui::ExportDialog", "PNG picture")},
    {ExportFormat::Svg, "svg", QT_TRANSLATE_NOOP("ui::ExportDialog", "SVG drawing")},
    {ExportFormat::Pdf, "pdf", QT_TRANSLATE_NOOP("ui::ExportDialog", "PDF page")},
    {ExportFormat::Csv, "csv", QT_TRANSLATE_NOOP("ui::ExportDialog", "CSV of the data")}};

} // namespace

ExportDialog::ExportDialog(Figure figure, QWidget* parent)
    : QDialog(parent), m_figure(std::move(figure)), m_preview(new QLabel(this)) {
    setWindowTitle(tr("Export “%1”").arg(titleOf(m_figure)));
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setFixedSize(previewSize);
    auto* top = new QHBoxLayout;
    top->setSpacing(20);
    top->addWidget(m_preview);
    top->addWidget(buildForm());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addLayout(top);
    layout->addWidget(buildButtons());
    layout->setSizeConstraint(QLayout::SetFixedSize);
    refresh();
}

QWidget* ExportDialog::buildForm() {
    auto* form = new QWidget(this);
    m_format = new QComboBox(form);
    m_format->setObjectName(QStringLiteral("format"));
    for (const Format& format : formats)
        m_format->addItem(tr(format.name));
    m_width = makeLength(QStringLiteral("width"), ExportOptions().millimetres.width());
    m_height = makeLength(QStringLiteral("height"), ExportOptions().millimetres.height());
    m_dotsPerInch = new QSpinBox(form);
    m_dotsPerInch->setObjectName(QStringLiteral("dotsPerInch"));
    m_dotsPerInch->setRange(72, 1200);
    m_dotsPerInch->setValue(ExportOptions().dotsPerInch);
    m_dotsPerInch->setSuffix(tr(" dpi"));
    connect(m_dotsPerInch, &QSpinBox::valueChanged, this, &ExportDialog::refresh);
    m_ground = new QComboBox(form);
    m_ground->setObjectName(QStringLiteral("ground"));
    m_ground->addItems({tr("white"), tr("dark")});
    m_pixels = new QLabel(form);
    m_pixels->setProperty("muted", true);
    for (const QComboBox* choice : {m_format, m_ground})
        connect(choice, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setVerticalSpacing(10);
    rows->addRow(tr("&Format"), m_format);
    rows->addRow(tr("&Width"), m_width);
    rows->addRow(tr("&Height"), m_height);
    rows->addRow(tr("&Resolution"), m_dotsPerInch);
    rows->addRow(tr("&Background"), m_ground);
    rows->addRow(QString(), m_pixels);
    return form;
}

QDoubleSpinBox* ExportDialog::makeLength(const QString& name, double millimetres) {
    auto* length = new QDoubleSpinBox(this);
    length->setObjectName(name);
    length->setRange(60, 1000);
    length->setDecimals(0);
    length->setSingleStep(10);
    length->setValue(millimetres);
    length->setSuffix(tr(" mm"));
    connect(length, &QDoubleSpinBox::valueChanged, this, &ExportDialog::refresh);
    return length;
}

QWidget* ExportDialog::buildButtons() {
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    save->setObjectName(QStringLiteral("save"));
    save->setProperty("primary", true);
    save->setDefault(true);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("copy"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    return buttons;
}

ExportOptions ExportDialog::options() const {
    ExportOptions options;
    options.format = formats[m_format->currentIndex()].format;
    options.millimetres = {m_width->value(), m_height->value()};
    options.dotsPerInch = m_dotsPerInch->value();
    options.dark = m_ground->currentIndex() == 1;
    return options;
}

void ExportDialog::refresh() {
    if (!m_copy)
        return;
    const ExportOptions chosen = options();
    const bool drawn = chosen.format != ExportFormat::Csv;
    const bool pixels = chosen.format == ExportFormat::Png;
    for (QWidget* input : std::initializer_list<QWidget*>{m_width, m_height, m_ground})
        input->setEnabled(drawn);
    m_dotsPerInch->setEnabled(pixels);
    m_copy->setText(drawn ? tr("&Copy picture") : tr("&Copy table"));
    const QSize size = (chosen.millimetres / 25.4 * chosen.dotsPerInch).toSize();
    m_pixels->setText(pixels ? tr("%1 × %2 pixels").arg(size.width()).arg(size.height()) : QString());

    ExportOptions preview = chosen;
    const QSizeF shown = chosen.millimetres.scaled(previewSize, Qt::KeepAspectRatio);
    preview.dotsPerInch =
        static_cast<int>(shown.width() * devicePixelRatio() / chosen.millimetres.width() * 25.4);
    QImage image = figureImage(m_figure, preview);
    image.setDevicePixelRatio(devicePixelRatio());
    m_preview->setPixmap(QPixmap::fromImage(image));
}

void ExportDialog::chooseFile() {
    const Format& format = formats[m_format->currentIndex()];
    const QString suffix = QLatin1String(format.suffix);
    askForFile(this, QLatin1String("chart"), tr("Export chart"), tr("%1 (*.%2)").arg(tr(format.name), suffix),
               fileNameOf(m_figure) + QLatin1Char('.') + suffix, [this](const QString& path) {
                   emit saveRequested(path, exportFigure(m_figure, options()));
                   accept();
               });
}

void ExportDialog::copy() {
    const ExportOptions chosen = options();
    if (chosen.format == ExportFormat::Csv)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(exportFigure(m_figure, chosen)));
    else
        QGuiApplication::clipboard()->setImage(figureImage(m_figure, chosen));
    m_copy->setText(tr("Copied"));
}

} // namespace ui
