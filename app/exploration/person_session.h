#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QString>

#include "app/exploration/person_edits.h"
#include "app/exploration/snapshot_history.h"
#include "app/exploration/subject.h"
#include "app/tasks/follow_up_task.h"

namespace app {

class OpenedData;
class TrainingSession;

/// Asks the models of the run about one person: of the data, changed, or made up. Each edit, each later epoch
/// of the model is answered anew, in the background.
class PersonSession : public QObject {
    Q_OBJECT
public:
    /// Both outlive the object.
    PersonSession(OpenedData& data, TrainingSession& training, QObject* parent = nullptr);

    /// Of the data that are open; null before the first.
    std::shared_ptr<const model::Recommender> recommender() const { return m_recommender; }

    /// What is shown now; null before the first model of the data.
    std::shared_ptr<const model::VaeModel> model() const { return m_shown; }

    /// The model that is shown and its data; none before the first model of the data.
    std::optional<Subject> subject() const;

    const model::Person& person() const { return m_edits.current(); }
    bool hasPerson() const { return m_hasPerson; }
    const model::RankingChoice& ranking() const { return m_choice; }

public slots:
    void chooseUser(const QString& id);
    void newPerson(); ///< somebody with no history
    void removeItem(model::ItemIndex item);
    void addItem(model::ItemIndex item);
    void setMean(int dimension, double mu, bool moving); ///< moving: more of the same follows
    void resetPerson();
    void undo();
    void redo();
    void savePerson(const QString& path); ///< in the background, as loading is
    void loadPerson(const QString& path); ///< as a new person, not a user of the data

    void setRanking(const model::RankingChoice& choice);
    void showEpoch(int epoch); ///< of those that are kept; the last one follows the run

signals:
    void dataChanged();     ///< nothing of the data before is shown any more
    void personReplaced();  ///< by another one
    void questionChanged(); ///< the model or the person is another; what was found out about them is past
    void profileReady(std::shared_ptr<const model::UserProfile> profile);
    void personChanged(const model::PersonState& state);
    void userUnknown(const QString& id);
    void epochsChanged(const std::vector<int>& epochs, int shown);
    /// All users and items in new data: users as in Dataset::directory(), items and their clicks by
    /// index.
    void catalogReady(std::shared_ptr<const std::vector<model::UserEntry>> directory,
                      std::shared_ptr<const std::vector<model::ItemRow>> items,
                      std::shared_ptr<const std::vector<std::uint64_t>> clicks);
    void personSaved(const QString& path);
    void itemsIgnored(const QString& path,
                      const std::vector<std::string>& ids); ///< that the data do not have
    void failed(const model::Failure& failure);

private:
    void onDatasetReady(const std::shared_ptr<const std::vector<model::UserEntry>>& directory);
    void onModelChanged(std::shared_ptr<const model::VaeModel> model);
    void show(std::shared_ptr<const model::VaeModel> model);
    void begin(const model::Person& person);
    void onEdited();
    void announcePerson();
    void lookUp();

    OpenedData& m_data;
    std::shared_ptr<const model::Recommender> m_recommender; ///< null before the first data
    std::shared_ptr<const model::VaeModel> m_shown;
    SnapshotHistory m_snapshots;
    bool m_followsLatest = true;
    PersonEdits m_edits;
    bool m_hasPerson = false;
    model::RankingChoice m_choice;
    FollowUpTask m_lookUp;
    FollowUpTask m_file; ///< of a person; the tasks last, so that their threads end before the others go
};

} // namespace app
