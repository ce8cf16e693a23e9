#include "ui/users/users_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <cassert>

#include "ui/chart_cards/chart_menu.h"
#include "ui/components/empty_state.h"
#include "ui/components/shared_actions.h"
#include "ui/style/format.h"
#include "ui/users/compare_button.h"
#include "ui/users/history_card.h"
#include "ui/users/insight_card.h"
#include "ui/users/latent_means.h"
#include "ui/users/people_card.h"
#include "ui/users/recommended_card.h"
#include "ui/users/user_picker.h"

namespace ui {

namespace {

constexpr int peopleWidth = 264;

} // namespace

UsersPage::UsersPage(const SharedActions& actions, QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    m_stack->addWidget(buildNoData(actions));
    m_stack->addWidget(buildNoModel(actions));
    m_stack->addWidget(buildContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addWidget(m_stack);
    connectCards();
}

QWidget* UsersPage::buildNoData(const SharedActions& actions) {
    auto* empty = new EmptyState(QStringLiteral("users"), tr("Open data to meet the people in them."), this);
    empty->addDataButtons(actions);
    return empty;
}

QWidget* UsersPage::buildNoModel(const SharedActions& actions) {
    auto* empty = new EmptyState(QStringLiteral("users"),
                                 tr("Start training to see what the model knows about a person."), this);
    empty->addButton(actions.goToTraining(), true)->setObjectName(QStringLiteral("goToTraining"));
    return empty;
}

QWidget* UsersPage::buildContent() {
    auto* content = new QWidget(this);
    m_picker = new UserPicker(content);
    m_people = new PeopleCard(content);
    m_people->setFixedWidth(peopleWidth);
    m_people->hide();
    buildButtons();
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(m_people);
    below->addWidget(buildPerson(), 1);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_picker);
    layout->addLayout(below, 1);
    return content;
}

/// At the right end of the row on top.
void UsersPage::buildButtons() {
    QHBoxLayout* row = m_picker->rowLayout();
    m_showPeople = new QPushButton(tr("Pe&ople"), this);
    m_showPeople->setObjectName(QStringLiteral("showPeople"));
    m_showPeople->setCheckable(true);
    m_showPeople->setToolTip(tr("The list of all users, to filter and sort"));
    connect(m_showPeople, &QPushButton::toggled, m_people, &QWidget::setVisible);
    connect(m_showPeople, &QPushButton::toggled, this, [this](bool shown) {
        if (shown)
            emit klRequested();
    });
    auto* newPerson = new QPushButton(tr("&New person"), this);
    newPerson->setObjectName(QStringLiteral("newPerson"));
    newPerson->setToolTip(tr("A person without a history, to build one"));
    connect(newPerson, &QPushButton::clicked, this, &UsersPage::newPersonRequested);
    m_compare = new CompareButton(this);
    row->insertWidget(0, m_showPeople);
    row->addWidget(m_compare);
    row->addWidget(newPerson);
    row->addWidget(makeExportButton(this));
}

QWidget* UsersPage::buildPerson() {
    auto* person = new QWidget(this);
    m_latentMeans = new LatentMeans(person);
    m_history = new HistoryCard(person);
    m_recommended = new RecommendedCard(person);
    m_insight = new InsightCard(person);
    auto* tables = new QHBoxLayout;
    tables->setSpacing(12);
    tables->addWidget(m_history, 27);
    tables->addWidget(m_recommended, 40);
    tables->addWidget(m_insight, 33);
    auto* layout = new QVBoxLayout(person);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_latentMeans, 4);
    layout->addLayout(tables, 7);
    return person;
}

void UsersPage::connectCards() {
    connect(m_picker, &UserPicker::userRequested, this, &UsersPage::userRequested);
    connect(m_people, &PeopleCard::userChosen, this, &UsersPage::userRequested);
    connect(m_insight, &InsightCard::userChosen, this, &UsersPage::userRequested);
    connect(m_recommended, &RecommendedCard::itemChosen, this, [this](model::ItemIndex item) {
        m_item = item;
        if (m_insight->showsSimilarItems())
            emit similarItemsRequested(item);
    });
    connect(m_recommended, &RecommendedCard::similarItemsRequested, m_insight,
            &InsightCard::showSimilarItems);
    connect(m_insight, &InsightCard::similarItemsWanted, this, [this] {
        if (m_item)
            emit similarItemsRequested(*m_item);
    });
}

void UsersPage::setDirectory(UserDirectory directory) {
    assert(directory);
    m_directory = std::move(directory);
    m_profile.reset();
    m_picker->setDirectory(m_directory);
    m_people->setDirectory(m_directory);
    m_compare->setDirectory(m_directory);
    emit badgeChanged(count(m_directory->size()));
    refreshState();
}

void UsersPage::setItems(ItemList items) {
    m_history->setItems(std::move(items));
    m_item.reset();
}

void UsersPage::setModelAvailable(bool available) {
    m_modelAvailable = available;
    refreshState();
}

void UsersPage::refreshState() {
    const State state = !m_directory ? NoData : m_modelAvailable ? Ready : NoModel;
    m_stack->setCurrentIndex(state);
    if (isVisible())
        suggestUser();
}

/// Chooses a first user while there is none.
void UsersPage::suggestUser() {
    if (m_stack->currentIndex() == Ready && !m_profile)
        m_picker->chooseFirst();
}

void UsersPage::setProfile(std::shared_ptr<const model::UserProfile> profile) {
    const bool another = !m_profile || m_profile->id != profile->id;
    m_profile = std::move(profile);
    m_picker->setUser(*m_profile, m_live);
    m_latentMeans->setProfile(m_profile);
    m_history->setProfile(m_profile);
    m_recommended->setProfile(m_profile);
    if (!another)
        return;
    m_people->setUser(m_profile->id);
    m_compare->setUser(QString::fromStdString(m_profile->id));
}

void UsersPage::setPersonState(const model::PersonState& state) {
    m_history->setState(state);
    m_picker->setEdited(state.edited);
}

void UsersPage::setLive(bool training) {
    m_live = training;
    if (m_profile)
        m_picker->setUser(*m_profile, m_live);
}

void UsersPage::setComparison(std::shared_ptr<const model::UserProfile> other) {
    m_compare->setComparing(other != nullptr);
    m_latentMeans->setComparison(std::move(other));
}

void UsersPage::showEvent(QShowEvent* event) {
    suggestUser();
    QWidget::showEvent(event);
}

} // namespace ui
