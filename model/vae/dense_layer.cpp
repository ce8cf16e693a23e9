#include "model/vae/dense_layer.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "model/numerics/panels.h"
#include "model/numerics/parallel.h"
#include "model/numerics/prefetch.h"

namespace model {

namespace {

using Eigen::Index;

constexpr Index fewUsers = 3;              ///< up to here nothing is packed
constexpr Index chunkRows = 6 * tileRows;  ///< of a product between two requests for memory
constexpr Index blockRows = 24 * tileRows; ///< of W in the backward pass: dy's part of it fits the L2 cache
constexpr Index sliceRows = 5 * tileRows;  ///< of a block whose gradient is computed and handed on at once
constexpr Index packRowsAtOnce = std::max(vectorWidth, tileRows);
constexpr Index threadPadding = 256; ///< scalars between the memory of two threads

Scalar* reserve(AlignedScalars& memory, Index scalars) {
    memory.resize(std::max(memory.size(), static_cast<std::size_t>(scalars)));
    return memory.data();
}

/// For so few users that reading W takes longer than multiplying with it: nothing is packed.
void forwardOfFew(const MatrixRef& x, const MatrixRef& weight, const RowVectorRef& bias, MatrixView y) {
    constexpr Index rowsAtOnce = 64;
#pragma omp parallel for schedule(static)
    for (Index first = 0; first < weight.rows(); first += rowsAtOnce) {
        const auto some = weight.middleRows(first, std::min(rowsAtOnce, weight.rows() - first));
        for (Index user = 0; user < x.rows(); ++user) {
            auto part = y.row(user).segment(first, some.rows());
            part.transpose().noalias() = some * x.row(user).transpose();
            part += bias.segment(first, some.rows());
        }
    }
}

/// The part of `count` items, in whole groups, that one thread of the team works on.
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

/// What a forward pass packs: x by its rows, and in each thread a panel of W.
Index packedRows(Index users, Index in) {
    return panelScalars(users, packRowsAtOnce, in);
}
Index panelPerThread(Index in) {
    return tileColumns * in + threadPadding;
}

/// How the memory of a thread of a backward pass is cut. All sizes are known before it starts.
struct BackwardSizes {
    Index users;
    Index in;
    Index paddedIn;

    BackwardSizes(Index batchUsers, Index inWidth)
        : users(batchUsers), in(inWidth), paddedIn(panelCount(in, tileColumns) * tileColumns) {}

    Index shared() const { return users * paddedIn; }
    Index perThread() const { return biases() + blockRows + threadPadding; }

    Index dyRows() const { return 0; } ///< dy's block [B × rows] by its rows, in panels of tileRows
    Index dyColumns() const { return dyRows() + panelScalars(users, packRowsAtOnce, blockRows); }
    Index weight() const { return dyColumns() + users * blockRows; } ///< a panel of W's block
    Index dx() const { return weight() + blockRows * tileColumns; }  ///< [B × paddedIn]
    Index gradient() const { return dx() + users * paddedIn; }       ///< [sliceRows × in]
    Index biases() const { return gradient() + sliceRows * in; }     ///< [blockRows]
};

/// That memory, cut out of a scratch.
struct BackwardMemory : BackwardSizes {
    Scalar* xColumns; ///< x [B × in] in panels of tileColumns
    Scalar* threads;

    BackwardMemory(Index batchUsers, Index inWidth, DenseScratch& scratch)
        : BackwardSizes(batchUsers, inWidth), xColumns(reserve(scratch.shared, shared())),
          threads(reserve(scratch.threads, perThread() * static_cast<Index>(maximumThreads()))) {}

    Scalar* of(Index thread) const { return threads + perThread() * thread; }
};

/// What one thread does with the blocks of W's rows that are its own.
class BackwardThread {
public:
    BackwardThread(const BackwardMemory& memory, Scalar* own, const MatrixRef& dy, ConstMatrixView weight,
                   const LayerSpec& layer, double l2, GradientSink& sink)
        : m_memory(memory), m_own(own), m_dy(dy), m_weight(weight), m_layer(layer),
          m_decay(static_cast<Scalar>(2 * l2)), m_sink(sink) {}

