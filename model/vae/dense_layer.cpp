#include "model/vae/dense_layer.h"

#include <algorithm>

#include "model/numerics/ahead.h"
#include "model/numerics/panels.h"
#include "model/numerics/parallel.h"

namespace model {

namespace {

using Eigen::Index;

constexpr Index chunkRows = 6 * tileRows; ///< of C between two requests for memory
constexpr Index blockRows =
    24 * tileRows; ///< of W in a block of the backward pass: dy's block fits the L2 cache
constexpr Index sliceRows = 5 * tileRows; ///< of the block whose gradient is made and used at a time
constexpr Index fewUsers = 3;
constexpr Index packRowsAtOnce = std::max(vectorWidth, tileRows);

Scalar* reserve(AlignedScalars& memory, Index scalars) {
    memory.resize(std::max(memory.size(), static_cast<std::size_t>(scalars)));
    return memory.data();
}

/// For so few users that reading W once takes longer than to multiply with it: nothing is packed.
void forwardOfFew(const MatrixRef& x, const MatrixRef& weight, MatrixView y) {
    constexpr Index rowsAtOnce = 64;
#pragma omp parallel for schedule(static)
    for (Index first = 0; first < weight.rows(); first += rowsAtOnce) {
        const auto some = weight.middleRows(first, std::min(rowsAtOnce, weight.rows() - first));
        for (Index user = 0; user < x.rows(); ++user)
            y.row(user).segment(first, some.rows()).transpose().noalias() = some * x.row(user).transpose();
    }
}

/// The part of `count` things, in groups, that a thread of the team works on.
struct Share {
    Index first = 0;
    Index end = 0;
};
Share shareOf(Index count, Index group, Index thread, Index threads) {
    const Index groups = panelCount(count, group);
    return {std::min(count, groups * thread / threads * group),
            std::min(count, groups * (thread + 1) / threads * group)};
}

/// Rows of a block where `rows` are cut into equal blocks of at most blockRows.
Index blockSize(Index rows) {
    const Index blocks = std::max<Index>(panelCount(rows, blockRows), 1);
    return std::max<Index>(panelCount(panelCount(rows, blocks), tileRows), 1) * tileRows;
}

/// What the threads of a backward pass work in, cut out of a scratch. All sizes are known before they start.
struct BackwardMemory {
    Index users;
    Index in;
    Index paddedIn;
    Scalar* xColumns; ///< x [B × in] in panels of tileColumns
    Scalar* threads;
    Index perThread;

    BackwardMemory(Index batchUsers, Index inWidth, DenseScratch& scratch)
        : users(batchUsers), in(inWidth), paddedIn(panelCount(in, tileColumns) * tileColumns),
          xColumns(reserve(scratch.shared, users * paddedIn)), perThread(biases() + blockRows + 256) {
        threads = reserve(scratch.threads, perThread * static_cast<Index>(maximumThreads()));
    }

