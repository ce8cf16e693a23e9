#include "ui/users/user_picker.h"

#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>

#include <algorithm>
#include <cassert>

#include "ui/components/elided_label.h"
#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"
#include "ui/users/user_words.h"

namespace ui {

namespace {

constexpr int narrowestFind = 72;
constexpr int widestFind = 160;

/// E.g. "82 clicks · 16 held out · KL 61.3 · epoch 62 (live)".
QString factsOf(const model::UserProfile& profile, bool live) {
    QStringList facts{counted(profile.history.size() + profile.heldOut.size(), UserPicker::tr("1 click"),
                              UserPicker::tr("%1 clicks"))};
    facts += UserPicker::tr("KL %1").arg(significant(profile.kl));
    facts += profile.epoch == 0 ? UserPicker::tr("untrained") : UserPicker::tr("epoch %1").arg(profile.epoch);
    return facts.join(QStringLiteral(" · ")) + (live ? UserPicker::tr(" (live)") : QString());
}

} // namespace

UserPicker::UserPicker(QWidget* parent)
    : QWidget(parent), m_directory(std::make_shared<const std::vector<model::UserEntry>>()),
      m_row(new QHBoxLayout), m_message(new QLabel(this)) {
    m_row->setSpacing(8);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setProperty("failure", true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_row);
    layout->addWidget(m_message);
    buildFind();
    buildSteps();
    buildUser();
    paintIcons();
}

void UserPicker::buildFind() {
    m_find = new QLineEdit(this);
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setAccessibleName(tr("Find a user by id"));
    m_find->setPlaceholderText(tr("Find a user…"));
    m_find->setToolTip(tr("The id of a user, as in the data"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(narrowestFind);
    m_find->setMaximumWidth(widestFind);
    m_matches = new UserMatches(this);
    auto* completer = new QCompleter(m_matches, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the model has filtered already
    m_find->setCompleter(completer);
    connect(m_find, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_matches->setPrefix(text.trimmed());
        m_message->hide();
    });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { choose(m_find->text().trimmed()); });
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &UserPicker::choose);
    m_row->addWidget(m_find);
}

QPushButton* UserPicker::addStep(const QString& name, const QString& help) {
    auto* button = new QPushButton(this);
    button->setObjectName(name);
    button->setAccessibleName(help);
    button->setToolTip(help);
    m_row->addWidget(button);
    return button;
}

void UserPicker::buildSteps() {
    m_previous = addStep(QStringLiteral("previous"), tr("The previous user, in the order of the data"));
    m_next = addStep(QStringLiteral("next"), tr("The next user, in the order of the data"));
    m_any = addStep(QStringLiteral("random"), tr("A random user"));
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_any, &QPushButton::clicked, this, &UserPicker::chooseAny);
}

void UserPicker::buildUser() {
    const auto prepare = [this](QLabel* label, const QString& name, const char* look) {
        label->setObjectName(name);
        label->setProperty(look, true);
        label->setTextFormat(Qt::PlainText);
    };
    m_id = new QLabel(this);
    m_role = new QLabel(this);
    m_facts = new ElidedLabel(this);
    prepare(m_id, QStringLiteral("user"), "title");
    prepare(m_role, QStringLiteral("role"), "pill");
    prepare(m_facts, QStringLiteral("facts"), "muted");
    m_row->addWidget(m_id, 0, Qt::AlignVCenter);
    m_row->addWidget(m_role, 0, Qt::AlignVCenter);
    m_row->addWidget(m_facts, 1);
    m_role->hide();
}

void UserPicker::setDirectory(const UserDirectory& directory) {
    assert(directory);
    m_directory = directory;
    m_matches->setDirectory(directory);
    m_place.reset();
    m_find->clear();
    m_message->hide();
    m_id->clear();
    m_role->hide();
    m_facts->setWholeText({});
}

void UserPicker::setUser(const model::UserProfile& profile, bool live) {
    showName(profile.id);
    m_role->setText(roleName(profile.role));
    m_role->setVisible(!profile.id.empty());
    m_facts->setWholeText(factsOf(profile, live));
    m_message->hide();
    const std::vector<model::UserEntry>& users = *m_directory;
    if (m_place && *m_place < users.size() && users[*m_place].id == profile.id)
        return; // a later look at the same user
    const auto found =
        std::find_if(users.begin(), users.end(), [&](const auto& user) { return user.id == profile.id; });
    m_place =
        found == users.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - users.begin()));
}

void UserPicker::showName(const std::string& id) {
    const QString name = id.empty() ? tr("New person") : tr("User %1").arg(QString::fromStdString(id));
    m_id->setText(m_edited && !id.empty() ? tr("%1, changed").arg(name) : name);
    m_shown = id;
}

void UserPicker::setEdited(bool edited) {
    m_edited = edited;
    if (!m_id->text().isEmpty())
        showName(m_shown);
}

void UserPicker::setUnknown(const QString& id) {
    m_message->setText(tr("There is no user “%1” in the data.").arg(id));
    m_message->show();
}

void UserPicker::choose(const QString& id) {
    if (!id.isEmpty())
        emit userRequested(id);
}

void UserPicker::choosePlace(std::size_t place) {
    m_place = place; // so that quick steps add up before the first answer is there
    choose(QString::fromStdString((*m_directory)[place].id));
}

void UserPicker::chooseFirst() {
    const std::vector<model::UserEntry>& users = *m_directory;
    if (users.empty())
        return;
    const auto test = std::find_if(users.begin(), users.end(),
                                   [](const auto& user) { return user.role == model::UserRole::Test; });
    choosePlace(test == users.end() ? 0 : static_cast<std::size_t>(test - users.begin()));
}

void UserPicker::step(int by) {
    const std::size_t users = m_directory->size();
    if (users == 0)
        return;
    if (!m_place)
        choosePlace(0);
    else
        choosePlace((*m_place + (by < 0 ? users - 1 : 1)) % users);
}

void UserPicker::chooseAny() {
    if (!m_directory->empty())
        choosePlace(QRandomGenerator::global()->bounded(static_cast<quint32>(m_directory->size())));
}

void UserPicker::startFinding() {
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void UserPicker::paintIcons() {
    const QColor colour = currentColours().text;
    m_previous->setIcon(icon(QStringLiteral("chevron-left"), colour));
    m_next->setIcon(icon(QStringLiteral("chevron-right"), colour));
    m_any->setIcon(icon(QStringLiteral("shuffle"), colour));
}

void UserPicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        paintIcons();
    QWidget::changeEvent(event);
}

} // namespace ui