    /// All the rows from begin to end: adds up dx in the thread's own memory, hands the gradients to the
    /// sink.
    void run(Index begin, Index end) {
        if (begin == end)
            MatrixView(m_own + m_memory.dx(), m_memory.users, m_memory.paddedIn).setZero();
        const Index step = blockSize(end - begin);
        for (Index first = begin; first < end; first += step) {
            m_first = first;
            m_count = std::min(step, end - first);
            const Index next = first + m_count;
            RowPrefetch prefetch(m_dy.middleCols(next, std::min(step, end - next)),
                                 panels() * (1 + panelCount(m_count, sliceRows)));
            packBlock();
            addToDx(first > begin ? ProductMode::Accumulate : ProductMode::Overwrite, prefetch);
            for (Index row = 0; row < m_count; row += sliceRows)
                emitGradient(row, std::min(sliceRows, m_count - row), prefetch);
            m_sink.onBiasGradient(m_layer, m_first, {m_own + m_memory.biases(), m_count});
        }
    }

private:
    Index panels() const { return m_memory.paddedIn / tileColumns; }
    Index columnsFrom(Index column) const { return std::min(tileColumns, m_memory.in - column); }

    /// dy's block, packed by its rows and by its columns while some rows of it are near, and its column sums.
    void packBlock() {
        const auto block = m_dy.middleCols(m_first, m_count);
        RowVectorView biases(m_own + m_memory.biases(), m_count);
        biases.setZero();
        for (Index row = 0; row < m_memory.users; row += packRowsAtOnce) {
            const auto some = block.middleRows(row, std::min(packRowsAtOnce, m_memory.users - row));
            packRows(some, tileRows, m_own + m_memory.dyRows() + row * m_count);
            packColumns(some, tileRows, m_memory.users, m_own + m_memory.dyColumns() + row * tileRows);
            for (Index user = 0; user < some.rows(); ++user)
                biases += some.row(user);
        }
    }

    void addToDx(ProductMode mode, RowPrefetch& prefetch) {
        Scalar* weight = m_own + m_memory.weight();
        for (Index column = 0; column < m_memory.in; column += tileColumns) {
            packColumns(m_weight.block(m_first, column, m_count, columnsFrom(column)), tileColumns, m_count,
                        weight);
            prefetch.prefetchShare();
            multiplyPanels(
                m_own + m_memory.dyRows(), weight, m_count, mode,
                {m_own + m_memory.dx() + column, m_memory.users, columnsFrom(column), m_memory.paddedIn});
        }
    }

    /// The gradient by some of the block's rows. What the sink will need is prefetched meanwhile.
    void emitGradient(Index row, Index rows, RowPrefetch& prefetch) {
        const Index in = m_memory.in;
        const Index users = m_memory.users;
        MatrixView gradient(m_own + m_memory.gradient(), rows, in);
        for (Index panel = 0; panel < panels(); ++panel) {
            const Index column = panel * tileColumns;
            m_sink.prefetchWeights(m_layer, (m_first + row) * in + rows * in * panel / panels(),
                                   rows * in / panels());
            prefetch.prefetchShare();
            multiplyPanels(m_own + m_memory.dyColumns() + row * users, m_memory.xColumns + column * users,
                           users, ProductMode::Overwrite,
                           {gradient.data() + column, rows, columnsFrom(column), in});
        }
        if (m_decay > 0)
            gradient += m_decay * m_weight.middleRows(m_first + row, rows);
        m_sink.onWeightGradient(m_layer, m_first + row, {gradient.data(), rows, in});
    }

