#include "model/data/match_items.h"

#include "model/data/id_table.h"
#include "model/data/interactions_builder.h"
#include "model/data/item_attributes.h"
#include "model/data/summarise.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// From a dataset's items to a model's.
class ItemMap {
public:
    ItemMap(const std::vector<std::string>& from, const std::vector<std::string>& to)
        : m_to(from.size()), m_targets(static_cast<std::uint32_t>(to.size())) {
        IdTable targets;
        for (const std::string& id : to)
            targets.intern(id);
        for (std::size_t item = 0; item < from.size(); ++item)
            m_to[item] = targets.find(from[item]);
    }

    std::optional<std::uint32_t> operator[](std::size_t item) const { return m_to[item]; }

    /// By the model's item: which of the dataset it is.
    std::vector<std::optional<std::uint32_t>> sources() const {
        std::vector<std::optional<std::uint32_t>> sources(m_targets);
        for (std::uint32_t item = 0; item < m_to.size(); ++item)
            if (m_to[item])
                sources[*m_to[item]] = item;
        return sources;
    }

    Interactions mapped(const Interactions& rows) const {
        InteractionsBuilder mapped;
        for (std::uint32_t user = 0; user < rows.userCount(); ++user) {
            std::vector<Click> clicks;
            const auto items = rows.items(UserIndex{user});
            const auto counts = rows.counts(UserIndex{user});
            for (std::size_t click = 0; click < items.size(); ++click)
                if (const auto target = m_to[items[click].value])
                    clicks.push_back({ItemIndex{*target}, counts.empty() ? 1.0F : counts[click]});
            mapped.addRow(std::move(clicks));
        }
        return std::move(mapped).build(m_targets);
    }

private:
    std::vector<std::optional<std::uint32_t>> m_to;
    std::uint32_t m_targets;
};

/// Where somebody could be measured before the model's items were matched, they are the reason.
void blameModel(const std::string& before, std::string& after) {
    if (before.empty() && !after.empty())
        after = "the model knows none of the items to predict";
}

} // namespace

std::shared_ptr<const Dataset> matchItems(const Dataset& dataset,
                                          const std::vector<std::string>& modelItems) {
    const ItemMap map(dataset.catalog.ids, modelItems);
    auto matched = std::make_shared<Dataset>(dataset);
    matched->catalog = {modelItems, std::vector<std::string>(modelItems.size())};
    std::uint64_t common = 0;
    for (std::size_t item = 0; item < dataset.catalog.ids.size(); ++item)
        if (const auto target = map[item]) {
            matched->catalog.titles[*target] = dataset.catalog.titles[item];
            ++common;
        }
    if (common == 0)
        throw Error({"the data have no item in common with the model", dataset.summary.source, 0,
                     "Open the data that the model was trained on, or train a new model"});

    matched->catalog.attributes = forItems(dataset.catalog.attributes, map.sources());

    for (UserBlock* block : {&matched->training, &matched->validation, &matched->test}) {
        block->foldIn = map.mapped(block->foldIn);
        block->heldOut = map.mapped(block->heldOut);
    }
    summariseBlocks(*matched);
    blameModel(dataset.summary.validationUnmeasured, matched->summary.validationUnmeasured);
    blameModel(dataset.summary.testUnmeasured, matched->summary.testUnmeasured);
    matched->fingerprint = {};
    matched->summary.dropped.itemsOutsideTraining += dataset.catalog.ids.size() - common;
    matched->summary.dropped.clicksOnThoseItems +=
        dataset.summary.interactions - matched->summary.interactions;
    return matched;
}

std::vector<std::string> itemsUnknownTo(const std::vector<std::string>& modelItems, const Dataset& dataset) {
    const ItemMap map(dataset.catalog.ids, modelItems);
    std::vector<std::string> unknown;
    for (std::size_t item = 0; item < dataset.catalog.ids.size(); ++item)
        if (!map[item])
            unknown.push_back(dataset.catalog.ids[item]);
    return unknown;
}

} // namespace model
