#include "ui/data/import_dialog/import_dialog.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include "ui/components/dropped_path.h"
#include "ui/components/elided_label.h"
#include "ui/data/import_dialog/clicks_section.h"
#include "ui/data/import_dialog/data_line.h"
#include "ui/data/import_dialog/preview_section.h"
#include "ui/data/import_dialog/reading_section.h"
#include "ui/data/import_dialog/remaining_strip.h"
#include "ui/data/import_dialog/split_section.h"
#include "ui/data/import_dialog/titles_section.h"
#include "ui/style/failure_text.h"
#include "ui/style/format.h"
#include "ui/style/window_size.h"

namespace ui {

namespace {

using model::ImportOptions;

constexpr int previewMilliseconds = 150;
constexpr int remainingMilliseconds = 400;
constexpr int gap = 12;
constexpr int firstColumnWidth = 306;
constexpr QSize usualSize(1180, 780);
constexpr QSize smallestSize(640, 420);
constexpr QSize smallestSections(976, 540); ///< without scrolling

/// The options that decide how files are read; the others as they are by default.
ImportOptions readingOf(const ImportOptions& options) {
    ImportOptions reading;
    reading.data = options.data;
    reading.items = options.items;
    reading.format = options.format;
    reading.table = options.table;
    reading.columns = options.columns;
    reading.columnNames = options.columnNames;
    reading.events = options.events;
    reading.keepMissingIds = options.keepMissingIds;
    reading.exactIds = options.exactIds;
    reading.titleTable = options.titleTable;
    reading.titleColumns = options.titleColumns;
    return reading;
}

/// The options that could be of any data.
ImportOptions withoutData(ImportOptions options) {
    options.data.clear();
    options.name.clear();
    return options;
}

QString memoryReason(const model::ImportPreview& preview) {
    if (preview.memoryAvailable == 0 || preview.memoryEstimated <= preview.memoryAvailable)
        return {};
    return ImportDialog::tr("Reading needs about %1, and %2 is free: close other programs first.")
        .arg(dataSize(preview.memoryEstimated), dataSize(preview.memoryAvailable));
}

} // namespace

ImportDialog::ImportDialog(QWidget* parent)
    : QDialog(parent), m_previewQuestion(previewMilliseconds, this),
      m_remainingQuestion(remainingMilliseconds, this) {
    setWindowTitle(tr("Open data"));
    setAcceptDrops(true);
    buildSections();
    buildLayout();
    connectSections();
    connect(&m_previewQuestion, &Question::due, this, [this] { emit previewRequested(options()); });
    connect(&m_remainingQuestion, &Question::due, this, [this] { emit remainingRequested(options()); });
    connect(this, &QDialog::finished, this, &ImportDialog::cancelRequested);
    setOptions({});
    setMinimumSize(smallestSize);
    resize(fittingSize(*this, usualSize));
}

void ImportDialog::buildSections() {
    m_data = new DataLine(this);
    m_reading = new ReadingSection(this);
    m_preview = new PreviewSection(this);
    m_titles = new TitlesSection(this);
    m_clicks = new ClicksSection(this);
    m_split = new SplitSection(this);
    m_sections = {m_reading, m_preview, m_titles, m_clicks, m_split};
    m_remaining = new RemainingStrip(this);
}

void ImportDialog::buildLayout() {
    auto* files = new QHBoxLayout;
    files->setSpacing(gap);
    m_reading->setFixedWidth(firstColumnWidth);
    files->addWidget(m_reading);
    files->addWidget(m_preview, 1);
    auto* rules = new QHBoxLayout;
    rules->setSpacing(gap);
    m_titles->setFixedWidth(firstColumnWidth);
    rules->addWidget(m_titles);
    rules->addWidget(m_clicks, 1);
    rules->addWidget(m_split, 1);
    auto* sections = new QWidget;
    auto* inside = new QVBoxLayout(sections);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(gap);
    inside->addLayout(files, 1);
    inside->addLayout(rules);
    inside->addWidget(m_remaining);
    sections->setMinimumSize(smallestSections);
    auto* scrolled = new QScrollArea(this); // on a small screen
    scrolled->setWidgetResizable(true);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setFocusPolicy(Qt::NoFocus);
    scrolled->setWidget(sections);
    scrolled->viewport()->setAutoFillBackground(false);
    sections->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(m_data);
    layout->addWidget(scrolled, 1);
    layout->addLayout(buildButtons());
}

QHBoxLayout* ImportDialog::buildButtons() {
    m_reason = new ElidedLabel(this);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setProperty("muted", true);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_copy = new QPushButton(tr("&Copy as command line"), this);
    m_copy->setObjectName(QStringLiteral("copyCommandLine"));
    m_copy->setToolTip(tr("Copies the command that trains on these data, read and prepared as chosen here"));
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, &ImportDialog::requestCommandLine);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_open = new QPushButton(tr("&Open"), this);
    m_open->setObjectName(QStringLiteral("open"));
    m_open->setProperty("primary", true);
    m_open->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_copy);
    row->addWidget(m_reason, 1);
    row->addSpacing(4);
    row->addWidget(cancel);
    row->addWidget(m_open);
    return row;
}

void ImportDialog::connectSections() {
    connect(m_data, &DataLine::edited, this, &ImportDialog::onDataEdited);
    for (const ImportSection* section : m_sections)
        connect(section, &ImportSection::edited, this, &ImportDialog::onEdited);
    connect(m_reading, &ReadingSection::guessAgainRequested, this, &ImportDialog::guessAgain);
    connect(m_preview, &PreviewSection::formatChosen, m_reading, &ReadingSection::chooseFormat);
}

