#include "ui/chart_cards/figure_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "ui/charts/figure_table.h"
#include "ui/style/format.h"
#include "ui/tables/rows_model.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

constexpr QSize firstSize(640, 480);
constexpr int shownDigits = 6;

using Columns = std::vector<FigureColumn>;

/// Whole numbers as they are, others with the digits that matter; the table's copy has them all.
QString shownNumber(double value) {
    if (!std::isfinite(value))
        return {};
    return value == std::round(value) ? fixed(value, 0) : significant(value, shownDigits);
}

Column<std::size_t> numbers(const std::shared_ptr<const Columns>& columns, std::size_t place) {
    const auto at = [columns, place](std::size_t row) { return (*columns)[place].numbers[row]; };
    return {
        .title = (*columns)[place].title,
        .help = {},
        .look = ColumnLook::Number,
        .value =
            [at](const std::size_t& row) { return std::isfinite(at(row)) ? QVariant(at(row)) : QVariant(); },
        .text = [at](const std::size_t& row) { return shownNumber(at(row)); }};
}

Column<std::size_t> texts(const std::shared_ptr<const Columns>& columns, std::size_t place) {
    return {.title = (*columns)[place].title,
            .help = {},
            .look = ColumnLook::Text,
            .value =
                [columns, place](const std::size_t& row) {
                    return QVariant((*columns)[place].texts[static_cast<qsizetype>(row)]);
                },
            .text = {}};
}

/// A model whose rows are places in the columns.
RowsModel<std::size_t>* makeModel(const Figure& figure, QObject* parent) {
    const auto columns = std::make_shared<const Columns>(figureColumns(figure));
    std::vector<Column<std::size_t>> shown;
    for (std::size_t place = 0; place < columns->size(); ++place)
        shown.push_back((*columns)[place].texts.isEmpty() ? numbers(columns, place) : texts(columns, place));
    std::vector<std::size_t> rows(columns->front().size());
    std::iota(rows.begin(), rows.end(), 0U);
    auto* model = new RowsModel<std::size_t>(std::move(shown), parent);
    model->setRows(std::move(rows));
    return model;
}

} // namespace

FigureDialog::FigureDialog(const Figure& figure, QWidget* parent) : QDialog(parent) {
    const QString title = std::visit([](const auto& drawn) { return drawn.title; }, figure);
    setWindowTitle(tr("Data of “%1”").arg(title));
    m_table = new Table(makeModel(figure, this), title, this);
    m_table->setObjectName(QStringLiteral("data"));
    auto* phrase = new QLabel(std::visit([](const auto& drawn) { return drawn.phrase; }, figure), this);
    phrase->setProperty("muted", true);
    phrase->setTextFormat(Qt::PlainText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(phrase);
    layout->addWidget(m_table, 1);
    layout->addWidget(buildButtons());
    resize(firstSize);
}

QWidget* FigureDialog::buildButtons() {
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copy"));
    copy->setToolTip(tr("Copies the selected rows, or all, with the headings"));
    buttons->addButton(tr("C&lose"), QDialogButtonBox::RejectRole);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_table->tabSeparated()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &FigureDialog::reject);
    return buttons;
}

} // namespace ui
