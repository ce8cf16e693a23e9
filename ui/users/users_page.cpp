#include "ui/users/users_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

#include "ui/chart_menu.h"
#include "ui/components/card.h"
#include "ui/components/empty_state.h"
#include "ui/components/format.h"
#include "ui/tables/table.h"
#include "ui/users/latent_means.h"
#include "ui/users/user_picker.h"

namespace ui {

namespace {

constexpr std::ptrdiff_t topRecommendations = 20; ///< of which the hits are counted

QString historyPhrase(const model::UserProfile& profile) {
    const QString seen = count(profile.history.size());
    if (profile.role == model::UserRole::Training)
        return UsersPage::tr("%1 clicks").arg(seen);
    return UsersPage::tr("%1 clicks seen · %2 held out").arg(seen, count(profile.heldOut.size()));
}

QString recommendedPhrase(const model::UserProfile& profile) {
    if (profile.role == model::UserRole::Training)
        return UsersPage::tr("not in the history");
    const auto top = std::min(topRecommendations, std::ssize(profile.recommendations));
    const auto hits = std::count_if(profile.recommendations.begin(), profile.recommendations.begin() + top,
                                    [](const model::Recommendation& row) { return row.heldOut; });
    return UsersPage::tr("not in the history · %1 of %2 hit").arg(hits).arg(top);
}

} // namespace

UsersPage::UsersPage(QWidget* parent)
    : QWidget(parent), m_history(historyColumns(), nullptr),
      m_recommendations(recommendationColumns(), nullptr), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    m_stack->addWidget(buildNoData());
    m_stack->addWidget(buildNoModel());
    m_stack->addWidget(buildContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addWidget(m_stack);
}

QWidget* UsersPage::buildNoData() {
    auto* empty = new EmptyState(QStringLiteral("users"), tr("Open data to meet the people in them."), this);
    QPushButton* open = empty->addButton(tr("&Open data…"), true);
    open->setObjectName(QStringLiteral("emptyOpen"));
    connect(open, &QPushButton::clicked, this, &UsersPage::openRequested);
    QPushButton* example = empty->addButton(tr("&Load the example"), false);
    example->setObjectName(QStringLiteral("emptyExample"));
    connect(example, &QPushButton::clicked, this, &UsersPage::exampleRequested);
    return empty;
}

QWidget* UsersPage::buildNoModel() {
    auto* empty = new EmptyState(QStringLiteral("users"),
                                 tr("Start training to see what the model knows about a person."), this);
    QPushButton* training = empty->addButton(tr("&Go to training"), true);
    training->setObjectName(QStringLiteral("goToTraining"));
    connect(training, &QPushButton::clicked, this, &UsersPage::trainingRequested);
    return empty;
}

QWidget* UsersPage::buildContent() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_picker = new UserPicker(content);
    m_picker->rowLayout()->addWidget(makeExportButton(this));
    connect(m_picker, &UserPicker::userRequested, this, &UsersPage::userRequested);
    m_latentMeans = new LatentMeans(content);
    layout->addWidget(m_picker);
    layout->addWidget(m_latentMeans, 4);
    layout->addLayout(buildTables(), 7);
    return content;
}

QHBoxLayout* UsersPage::buildTables() {
    auto* history = new Table(&m_history, tr("History"), this);
    history->setObjectName(QStringLiteral("history"));
    history->stretch(0);
    m_historyCard = new Card(this);
    m_historyCard->setTitle(tr("History"));
    m_historyCard->setContent(history);
    auto* recommended = new Table(&m_recommendations, tr("Recommended"), this);
    recommended->setObjectName(QStringLiteral("recommended"));
    recommended->stretch(1);
    recommended->horizontalHeader()->setResizeContentsPrecision(
        -1); // all rows: the mark of a hit is not in each
    m_recommendedCard = new Card(this);
    m_recommendedCard->setTitle(tr("Recommended"));
    m_recommendedCard->setContent(recommended);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_historyCard, 1);
    row->addWidget(m_recommendedCard, 2);
    return row;
}

void UsersPage::setDirectory(UserDirectory directory) {
    m_directory = std::move(directory);
    m_profile.reset();
    m_picker->setDirectory(m_directory);
    emit factChanged(count(m_directory->size()));
    refreshState();
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

/// Nobody has been chosen yet: somebody to begin with.
void UsersPage::suggestUser() {
    if (m_stack->currentIndex() == Ready && !m_profile)
        m_picker->chooseFirst();
}

void UsersPage::setProfile(std::shared_ptr<const model::UserProfile> profile) {
    m_profile = std::move(profile);
    m_picker->setUser(*m_profile, m_live);
    m_latentMeans->setProfile(m_profile);
    m_history.setRows(historyOf(*m_profile));
    m_recommendations.setRows(m_profile->recommendations);
    m_historyCard->setPhrase(historyPhrase(*m_profile));
    m_recommendedCard->setPhrase(recommendedPhrase(*m_profile));
}

void UsersPage::setUserUnknown(const QString& id) {
    m_picker->setUnknown(id);
}

void UsersPage::setLive(bool training) {
    m_live = training;
    if (m_profile)
        m_picker->setUser(*m_profile, m_live);
}

void UsersPage::findUser() {
    m_picker->startFinding();
}

void UsersPage::showEvent(QShowEvent* event) {
    suggestUser();
    QWidget::showEvent(event);
}

} // namespace ui
