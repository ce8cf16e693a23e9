#include "ui/data/import_dialog/preview_section.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

#include "ui/components/empty_state.h"
#include "ui/data/import_dialog/columns_notice.h"
#include "ui/data/import_dialog/counted_notice.h"
#include "ui/data/import_dialog/preview_table.h"
#include "ui/style/failure_text.h"
#include "ui/style/format.h"

namespace ui {

namespace {

/// Lists have no header; what their cells are is known all the same.
model::TablePreview withListHeader(const model::ImportPreview& preview) {
    using model::DataFormat;
    model::TablePreview table = preview.ratings;
    const DataFormat format = preview.options.format;
    if (format != DataFormat::UserLists && format != DataFormat::CountedLists)
        return table;
    table.header = {
        (format == DataFormat::CountedLists ? PreviewSection::tr("count") : PreviewSection::tr("user"))
            .toStdString()};
    for (std::size_t item = 1; item < table.columns; ++item)
        table.header.push_back(PreviewSection::tr("item %1").arg(count(item)).toStdString());
    return table;
}

/// An estimate is not known any better.
std::uint64_t twoDigits(std::uint64_t number) {
    std::uint64_t unit = 1;
    while (number / unit >= 100)
        unit *= 10;
    return (number + unit / 2) / unit * unit;
}

QString sizeOf(const model::ImportPreview& preview) {
    const std::uint64_t shown = preview.ratings.rows.size();
    const std::uint64_t files = preview.furtherParts.size() + 1;
    const QString size =
        files == 1 ? dataSize(preview.bytes)
                   : PreviewSection::tr("%1 in %2 files").arg(dataSize(preview.bytes), count(files));
    const QString lines =
        counted(shown, PreviewSection::tr("first line"), PreviewSection::tr("first %1 lines"));
    if (preview.rowsEstimated == 0)
        return PreviewSection::tr("%1 · %2").arg(lines, size);
    const QString rows = counted(twoDigits(preview.rowsEstimated), PreviewSection::tr("about 1 row"),
                                 PreviewSection::tr("about %1 rows"));
    return shown < preview.rowsEstimated ? PreviewSection::tr("%1 · %2, %3").arg(lines, rows, size)
                                         : PreviewSection::tr("%1, %2").arg(rows, size);
}

} // namespace

PreviewSection::PreviewSection(QWidget* parent) : ImportSection(parent) {
    buildHeader();
    m_notice = new CountedNotice(this);
    m_notice->hide();
    connect(m_notice, &CountedNotice::formatChosen, this, &PreviewSection::formatChosen);
    m_question = new ColumnsNotice(this);
    connect(m_question, &ColumnsNotice::noRatingChosen, this, &PreviewSection::onNoRatingChosen);
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_notice);
    layout->addWidget(m_question);
    layout->addWidget(buildPages(), 1);
    setContent(content);
    showNothing();
}

void PreviewSection::buildHeader() {
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Preview of"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->addTab(tr("Ratings"));
    m_tabs->addTab(tr("Titles"));
    headerLayout()->insertWidget(0, m_tabs);
    connect(m_tabs, &QTabBar::currentChanged, this, &PreviewSection::showTab);
}

QWidget* PreviewSection::buildPages() {
    m_ratings = new PreviewTable(tr("First rows of the ratings"), this);
    m_ratings->setObjectName(QStringLiteral("ratings"));
    connect(m_ratings, &PreviewTable::roleChosen, this, &PreviewSection::onRoleChosen);
    m_titles = new PreviewTable(tr("First rows of the titles"), this);
    m_titles->setObjectName(QStringLiteral("titles"));
    m_pages = new QStackedWidget(this);
    const QString icon = QStringLiteral("data");
    m_pages->addWidget(
        new EmptyState(icon, tr("Choose a file, a folder or an archive, or drop it here."), this));
    m_pages->addWidget(new EmptyState(icon, tr("Reading a preview…"), this));
    m_pages->addWidget(buildFailure());
    m_pages->addWidget(m_ratings);
    m_pages->addWidget(m_titles);
    m_pages->addWidget(new EmptyState(icon, tr("No titles were found: items will be shown by id."), this));
    return m_pages;
}

