#include "app/exploration/person_session.h"

#include <algorithm>

#include "app/training/training_session.h"
#include "model/exploration/person_file.h"
#include "model/numerics/parallel.h"

namespace app {

namespace {

std::shared_ptr<const std::vector<model::ItemRow>> itemsOf(const model::Recommender& recommender) {
    auto rows = std::make_shared<std::vector<model::ItemRow>>();
    const std::size_t items = recommender.dataset().catalog.ids.size();
    rows->reserve(items);
    for (std::uint32_t item = 0; item < items; ++item)
        rows->push_back(recommender.row(model::ItemIndex{item}));
    return rows;
}

} // namespace

PersonSession::PersonSession(OpenedData& data, TrainingSession& training, QObject* parent)
    : QObject(parent), m_data(data), m_snapshots(training.snapshotMemory()) {
    connect(&m_data, &OpenedData::datasetReady, this,
            [this](const auto&, const auto& directory) { onDatasetReady(directory); });
    connect(&training, &TrainingSession::modelChanged, this, &PersonSession::onModelChanged);
    connect(&training, &TrainingSession::runBegan, this, [this] {
        m_snapshots.clear();
        m_followsLatest = true; // whoever looked back at the run before
    });
    connect(&m_lookUp, &FollowUpTask::failed, this, &PersonSession::failed);
    connect(&m_file, &FollowUpTask::failed, this, &PersonSession::failed);
}

std::optional<Subject> PersonSession::subject() const {
    return m_shown ? std::optional(Subject{m_recommender, m_shown}) : std::nullopt;
}

void PersonSession::onDatasetReady(const std::shared_ptr<const std::vector<model::UserEntry>>& directory) {
    m_recommender = m_data.recommender();
    m_shown.reset();
    m_snapshots.clear();
    m_followsLatest = true;
    m_hasPerson = false;
    m_edits.begin({});
    emit dataChanged();
    const model::Interactions& training = m_recommender->dataset().training.foldIn;
    emit catalogReady(directory, itemsOf(*m_recommender),
                      std::make_shared<const std::vector<std::uint64_t>>(training.clicksPerItem()));
    emit epochsChanged({}, 0);
    announcePerson();
}

void PersonSession::onModelChanged(std::shared_ptr<const model::VaeModel> model) {
    m_snapshots.add(model);
    if (m_followsLatest)
        show(std::move(model));
    emit epochsChanged(m_snapshots.epochs(), m_shown->epoch);
}

void PersonSession::show(std::shared_ptr<const model::VaeModel> model) {
    m_shown = std::move(model);
    lookUp();
}

void PersonSession::showEpoch(int epoch) {
    const auto model = m_snapshots.at(epoch);
    if (!model)
        return;
    m_followsLatest = model->epoch == m_snapshots.epochs().back();
    show(model);
    emit epochsChanged(m_snapshots.epochs(), m_shown->epoch);
}

void PersonSession::chooseUser(const QString& id) {
    if (!m_recommender)
        return;
    try {
        begin(m_recommender->person(id.toStdString()));
    } catch (const model::Error&) {
        emit userUnknown(id);
    }
}

void PersonSession::newPerson() {
    if (m_recommender)
        begin({});
}

void PersonSession::begin(const model::Person& person) {
    m_edits.begin(person);
    m_hasPerson = true;
    emit personReplaced();
    onEdited();
}

void PersonSession::removeItem(model::ItemIndex item) {
    m_edits.removeItem(item);
    onEdited();
}

void PersonSession::addItem(model::ItemIndex item) {
    m_edits.addItem(item);
    onEdited();
}

void PersonSession::setMean(int dimension, double mu, bool moving) {
    m_edits.setMean(dimension, static_cast<float>(mu), moving);
    onEdited();
}

void PersonSession::resetPerson() {
    m_edits.reset();
    onEdited();
}

void PersonSession::undo() {
    m_edits.undo();
    onEdited();
}

void PersonSession::redo() {
    m_edits.redo();
    onEdited();
}

void PersonSession::onEdited() {
    announcePerson();
    lookUp();
}

void PersonSession::announcePerson() {
    model::PersonState state;
    state.id = m_edits.original().id;
    state.edited = m_edits.edited();
    state.canUndo = m_edits.canUndo();
    state.canRedo = m_edits.canRedo();
    state.original.reserve(m_edits.original().history.size());
    for (const model::HistoryClick& click : m_edits.original().history)
        state.original.push_back(m_recommender->row(click.item));
    emit personChanged(state);
}

void PersonSession::setRanking(const model::RankingChoice& choice) {
    m_choice = choice;
    lookUp();
}

void PersonSession::lookUp() {
    if (!m_shown || !m_hasPerson)
        return;
    emit questionChanged();
    ask(
        m_lookUp, subject(),
        [person = person(), choice = m_choice](const Subject& of, const std::stop_token&) {
            model::useThreads(1); // a training keeps its cores
            return std::make_shared<const model::UserProfile>(
                of.recommender->profile(*of.model, person, choice));
        },
        [this, recommender = m_recommender, id = person().id](const auto& profile) {
            if (recommender == m_recommender && id == person().id)
                emit profileReady(profile);
        });
}

void PersonSession::savePerson(const QString& path) {
    if (!m_recommender)
        return;
    m_file.start([this, path, recommender = m_recommender, person = person()](const std::stop_token&) {
        model::savePerson(path.toStdString(), person, recommender->dataset().catalog);
        m_file.post([this, path] { emit personSaved(path); });
    });
}

void PersonSession::loadPerson(const QString& path) {
    if (!m_recommender)
        return;
    m_file.start([this, path, recommender = m_recommender](const std::stop_token&) {
        model::LoadedPerson loaded = model::loadPerson(path.toStdString(), recommender->dataset().catalog);
        loaded.person.id.clear(); // as a new person, not a user of the data
        m_file.post([this, path, recommender, loaded] {
            if (recommender != m_recommender)
                return; // other data are open by now
            begin(loaded.person);
            if (!loaded.unknownItems.empty())
                emit itemsIgnored(path, loaded.unknownItems);
        });
    });
}

} // namespace app
