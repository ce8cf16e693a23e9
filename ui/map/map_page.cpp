#include "ui/map/map_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cassert>
#include <utility>

#include "ui/chart_cards/chart_menu.h"
#include "ui/components/empty_state.h"
#include "ui/components/shared_actions.h"
#include "ui/map/colour_bar.h"
#include "ui/map/glance_card.h"
#include "ui/map/map_chart.h"
#include "ui/map/map_reading.h"
#include "ui/map/map_selection.h"
#include "ui/map/map_tools.h"
#include "ui/map/taste_card.h"
#include "ui/style/format.h"

namespace ui {

namespace {

constexpr int narrowestSide = 296;
constexpr int widestSide = 520;

} // namespace

MapPage::MapPage(const SharedActions& actions, QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    m_stack->addWidget(buildNoData(actions));
    m_stack->addWidget(buildNoModel(actions));
    m_stack->addWidget(buildNoMap());
    m_stack->addWidget(buildContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addWidget(m_stack);
    refreshStatus();
}

QWidget* MapPage::buildNoData(const SharedActions& actions) {
    auto* empty = new EmptyState(QStringLiteral("map"), tr("Open data to see all users on a map."), this);
    empty->addDataButtons(actions);
    return empty;
}

QWidget* MapPage::buildNoModel(const SharedActions& actions) {
    auto* empty = new EmptyState(QStringLiteral("map"),
                                 tr("Start training to see who is similar, and what they like."), this);
    empty->addButton(actions.goToTraining(), true)->setObjectName(QStringLiteral("goToTraining"));
    return empty;
}

QWidget* MapPage::buildNoMap() {
    auto* empty = new EmptyState(QStringLiteral("map"),
                                 tr("On the map, users with similar tastes are close together."), this);
    empty->addContent(makeStatus());
    return empty;
}

QWidget* MapPage::buildContent() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(buildTools());
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(buildMapCard(), 5);
    cards->addWidget(buildSide(), 3);
    layout->addLayout(cards, 1);
    return content;
}

QHBoxLayout* MapPage::buildTools() {
    m_chart = new MapChart(this);
    auto* tools = new MapTools(this);
    connect(tools, &MapTools::toolChosen, m_chart, &MapChart::setTool);
    connect(tools, &MapTools::itemsShown, m_chart, &MapChart::setItemsShown);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(tools);
    row->addWidget(makeStatus());
    row->addStretch();
    row->addWidget(makeExportButton(this));
    return row;
}

QWidget* MapPage::buildMapCard() {
    m_colours = new ColourBar(this);
    connect(m_colours, &ColourBar::colourChosen, this, &MapPage::updateColour);
    connect(m_colours, &ColourBar::itemChosen, this, [this](model::ItemIndex item) {
        m_item = item;
        m_clickers.reset();
        updateColour();
        emit clickersRequested(item);
    });
    connect(m_chart, &MapChart::userChosen, this, &MapPage::openUser);
    connect(m_chart, &MapChart::itemChosen, this,
            [this](std::uint32_t item) { m_colours->chooseItem({item}); });
    connect(&m_chart->selection(), &MapSelection::changed, this, &MapPage::onSelectionChanged);
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_colours);
    layout->addWidget(m_chart, 1);
    m_card = new ChartCard(
        content, [this] { return m_chart->figure(); }, this);
    m_card->setTitle(tr("Latent map"));
    return m_card;
}

/// What the chosen users like or, while a user is picked, that one.
QWidget* MapPage::buildSide() {
    m_side = new QStackedWidget(this);
    m_side->setMinimumWidth(narrowestSide);
    m_side->setMaximumWidth(widestSide);
    m_taste = new TasteCard(m_side);
    m_glance = new GlanceCard(m_side);
    m_side->addWidget(m_taste);
    m_side->addWidget(m_glance);
    connect(m_taste, &TasteCard::clearRequested, &m_chart->selection(), &MapSelection::clear);
    connect(m_taste, &TasteCard::exportRequested, this,
            [this] { emit usersExportRequested(tableOfUsers(m_data, m_chart->selection().rows())); });
    connect(m_chart, &MapChart::pickedChanged, this, &MapPage::onPickedChanged);
    connect(m_glance, &GlanceCard::closeRequested, this, [this] { m_chart->pick(std::nullopt); });
    connect(m_glance, &GlanceCard::openRequested, this, [this] { openUser(*m_chart->picked()); });
    connect(m_glance, &GlanceCard::neighbourPicked, this,
            [this](const QString& id) { m_chart->pick(placeOf(id.toStdString())); });
    return m_side;
}

MapStatus* MapPage::makeStatus() {
    auto* status = new MapStatus(this);
    connect(status, &MapStatus::computeRequested, this, &MapPage::requestMap);
    m_statuses.push_back(status);
    return status;
}

void MapPage::setDirectory(UserDirectory directory) {
    assert(directory);
    m_data = {};
    m_data.users = std::move(directory);
    m_person.clear();
    m_chart->setPerson(std::nullopt);
    m_colours->setItems(nullptr);
    dropMap();
}