    const BackwardMemory& m_memory;
    Scalar* m_own;
    const MatrixRef& m_dy;
    ConstMatrixView m_weight;
    const LayerSpec& m_layer;
    Scalar m_decay;
    GradientSink& m_sink;
    Index m_first = 0; ///< row of W that the block begins with
    Index m_count = 0; ///< rows of the block
};

} // namespace

DenseScratchSize denseScratchSize(Index users, Index in) {
    const BackwardSizes backward(users, in);
    return {static_cast<std::uint64_t>(std::max(packedRows(users, in), backward.shared())),
            static_cast<std::uint64_t>(std::max(panelPerThread(in), backward.perThread()))};
}

void denseForward(const MatrixRef& x, const MatrixRef& weight, const RowVectorRef& bias,
                  DenseScratch& scratch, MatrixView y) {
    assert(x.cols() == weight.cols() && bias.size() == weight.rows());
    assert(y.rows() == x.rows() && y.cols() == weight.rows());
    const Index users = x.rows();
    if (users <= fewUsers)
        return forwardOfFew(x, weight, bias, y);
    const Index in = x.cols();
    const Index out = weight.rows();
    Scalar* xRows = reserve(scratch.shared, packedRows(users, in));
    const Index perThread = panelPerThread(in);
    Scalar* panels = reserve(scratch.threads, perThread * static_cast<Index>(maximumThreads()));
#pragma omp parallel
    {
        Scalar* panel = panels + perThread * static_cast<Index>(threadNumber());
#pragma omp for schedule(static)
        for (Index row = 0; row < users; row += packRowsAtOnce)
            packRows(x.middleRows(row, std::min(packRowsAtOnce, users - row)), tileRows, xRows + row * in);
        // Work is divided by panels of columns, cut into chunks of rows where the panels are few.
        const Index chunks = panelCount(users, chunkRows);
        const auto [first, end] = shareOf(panelCount(out, tileColumns) * chunks, 1,
                                          static_cast<Index>(threadNumber()), static_cast<Index>(teamSize()));
        for (Index work = first; work < end;) {
            const Index column = work / chunks * tileColumns;
            const Index columns = std::min(tileColumns, out - column);
            packRows(weight.middleRows(column, columns), tileColumns, panel);
            const Index next = std::min(column + tileColumns, out);
            RowPrefetch prefetch(weight.middleRows(next, std::min(tileColumns, out - next)), chunks);
            for (; work < end && work / chunks * tileColumns == column; ++work) {
                const Index row = work % chunks * chunkRows;
                const Index rows = std::min(chunkRows, users - row);
                prefetch.prefetchShare();
                multiplyPanels(xRows + row * in, panel, in, ProductMode::Overwrite,
                               {y.data() + row * y.outerStride() + column, rows, columns, y.outerStride(),
                                bias.data() + column});
            }
        }
    }
}

void denseBackward(const MatrixRef& x, const MatrixRef& dy, Parameters& parameters, const LayerSpec& layer,
                   double l2, DenseScratch& scratch, GradientSink& sink, MatrixView dx) {
    assert(x.cols() == layer.in && dy.cols() == layer.out && dy.rows() == x.rows());
    assert(dx.rows() == x.rows() && dx.cols() == x.cols());
    const Index users = x.rows();
    const Index in = layer.in;
    const BackwardMemory memory(users, in, scratch);
#pragma omp parallel
    {
        const auto thread = static_cast<Index>(threadNumber());
        const auto threads = static_cast<Index>(teamSize());
#pragma omp for schedule(static)
        for (Index column = 0; column < in; column += tileColumns)
            packColumns(x.middleCols(column, std::min(tileColumns, in - column)), tileColumns, users,
                        memory.xColumns + column * users);

        const auto [begin, end] = shareOf(layer.out, tileRows, thread, threads);
        BackwardThread(memory, memory.of(thread), dy, std::as_const(parameters).weight(layer), layer, l2,
                       sink)
            .run(begin, end);
#pragma omp barrier
#pragma omp for schedule(static)
        for (Index user = 0; user < users; ++user) {
            dx.row(user).setZero();
            for (Index other = 0; other < threads; ++other)
                dx.row(user) +=
                    ConstRowVectorView(memory.of(other) + memory.dx() + user * memory.paddedIn, in);
        }
    }
}

} // namespace model
