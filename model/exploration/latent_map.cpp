#include "model/exploration/latent_map.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <numeric>

#include "model/numerics/parallel_failure.h"
#include "model/numerics/symmetric_inverse.h"
#include "model/ranking/what_if.h"
#include "model/vae/mult_vae.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Eigen::Index;
using DoubleRow = Eigen::RowVectorXd;

constexpr Index rowsAtOnce = 1024;

/// Two axes through the users' means.
struct Axes {
    DoubleRow centre;        ///< [K], the mean of the means
    DoubleMatrix directions; ///< [2 × K]; zero where there is no such axis
    std::array<double, 2> explained = {};
};

/// Sums over the rows in their order: a thread has columns of its own.
DoubleRow centreOf(const Matrix& means) {
    constexpr Index width = 16;
    DoubleRow sums = DoubleRow::Zero(means.cols());
#pragma omp parallel for schedule(static)
    for (Index column = 0; column < means.cols(); column += width) {
        const Index columns = std::min(width, means.cols() - column);
        for (Index row = 0; row < means.rows(); ++row)
            sums.segment(column, columns) += means.row(row).segment(column, columns).cast<double>();
    }
    return means.rows() > 0 ? DoubleRow(sums / static_cast<double>(means.rows())) : sums;
}

/// Σ (μ − centre)ᵀ (μ − centre) [K × K]: a thread has rows of the result of its own.
DoubleMatrix scatterOf(const Matrix& means, const DoubleRow& centre, WorkMonitor& monitor) {
    constexpr Index width = 32;
    const Index latent = means.cols();
    DoubleMatrix scatter = DoubleMatrix::Zero(latent, latent);
    DoubleMatrix block(rowsAtOnce, latent);
    for (Index first = 0; first < means.rows(); first += rowsAtOnce) {
        const Index rows = std::min(rowsAtOnce, means.rows() - first);
        ParallelFailure failure;
#pragma omp parallel
        {
#pragma omp for schedule(static)
            for (Index row = 0; row < rows; ++row)
                block.row(row) = means.row(first + row).cast<double>() - centre;
#pragma omp for schedule(static)
            for (Index strip = 0; strip < latent; strip += width)
                failure.guard([&] { // a product takes memory
                    const Index some = std::min(width, latent - strip);
                    scatter.middleRows(strip, some).noalias() +=
                        block.topRows(rows).middleCols(strip, some).transpose() * block.topRows(rows);
                });
        }
        failure.check();
        monitor.advance(static_cast<std::size_t>(rows));
    }
    return scatter;
}

/// The direction or its opposite, such that the largest component is positive.
DoubleRow oriented(const DoubleRow& direction) {
    Index largest = 0;
    direction.cwiseAbs().maxCoeff(&largest);
    return direction[largest] < 0 ? DoubleRow(-direction) : direction;
}

Axes axesOf(const Matrix& means, WorkMonitor& monitor) {
    Axes axes{centreOf(means), DoubleMatrix::Zero(2, means.cols()), {}};
    const DoubleMatrix scatter = scatterOf(means, axes.centre, monitor);
    const double total = scatter.trace();
    if (!(total > 0))
        return axes;                                                   // nobody, or all in one place
    const Eigen::SelfAdjointEigenSolver<DoubleMatrix> solver(scatter); // ascending
    const Index latent = means.cols();
    for (Index axis = 0; axis < std::min<Index>(2, latent); ++axis) {
        const Index column = latent - 1 - axis;
        axes.directions.row(axis) = oriented(solver.eigenvectors().col(column).transpose());
        axes.explained[static_cast<std::size_t>(axis)] = std::max(0.0, solver.eigenvalues()[column]) / total;
    }
    return axes;
}

/// Where the points [n × K] fall on the axes; written from the place `first` on.
void project(const MatrixRef& points, const Axes& axes, Index first, std::vector<float>& x,
             std::vector<float>& y) {
#pragma omp parallel for schedule(static)
    for (Index row = 0; row < points.rows(); ++row) {
        const DoubleRow point = points.row(row).cast<double>() - axes.centre;
        const auto place = static_cast<std::size_t>(first + row);
        x[place] = static_cast<float>(point.dot(axes.directions.row(0)));
        y[place] = static_cast<float>(point.dot(axes.directions.row(1)));
    }
}

/// The encoder's mean of a user who clicked one item, once, for each item.
void placeItems(const VaeModel& model, const Axes& axes, WorkMonitor& monitor, LatentMap& map) {
    constexpr std::uint32_t atMost = 256;
    const NetworkLayout& layout = model.parameters.layout();
    const std::uint32_t items = layout.shape().items;
    std::vector<std::uint64_t> starts(items + 1);
    std::iota(starts.begin(), starts.end(), std::uint64_t{0});
    std::vector<ItemIndex> clicked;
    clicked.reserve(items);
    for (ItemIndex item; item.value < items; ++item.value)
        clicked.push_back(item);
    const Interactions rows(items, std::move(starts), std::move(clicked));

    Workspace workspace(layout, atMost, WorkspaceUse::Scoring);
    Batch batch;
    std::vector<UserIndex> users;
    for (std::uint32_t first = 0; first < items; first += atMost) {
        users.clear();
        for (std::uint32_t item = first; item < std::min(items, first + atMost); ++item)
            users.push_back(UserIndex{item});
        gatherForScoring(rows, users, model.options.network, batch);
        encodeAndSample(model.parameters, batch, workspace);
        project(workspace.z(batch.userCount()), axes, first, map.itemX, map.itemY);
        monitor.advance(users.size());
    }
}

} // namespace

LatentMap latentMap(const VaeModel& model, const LatentSpace& space, const std::stop_token& stop,
                    const ShareSink& progress) {
    const NetworkShape& shape = model.parameters.layout().shape();
    requireSameItems(shape, space.dataset().catalog.ids.size());
    if (shape.latent != space.dimensions())
        throw Error(problem("the model has " + std::to_string(shape.latent) + " latent dimensions, the map " +
                                std::to_string(space.dimensions()),
                            "Make the map of this model"));
    WorkMonitor monitor(space.users() + shape.items, stop, progress);
    LatentMap map;
    map.epoch = space.epoch();
    map.userX.resize(space.users());
    map.userY.resize(space.users());
    map.userKl = space.kl();
    map.itemX.resize(shape.items);
    map.itemY.resize(shape.items);
    const Axes axes = axesOf(space.means(), monitor);
    map.explained = axes.explained;
    project(space.means(), axes, 0, map.userX, map.userY);
    placeItems(model, axes, monitor, map);
    return map;
}

} // namespace model