void MapPage::setItems(ItemList items, ItemCounts clicks) {
    m_data.items = std::move(items);
    m_data.itemClicks = std::move(clicks);
    m_item.reset();
    m_clickers.reset();
    m_colours->setItems(m_data.items);
    refreshChart();
}

void MapPage::setModelAvailable(bool available) {
    m_modelAvailable = available;
    if (available)
        refreshState();
    else
        dropMap();
}

void MapPage::setModelEpoch(int epoch) {
    m_state.modelEpoch = epoch;
    refreshStatus();
}

void MapPage::setMap(SharedMap map) {
    if (!map || !m_data.users || map->userX.size() != m_data.users->size())
        return;
    m_data.map = std::move(map);
    m_state.mapEpoch = m_data.map->epoch;
    m_state.failure.reset();
    m_colours->setKlKnown(!m_data.map->userKl.empty());
    refreshChart();
    m_taste->setChosen(0, m_data.userCount());
    emit badgeChanged(tr("%1 explained").arg(percent(explainedShare(*m_data.map), 2)));
    refreshState();
}

void MapPage::setMapProgress(double share) {
    for (MapStatus* status : m_statuses)
        status->setProgress(share);
}

void MapPage::setMapRunning(bool running) {
    m_state.running = running;
    if (running)
        m_state.failure.reset();
    refreshStatus();
}

void MapPage::setMapFailure(const model::Failure& failure) {
    m_state.failure = failure;
    refreshStatus();
}

void MapPage::setClickers(model::ItemIndex item, UserFlags clickers) {
    if (m_item != item || !clickers || clickers->size() != m_data.userCount())
        return; // of an item that was chosen before
    m_clickers = std::move(clickers);
    updateColour();
}

void MapPage::setSelectionTaste(const model::SelectionTaste& taste) {
    if (taste.users == m_chart->selection().size() && taste.users > 0)
        m_taste->setTaste(taste);
}

void MapPage::setPerson(const model::PersonState& state) {
    const std::string id = state.edited ? std::string() : state.id; // the changed are nowhere on the map
    if (m_data.users && std::exchange(m_person, id) != id)
        ringPerson();
}

void MapPage::ringPerson() {
    m_chart->setPerson(placeOf(m_person));
}

/// In the directory; none for an id that it does not have.
std::optional<std::uint32_t> MapPage::placeOf(const std::string& id) const {
    const auto found = std::ranges::find(*m_data.users, id, &model::UserEntry::id);
    if (id.empty() || found == m_data.users->end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - m_data.users->begin());
}

void MapPage::openUser(std::uint32_t place) {
    emit userRequested(QString::fromStdString((*m_data.users)[place].id));
}

void MapPage::onPickedChanged() {
    const std::optional<std::uint32_t> picked = m_chart->picked();
    m_side->setCurrentWidget(picked ? static_cast<QWidget*>(m_glance) : m_taste);
    if (!picked)
        return;
    const model::UserEntry& user = (*m_data.users)[*picked];
    m_glance->setUser(user);
    emit glanceRequested(QString::fromStdString(user.id));
}

void MapPage::setGlance(const model::UserGlance& glance) {
    const std::optional<std::uint32_t> picked = m_chart->picked();
    if (!picked || (*m_data.users)[*picked].id != glance.id)
        return; // of one that was picked before
    m_glance->setGlance(glance);
    std::vector<std::uint32_t> neighbours;
    neighbours.reserve(glance.neighbours.size());
    for (const model::SimilarUser& neighbour : glance.neighbours)
        if (const auto place = placeOf(neighbour.user.id))
            neighbours.push_back(*place);
    m_chart->setNeighbours(std::move(neighbours));
}

/// The map of another model, or of other data.
void MapPage::dropMap() {
    m_data.map.reset();
    m_state.mapEpoch.reset();
    m_state.failure.reset();
    m_requested = false;
    m_item.reset();
    m_clickers.reset();
    refreshChart();
    m_taste->setChosen(0, 0);
    emit badgeChanged({});
    refreshState();
}

void MapPage::refreshState() {
    m_stack->setCurrentIndex(!m_data.users       ? NoData
                             : !m_modelAvailable ? NoModel
                             : !m_data.map       ? NoMap
                                                 : Ready);
    refreshStatus();
    if (isVisible())
        requestMapOnce();
}

void MapPage::refreshStatus() {
    for (MapStatus* status : m_statuses)
        status->setState(m_state);
}

void MapPage::requestMap() {
    m_requested = true;
    emit mapRequested();
}

void MapPage::requestMapOnce() {
    if (m_stack->currentIndex() == NoMap && !m_requested && !m_state.running)
        requestMap();
}

void MapPage::refreshChart() {
    m_chart->setData(m_data);
    m_card->setPhrase(m_data.map ? emptyMapFigure(m_data).phrase : QString());
    m_colours->setLegend(m_chart->users());
}

void MapPage::updateColour() {
    m_chart->setColour(m_colours->colour(), m_clickers);
    m_colours->setLegend(m_chart->users());
}

void MapPage::onSelectionChanged() {
    const MapSelection& selection = m_chart->selection();
    m_taste->setChosen(selection.size(), m_data.userCount());
    if (selection.size() > 0)
        emit selectionRequested(selection.rows());
}

void MapPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    requestMapOnce();
}

} // namespace ui
