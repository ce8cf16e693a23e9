#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QWidget>

#include "model/values/person.h"
#include "ui/charts/figure.h"
#include "ui/map/map_data.h"
#include "ui/map/map_status.h"

class QHBoxLayout;
class QStackedWidget;

namespace ui {

class ChartCard;
class ColourBar;
class GlanceCard;
class MapChart;
class SharedActions;
class TasteCard;

/// All users and items as points on the two axes along which the users vary most.
///
/// The page asks for the map by mapRequested() when it is looked at and there is a model but no map; the
/// service that computes it calls setMapRunning(true), setMapProgress(), then setMap() or setMapFailure(),
/// and setMapRunning(false) at last. A later model changes nothing by itself; the page offers to compute
/// again.
class MapPage : public QWidget {
    Q_OBJECT
public:
    explicit MapPage(const SharedActions& actions, QWidget* parent = nullptr);

    /// In place of the map, and above it; either may emit cancelRequested().
    const std::vector<MapStatus*>& statuses() const { return m_statuses; }

public slots:
    void setDirectory(UserDirectory directory);            ///< never null; of other data: items and map go
    void setItems(ItemList items, ItemCounts clicks = {}); ///< by item index; clicks of the training users
    void setModelAvailable(bool available);                ///< false: the map goes, too
    void setModelEpoch(int epoch);                         ///< of the latest model
    void setMap(SharedMap map);                            ///< ignored unless it is of the directory's users
    void setMapProgress(double share);                     ///< 0 … 1
    void setMapRunning(bool running);
    void setMapFailure(const model::Failure& failure);
    void setClickers(model::ItemIndex item, UserFlags clickers); ///< answers clickersRequested
    void setPerson(const model::PersonState& state);             ///< ringed, unless changed
    void setSelectionTaste(const model::SelectionTaste& taste);  ///< answers selectionRequested
    void setGlance(const model::UserGlance& glance);             ///< answers glanceRequested

signals:
    void mapRequested();
    void userRequested(const QString& id); ///< to be looked at on the page of users
    void clickersRequested(model::ItemIndex item);
    void glanceRequested(const QString& id);
    void usersExportRequested(const QByteArray& table); ///< CSV of those that are chosen
    void selectionRequested(const std::vector<std::uint32_t>& directoryRows); ///< ascending; never empty
    void badgeChanged(const QString& text); ///< for the rail: the explained share of the variance, or nothing

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum State { NoData, NoModel, NoMap, Ready };

    QWidget* buildNoData(const SharedActions& actions);
    QWidget* buildNoModel(const SharedActions& actions);
    QWidget* buildNoMap();
    QWidget* buildContent();
    QHBoxLayout* buildTools();
    QWidget* buildMapCard();
    QWidget* buildSide();
    MapStatus* makeStatus();

    void refreshState();
    void refreshStatus();
    void dropMap();
    void requestMap();
    void requestMapOnce();
    void updateColour();
    void onSelectionChanged();
    void refreshChart();
    void ringPerson();
    void onPickedChanged();
    void openUser(std::uint32_t place);
    std::optional<std::uint32_t> placeOf(const std::string& id) const;

    MapData m_data;
    MapState m_state;
    bool m_modelAvailable = false;
    bool m_requested = false; ///< a map of this model was asked for; a cancelled one is not asked for again
    std::string m_person;     ///< id of the person shown; empty = not in the data
    std::optional<model::ItemIndex> m_item; ///< whose users are coloured
    UserFlags m_clickers;                   ///< of that item; null = not known yet
    QStackedWidget* m_stack;
    std::vector<MapStatus*> m_statuses; ///< in place of the map, and above it
    ColourBar* m_colours;
    ChartCard* m_card;
    MapChart* m_chart;
    QStackedWidget* m_side;
    TasteCard* m_taste;
    GlanceCard* m_glance;
};

} // namespace ui