ImportOptions ImportDialog::options() const {
    ImportOptions options = m_given;
    options.data = m_data->path().toStdString();
    if (options.data != m_given.data)
        options.name.clear();
    for (const ImportSection* section : m_sections)
        section->addTo(options);
    return options;
}

void ImportDialog::setOptions(const ImportOptions& options) {
    m_given = options;
    m_data->setPath(QString::fromStdString(options.data));
    for (ImportSection* section : m_sections)
        section->setOptions(options);
    onEdited();
}

/// Options that came with other data must not be taken for what the user wants of these.
void ImportDialog::onDataEdited() {
    const ImportOptions now = options();
    if (withoutData(now) == withoutData(m_given))
        emit dataNamed(m_data->path());
    m_read = {}; // the same path again is another try
    onEdited();
}

void ImportDialog::onEdited() {
    if (readingOf(options()) != m_read)
        requestPreview();
    else
        requestCount();
    check();
}

void ImportDialog::requestCommandLine() {
    ImportOptions effective = options();
    for (const ImportSection* section : m_sections)
        section->removeIdle(effective);
    emit commandLineRequested(effective);
}

void ImportDialog::requestPreview() {
    const ImportOptions reading = readingOf(options());
    const bool named = !reading.data.empty();
    if (reading.data != m_read.data) {
        named ? m_preview->showLooking() : m_preview->showNothing();
        m_remaining->clear();
        m_remaining->setPreview({});
        m_reading->setPreview({}); // what was found was found elsewhere
        m_titles->setPreview({});
        if (reading.data != m_given.data)
            m_clicks->forgetEvents();
    }
    m_read = reading;
    m_memoryReason.clear();
    m_previewState = named ? PreviewState::Pending : PreviewState::Nothing;
    named ? m_previewQuestion.ask() : m_previewQuestion.drop();
    requestCount();
}

void ImportDialog::requestCount() {
    m_remainingQuestion.drop();
    m_remainingFailure.clear();
    const bool possible = m_memoryReason.isEmpty() && complaint().isEmpty();
    if (!possible || m_previewState == PreviewState::Nothing || m_previewState == PreviewState::Failed) {
        m_remaining->clear();
        return;
    }
    m_remaining->outdate();
    if (m_previewState == PreviewState::Fine)
        m_remainingQuestion.ask();
}

void ImportDialog::guessAgain() {
    ImportOptions guessed = options();
    guessed.format = model::DataFormat::Guess;
    guessed.table = {};
    guessed.columns.reset();
    guessed.columnNames.reset();
    m_given.columnNames.reset();
    m_reading->setOptions(guessed);
    m_preview->setOptions(guessed);
    onEdited();
}

void ImportDialog::setPreview(const model::ImportPreview& preview) {
    if (!m_previewQuestion.acceptAnswer())
        return;
    m_previewState = PreviewState::Fine;
    m_data->setChoices(preview.choices);
    m_memoryReason = memoryReason(preview);
    for (ImportSection* section : m_sections)
        section->setPreview(preview);
    m_preview->askIfCounted(preview.looksCounted && options().format == model::DataFormat::Guess);
    requestCount();
    m_remaining->setPreview(preview);
    check();
}

void ImportDialog::setPreviewFailure(const model::Failure& failure) {
    if (!m_previewQuestion.acceptAnswer())
        return;
    m_previewState = PreviewState::Failed;
    m_previewFailure = failureSentence(failure);
    m_preview->setFailure(failure);
    requestCount();
    check();
}

void ImportDialog::setRemaining(const std::shared_ptr<const model::DatasetSummary>& summary) {
    if (!m_remainingQuestion.acceptAnswer())
        return;
    m_remaining->setSummary(*summary);
    m_clicks->setSummary(*summary);
    m_split->setSummary(*summary);
    check();
}

void ImportDialog::setRemainingFailure(const model::Failure& failure) {
    if (!m_remainingQuestion.acceptAnswer())
        return;
    m_remainingFailure = failureSentence(failure);
    m_remaining->setFailure(failure);
    check();
}

void ImportDialog::setRemainingProgress(const model::ReadingProgress& progress) {
    if (m_remainingQuestion.awaited())
        m_remaining->setProgress(progress);
}

QString ImportDialog::complaint() const {
    for (const ImportSection* section : m_sections)
        if (QString complaint = section->complaint(); !complaint.isEmpty())
            return complaint;
    return {};
}

QString ImportDialog::reason() const {
    if (m_previewState == PreviewState::Nothing)
        return tr("Choose a file or a folder first.");
    if (m_previewState == PreviewState::Failed)
        return m_previewFailure;
    if (QString complaint = this->complaint(); !complaint.isEmpty())
        return complaint;
    if (m_previewState == PreviewState::Pending)
        return tr("Reading a preview…");
    return m_memoryReason.isEmpty() ? m_remainingFailure : m_memoryReason;
}

void ImportDialog::check() {
    const ImportOptions chosen = options();
    m_reading->setGuessAgainAvailable(chosen.format != model::DataFormat::Guess ||
                                      chosen.table != model::TableFormat() || chosen.columns ||
                                      chosen.columnNames);
    m_clicks->setLatestHeldOut(chosen.split == model::SplitKind::LatestClicks);
    const QString reason = this->reason();
    m_reason->setWholeText(reason);
    m_open->setEnabled(reason.isEmpty());
    m_copy->setEnabled(!chosen.data.empty() && complaint().isEmpty());
    m_open->setToolTip(reason);
    m_open->setAccessibleDescription(reason);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedPath(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event) {
    m_data->choose(droppedPath(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace ui