QWidget* PreviewSection::buildFailure() {
    m_failure = new FailureText(this);
    m_failure->setObjectName(QStringLiteral("previewFailure"));
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_failure, 4);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    return page;
}

void PreviewSection::showPage(Page page) {
    m_pages->setCurrentIndex(page);
    m_tabs->setEnabled(page >= Ratings);
}

void PreviewSection::showTab() {
    const bool titles = m_tabs->currentIndex() == 1;
    setPhrase(titles ? m_titlesPhrase : m_ratingsPhrase);
    showPage(!titles ? Ratings : m_hasTitles ? Titles : NoTitles);
}

void PreviewSection::showNothing() {
    m_notice->hide();
    m_question->hide();
    setPhrase({});
    showPage(Nothing);
}

void PreviewSection::showLooking() {
    m_notice->hide();
    m_question->hide();
    m_roles = {}; // they are those of other data
    m_ratingOpen = false;
    setPhrase({});
    showPage(Looking);
}

void PreviewSection::askIfCounted(bool ask) {
    m_notice->setVisible(ask);
}

void PreviewSection::setFailure(const model::Failure& failure) {
    m_notice->hide();
    m_question->hide();
    setPhrase({});
    m_failure->setFailure(failure);
    showPage(Failed);
}

void PreviewSection::setOptions(const model::ImportOptions& options) {
    m_chosen = options.columns;
    m_roles = {};
}

void PreviewSection::addTo(model::ImportOptions& options) const {
    options.columns = m_chosen;
    if (m_chosen)
        options.columnNames.reset();
}

/// Roles that are open are nobody's, so that they have to be chosen.
void PreviewSection::showRoles(const model::ImportPreview& preview) {
    const auto& columns = m_chosen ? m_chosen : preview.options.columns;
    const model::DataFormat format = preview.options.format;
    const bool table = columns && format != model::DataFormat::UserLists &&
                       format != model::DataFormat::CountedLists && format != model::DataFormat::AuthorLayout;
    const std::size_t shown = table ? std::min(preview.ratings.columns, PreviewModel::mostColumns) : 0;
    if (m_roles.complaint().isEmpty() || m_roles.count() != shown) // else the user is about to choose
        m_roles = shown > 0 ? ColumnRoles(*columns, shown) : ColumnRoles();
    const bool open = !m_chosen && preview.question.open();
    if (open && preview.question.user)
        m_roles.clear(ColumnRole::User);
    if (open && preview.question.item)
        m_roles.clear(ColumnRole::Item);
    m_ratingOpen = open && preview.question.rating;
    m_ratings->setRoles(m_roles);
    m_question->setPreview(preview, m_chosen.has_value());
}

void PreviewSection::setPreview(const model::ImportPreview& preview) {
    m_ratings->setTable(withListHeader(preview));
    showRoles(preview);
    m_hasTitles = preview.titles.has_value();
    m_titles->setTable(preview.titles.value_or(model::TablePreview()));
    m_ratingsPhrase = sizeOf(preview);
    m_titlesPhrase = m_hasTitles ? QString::fromStdString(preview.titles->file).toHtmlEscaped() : QString();
    showTab();
}

QString PreviewSection::complaint() const {
    if (QString complaint = m_roles.complaint(); !complaint.isEmpty())
        return complaint;
    return m_ratingOpen ? tr("Choose the column of the ratings above the preview, or say that there is none.")
                        : QString();
}

void PreviewSection::onRoleChosen(int column, ColumnRole role) {
    m_roles.assign(static_cast<std::size_t>(column), role);
    m_ratings->setRoles(m_roles);
    if (const auto columns = m_roles.columns()) {
        m_chosen = columns;
        m_ratingOpen = false;
    }
    emit edited();
}

void PreviewSection::onNoRatingChosen() {
    m_roles.clear(ColumnRole::Rating);
    m_ratings->setRoles(m_roles);
    m_chosen = m_roles.columns();
    m_ratingOpen = false;
    m_question->hide();
    emit edited();
}

} // namespace ui
