#include "ui/data/import_dialog/split_section.h"

#include <QFileInfo>
#include <QLabel>

#include "ui/data/import_dialog/guess_box.h"
#include "ui/data/import_dialog/section_rows.h"
#include "ui/fields/choice.h"
#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"

namespace ui {

namespace {

using model::SplitKind;

enum class HeldOutKind { Share, Number };

constexpr int numberWidth = 88;
constexpr std::uint64_t firstNumber = 1000; ///< of users, when a number is chosen instead of a share

/// As the files give it is a choice like the others; it also holds while nothing is chosen.
QVariant choiceOf(SplitKind kind) {
    return static_cast<int>(kind);
}

} // namespace

SplitSection::SplitSection(QWidget* parent)
    : ImportSection(parent), m_rows(new SectionRows(this)), m_phrase(new QLabel(this)) {
    setTitle(tr("Split"));
    buildKind();
    buildHeldOut();
    buildDraw();
    m_phrase->setObjectName(QStringLiteral("recall"));
    m_phrase->setProperty("muted", true);
    m_phrase->setTextFormat(Qt::PlainText);
    m_phrase->setWordWrap(true);
    m_rows->addWide(m_phrase);
    connectInputs();
    setContent(pushedUp(m_rows));
    m_kind->setGuess(choiceOf(SplitKind::HeldOutUsers));
    showWhatHasEffect();
}

void SplitSection::buildKind() {
    m_kind = new GuessBox({}, this);
    m_kind->addChoice(tr("as the files give it"), choiceOf(SplitKind::AsGiven));
    m_kind->addChoice(tr("held-out users"), choiceOf(SplitKind::HeldOutUsers));
    m_kind->addChoice(tr("random clicks of every user"), choiceOf(SplitKind::RandomClicks));
    m_kind->addChoice(tr("latest clicks of every user"), choiceOf(SplitKind::LatestClicks));
    describe(m_kind, QStringLiteral("split"), tr("Divide by"),
             tr("What the model is never trained on. Held-out users: strong generalisation, as in the paper. "
                "Clicks of every user: weak generalisation."));
    m_rows->addRow(tr("Di&vide by"), {m_kind});
    m_kind->setChoiceAvailable(choiceOf(SplitKind::AsGiven), false, tr("The files contain no split."));
}

void SplitSection::buildHeldOut() {
    m_heldOutKind = makeChoice<HeldOutKind>(
        {{tr("share of users"), HeldOutKind::Share}, {tr("number of users"), HeldOutKind::Number}}, this);
    const QString help =
        tr("Users who are never trained on, for each of the two blocks: validation and test.");
    describe(m_heldOutKind, QStringLiteral("heldOutKind"), tr("Size of a block"), help);
    m_heldOutShare = new RealField({0, 0.5, false, false}, tr("a share above 0 and below 0.5"), this);
    describe(m_heldOutShare, QStringLiteral("heldOutShare"), tr("Share of the users held out for each block"),
             help);
    m_heldOutUsers = new WholeField({.minimum = 1}, tr("a whole number of at least 1"), this);
    describe(m_heldOutUsers, QStringLiteral("heldOutUsers"), tr("Users held out for each block"), help);
    for (Field* field : {static_cast<Field*>(m_heldOutShare), static_cast<Field*>(m_heldOutUsers)})
        field->setFixedWidth(numberWidth);
    m_rows->addRow(tr("Si&ze of a block"), {m_heldOutKind, m_heldOutShare, m_heldOutUsers});
}

void SplitSection::buildDraw() {
    m_heldOutItems =
        new RealField({0, 1, false, false},
                      tr("a share above 0 and below 1, below 0.5 if it is taken from every user"), this);
    m_heldOutItems->require(
        [this] { return kind() == SplitKind::HeldOutUsers || m_heldOutItems->value().value_or(0) < 0.5; });
    describe(
        m_heldOutItems, QStringLiteral("heldOutItems"), tr("Clicks to predict"),
        tr("The share of a user’s clicks that the model does not see: of held-out users, or of every user "
           "for each of the two blocks. The paper’s value is 0.2."));
    m_splitSeed = new WholeField({}, tr("a whole number"), this);
    describe(m_splitSeed, QStringLiteral("splitSeed"), tr("Seed"),
             tr("Determines which users and which clicks are held out."));
    for (Field* field : {static_cast<Field*>(m_heldOutItems), static_cast<Field*>(m_splitSeed)})
        field->setFixedWidth(numberWidth);
    m_rows->addRow(tr("Clicks to &predict"), {m_heldOutItems});
    m_rows->addRow(tr("S&eed"), {m_splitSeed});
}

void SplitSection::connectInputs() {
    connect(m_kind, &GuessBox::edited, this, &SplitSection::onEdited);
    connect(m_heldOutKind, &QComboBox::currentIndexChanged, this, &SplitSection::onEdited);
    for (const Field* field : findChildren<Field*>())
        connect(field, &Field::edited, this, &SplitSection::edited);
}

void SplitSection::onEdited() {
    showWhatHasEffect();
    m_heldOutItems->check();
    emit edited();
}

SplitKind SplitSection::kind() const {
    return m_authorLayout ? SplitKind::AsGiven : static_cast<SplitKind>(m_kind->value().toInt());
}

void SplitSection::showWhatHasEffect() {
    const SplitKind split = kind();
    const auto heldOut = currentIn<HeldOutKind>(*m_heldOutKind);
    const bool given = split == SplitKind::AsGiven;
    const bool users = split == SplitKind::HeldOutUsers || (given && !m_authorLayout);
    m_rows->setRowVisible(m_kind, !m_authorLayout);
    m_rows->setRowVisible(m_heldOutKind, users);
    m_heldOutShare->setVisible(users && heldOut == HeldOutKind::Share);
    m_heldOutUsers->setVisible(users && heldOut == HeldOutKind::Number);
    m_rows->setRowVisible(m_heldOutItems, !m_authorLayout);
    m_rows->setRowVisible(m_splitSeed, !m_authorLayout && split != SplitKind::LatestClicks);
    const QString reason = tr("The split is taken as the files give it.");
    for (QWidget* input : {static_cast<QWidget*>(m_heldOutKind), static_cast<QWidget*>(m_heldOutShare),
                           static_cast<QWidget*>(m_heldOutUsers)})
        setAvailable(input, !given, reason);
    const bool lent = m_validation.isEmpty(); // training clicks are lent to a validation part
    for (QWidget* input : {static_cast<QWidget*>(m_heldOutItems), static_cast<QWidget*>(m_splitSeed)})
        setAvailable(input, !given || lent, reason);
    m_phrase->setText(split == SplitKind::AsGiven ? givenPhrase() + QLatin1Char(' ') + recallPhrase()
                                                  : recallPhrase());
}

QString SplitSection::recallPhrase() const {
    QString plain = tr("Recall@R will be plain: hits / held out.");
    QString capped = tr("Recall@R will be hits / min(R, held out).");
    switch (kind()) {
    case SplitKind::HeldOutUsers:
        return capped;
    case SplitKind::RandomClicks:
    case SplitKind::LatestClicks:
        return plain;
    case SplitKind::AsGiven:
        break;
    }
    if (!m_authorLayout && !m_usersShared)
        return tr("Recall@R will be plain if the blocks share their users.");
    return m_usersShared.value_or(false) ? plain : capped;
}

QString SplitSection::givenPhrase() const {
    if (m_authorLayout)
        return tr("The authors’ folder is split already: users held out for validation and test.");
    QStringList blocks;
    if (!m_validation.isEmpty())
        blocks += tr("Validation: %1.").arg(m_validation);
    if (!m_test.isEmpty())
        blocks += tr("Test: %1.").arg(m_test);
    blocks += m_validation.isEmpty()
                  ? tr("The split is taken as it is; training clicks are lent for validation.")
                  : tr("The split is taken as it is.");
    return blocks.join(QLatin1Char(' '));
}

void SplitSection::setOptions(const model::ImportOptions& options) {
    m_kind->setChosen(valueOf(options.split, SplitKind::AsGiven));
    setCurrent(*m_heldOutKind, options.heldOut.users > 0 ? HeldOutKind::Number : HeldOutKind::Share);
    m_heldOutShare->setValue(options.heldOut.share);
    m_heldOutUsers->setValue(options.heldOut.users > 0 ? options.heldOut.users : firstNumber);
    m_heldOutItems->setValue(options.heldOutItems);
    m_splitSeed->setValue(options.splitSeed);
    showWhatHasEffect();
}

void SplitSection::addTo(model::ImportOptions& options) const {
    options.split = chosenIn(*m_kind, SplitKind::AsGiven);
    options.heldOut.share = m_heldOutShare->value().value_or(options.heldOut.share);
    options.heldOut.users = 0;
    if (currentIn<HeldOutKind>(*m_heldOutKind) == HeldOutKind::Number)
        options.heldOut.users = m_heldOutUsers->value().value_or(firstNumber);
    options.heldOutItems = m_heldOutItems->value().value_or(options.heldOutItems);
    options.splitSeed = m_splitSeed->value().value_or(options.splitSeed);
}

void SplitSection::removeIdle(model::ImportOptions& options) const {
    const model::ImportOptions usual;
    if (kind() != SplitKind::HeldOutUsers)
        options.heldOut = usual.heldOut;
    if (m_heldOutItems->isEnabled())
        return;
    options.heldOutItems = usual.heldOutItems;
    options.splitSeed = usual.splitSeed;
}

void SplitSection::setPreview(const model::ImportPreview& preview) {
    m_authorLayout = preview.options.format == model::DataFormat::AuthorLayout;
    m_validation = QFileInfo(QString::fromStdString(preview.validation)).fileName();
    m_test = QFileInfo(QString::fromStdString(preview.test)).fileName();
    m_timed = preview.timed;
    m_usersShared.reset();
    const bool given = m_authorLayout || !m_validation.isEmpty() || !m_test.isEmpty();
    m_kind->setChoiceAvailable(choiceOf(SplitKind::AsGiven), given, tr("The files contain no split."));
    m_kind->setChoiceAvailable(choiceOf(SplitKind::LatestClicks), m_timed,
                               tr("No column holds times: choose it above the preview."));
    if (!given && m_kind->chosen() == choiceOf(SplitKind::AsGiven))
        m_kind->setChosen({}); // it was chosen for other files
    m_kind->setGuess(choiceOf(given ? SplitKind::AsGiven : SplitKind::HeldOutUsers));
    showWhatHasEffect();
}

void SplitSection::setSummary(const model::DatasetSummary& summary) {
    if (summary.splitWasGiven)
        m_usersShared = summary.usersShared;
    showWhatHasEffect();
}

QString SplitSection::complaint() const {
    if (kind() == SplitKind::LatestClicks && !m_timed)
        return tr("The latest clicks need times: choose their column above the preview, or another split.");
    return ImportSection::complaint();
}

} // namespace ui
