// What it costs to explore a model: explanations, neighbours, the map, and all users' best hundred as a
// file.
//   bench_explore [shape]    default: ml-20m

#include <unistd.h>

#include <filesystem>
#include <numeric>

#include "model/exploration/all_users_export.h"
#include "model/exploration/dimension_meanings.h"
#include "model/exploration/explanation.h"
#include "model/exploration/item_neighbours.h"
#include "model/exploration/latent_map.h"
#include "model/exploration/selection_taste.h"
#include "model/numerics/parallel.h"
#include "tests/benchmarks/support/measure.h"
#include "tests/benchmarks/support/synthetic.h"
#include "tests/benchmarks/support/yardsticks.h"

namespace {

using namespace model;

void reportMilliseconds(const std::string& what, double bar, const std::function<void()>& work) {
    constexpr int runs = 9;
    bench::print({.what = what, .unit = "ms", .value = 1e3 * bench::medianSeconds(runs, work), .limit = bar});
}

/// A history of so many items, evenly from the first one on; not the second one.
Person personWith(std::uint32_t clicks, std::uint32_t items) {
    Person person;
    for (std::uint32_t click = 0; click < clicks; ++click)
        person.history.push_back({ItemIndex{items / clicks * click}});
    return person;
}

void measureQuestions(const VaeModel& model, const Recommender& recommender,
                      const std::shared_ptr<const Dataset>& dataset, const bench::Shape& shape) {
    const Person person = personWith(100, shape.items);
    reportMilliseconds("explaining by a history of 100, " + shape.name, 300,
                       [&] { explain(model, recommender, person, ItemIndex{1}); });
    const ItemNeighbours neighbours(dataset);
    reportMilliseconds("items like the most popular one, " + shape.name, 100, [&] {
        for (ItemIndex item; item.value < dataset->catalog.ids.size(); ++item.value)
            if (recommender.popularityRank(item) == 1)
                neighbours.similarItems(model, item, 100);
    });
    reportMilliseconds("what every dimension means, " + shape.name, 1000,
                       [&] { dimensionMeanings(model, dataset->catalog, 10); });
    std::vector<std::uint32_t> rows(dataset->summary.users / 10);
    std::iota(rows.begin(), rows.end(), 0U);
    reportMilliseconds("the taste of a tenth of the users, " + shape.name, 100,
                       [&] { selectionTaste(*dataset, rows, 50); });
}

void measureMap(const VaeModel& model, const std::shared_ptr<const Dataset>& dataset,
                const std::string& shape) {
    const double start = bench::now();
    const auto space = latentSpace(model, dataset);
    const double encoded = bench::now();
    latentMap(model, *space);
    bench::print({.what = "from the model to the map, " + shape,
                  .unit = "s",
                  .value = bench::now() - start,
                  .limit = 10,
                  .details = {{"seconds_of_the_encoder", encoded - start}}});
    const std::vector<float> mu(static_cast<std::size_t>(space->dimensions()), 0.1F);
    reportMilliseconds("users like one, " + shape, 100, [&] { space->similarUsers(mu, 100); });
}

/// Every user's best hundred against the products of matrices that it takes.
void measureExport(const VaeModel& model, const Recommender& recommender, const std::string& shape) {
    constexpr int batch = 500;
    const NetworkLayout& layout = model.parameters.layout();
    const auto path = std::filesystem::temp_directory_path() / ("explore-" + std::to_string(getpid()));
    const auto productSeconds = [&] {
        double seconds = 0;
        for (const LayerSpec& layer : layout.layers())
            if (!layer.byItem)
                seconds += bench::productSeconds(batch, layer.out, layer.in);
        return seconds * recommender.dataset().summary.users / batch;
    };
    const double before = productSeconds();
    const double start = bench::now();
    exportRecommendations(model, recommender, {}, path.string());
    const double seconds = bench::now() - start;
    const double product = (before + productSeconds()) / 2; // a slow minute of the machine hits both
    bench::print({.what = "all users' top 100 as a file, " + shape,
                  .unit = "of the products",
                  .value = seconds / product,
                  .limit = 1.5,
                  .details = {{"seconds", seconds},
                              {"seconds_of_the_products", product},
                              {"file_mb", static_cast<double>(std::filesystem::file_size(path)) / 1e6}}});
    std::filesystem::remove(path);
}

} // namespace

int main(int count, char** words) {
    const auto arguments = bench::arguments(count, words);
    const bench::Shape shape = bench::shapeNamed(arguments.empty() ? "ml-20m" : arguments.front());
    useThreads(0);
    const auto dataset = bench::syntheticDataset(shape, shape.users / 14);
    const Recommender recommender(dataset);
    const TrainingOptions options;
    const VaeModel model{
        initialParameters(NetworkLayout(networkShape(options.network, shape.items)), 1), options, 0, {}};
    measureQuestions(model, recommender, dataset, shape);
    measureMap(model, dataset, shape.name);
    measureExport(model, recommender, shape.name);
}