    Index dyRows() const { return 0; } ///< dy's block [B × rows] by its rows, in panels of tileRows
    Index dyColumns() const { return dyRows() + panelScalars(users, packRowsAtOnce, blockRows); }
    Index weight() const { return dyColumns() + users * blockRows; } ///< a panel of W's block
    Index dx() const { return weight() + blockRows * tileColumns; }  ///< [B × paddedIn]
    Index gradient() const { return dx() + users * paddedIn; }       ///< [sliceRows × in]
    Index biases() const { return gradient() + sliceRows * in; }     ///< [blockRows]
};

} // namespace

void denseForward(const MatrixRef& x, const MatrixRef& weight, DenseScratch& scratch, MatrixView y) {
    const Index users = x.rows();
    if (users <= fewUsers)
        return forwardOfFew(x, weight, y);
    const Index in = x.cols();
    const Index out = weight.rows();
    Scalar* xRows = reserve(scratch.shared, panelScalars(users, packRowsAtOnce, in));
    const Index perThread = tileColumns * in + 256;
    Scalar* panels = reserve(scratch.threads, perThread * static_cast<Index>(maximumThreads()));
#pragma omp parallel
    {
        Scalar* panel = panels + perThread * static_cast<Index>(threadNumber());
#pragma omp for schedule(static)
        for (Index row = 0; row < users; row += packRowsAtOnce)
            packRows(x.middleRows(row, std::min(packRowsAtOnce, users - row)), tileRows, xRows + row * in);
        // Work is shared out by panels of columns, cut into chunks of rows where the panels are few.
        const Index chunks = panelCount(users, chunkRows);
        const auto [first, end] = shareOf(panelCount(out, tileColumns) * chunks, 1,
                                          static_cast<Index>(threadNumber()), static_cast<Index>(teamSize()));
        for (Index work = first; work < end;) {
            const Index column = work / chunks * tileColumns;
            const Index columns = std::min(tileColumns, out - column);
            packRows(weight.middleRows(column, columns), tileColumns, panel);
            const Index next = std::min(column + tileColumns, out);
            RowsAhead ahead(weight.middleRows(next, std::min(tileColumns, out - next)), chunks);
            for (; work < end && work / chunks * tileColumns == column; ++work) {
                const Index row = work % chunks * chunkRows;
                const Index rows = std::min(chunkRows, users - row);
                ahead.fetchNext();
                multiplyPanels(xRows + row * in, panel, in, false,
                               {y.data() + row * y.outerStride() + column, rows, columns, y.outerStride()});
            }
        }
    }
}

void denseBackward(const MatrixRef& x, const MatrixRef& dy, const Parameters& parameters,
                   const LayerSpec& layer, double l2, DenseScratch& scratch, GradientSink& sink,
                   MatrixView dx) {
    const Index users = x.rows();
    const Index in = layer.in;
    const Index panels = panelCount(in, tileColumns);
    const ConstMatrixView weight = parameters.weight(layer);
    const BackwardMemory memory(users, in, scratch);
    const auto decay = static_cast<Scalar>(2 * l2);
#pragma omp parallel
    {
        const auto thread = static_cast<Index>(threadNumber());
        Scalar* own = memory.threads + memory.perThread * thread;
        MatrixView dxOwn(own + memory.dx(), users, memory.paddedIn);
        const auto [begin, end] = shareOf(layer.out, tileRows, thread, static_cast<Index>(teamSize()));
        if (begin == end)
            dxOwn.setZero();
#pragma omp for schedule(static)
        for (Index panel = 0; panel < panels; ++panel)
            packColumns(x.middleCols(panel * tileColumns, std::min(tileColumns, in - panel * tileColumns)),
                        tileColumns, users, memory.xColumns + panel * users * tileColumns);

        const Index step = blockSize(end - begin);
        for (Index first = begin; first < end; first += step) {
            const Index count = std::min(step, end - first);
            const auto block = dy.middleCols(first, count);
            RowVectorView biases(own + memory.biases(), count);
            biases.setZero();
            for (Index row = 0; row < users; row += packRowsAtOnce) {
                const auto some = block.middleRows(row, std::min(packRowsAtOnce, users - row));
                packRows(some, tileRows, own + memory.dyRows() + row * count);
                packColumns(some, tileRows, users, own + memory.dyColumns() + row * tileRows);
                for (Index user = 0; user < some.rows(); ++user)
                    biases += some.row(user);
            }
            const Index next = first + count;
            const Index nextCount = std::min(step, end - next);
            const Index slices = panelCount(count, sliceRows);
            RowsAhead ahead(dy.middleCols(next, nextCount), panels * (1 + slices));

            for (Index panel = 0; panel < panels; ++panel) {
                const Index column = panel * tileColumns;
                const Index columns = std::min(tileColumns, in - column);
                packColumns(weight.block(first, column, count, columns), tileColumns, count,
                            own + memory.weight());
                ahead.fetchNext();
                multiplyPanels(own + memory.dyRows(), own + memory.weight(), count, first > begin,
                               {dxOwn.data() + column, users, columns, memory.paddedIn});
            }
            for (Index row = 0; row < count; row += sliceRows) {
                const Index rows = std::min(sliceRows, count - row);
                MatrixView gradient(own + memory.gradient(), rows, in);
                for (Index panel = 0; panel < panels; ++panel) {
                    const Index column = panel * tileColumns;
                    sink.expectWeights(layer, (first + row) * in + rows * in * panel / panels,
                                       rows * in / panels);
                    ahead.fetchNext();
                    multiplyPanels(own + memory.dyColumns() + row * users,
                                   memory.xColumns + panel * users * tileColumns, users, false,
                                   {gradient.data() + column, rows, std::min(tileColumns, in - column), in});
                }
                if (decay > 0)
                    gradient += decay * weight.middleRows(first + row, rows);
                sink.takeWeights(layer, first + row, {gradient.data(), rows, in});
            }
            sink.takeBiases(layer, first, {biases.data(), count});
        }
#pragma omp barrier
#pragma omp for schedule(static)
        for (Index user = 0; user < users; ++user) {
            dx.row(user).setZero();
            for (Index other = 0; other < static_cast<Index>(teamSize()); ++other)
                dx.row(user) += ConstRowVectorView(
                    memory.threads + memory.perThread * other + memory.dx() + user * memory.paddedIn, in);
        }
    }
}

} // namespace model
