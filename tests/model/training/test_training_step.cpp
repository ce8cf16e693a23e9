#include <QtTest>

#include <cmath>
#include <cstring>
#include <string>

#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/training/training_step.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

constexpr bool isDouble = sizeof(Scalar) == sizeof(double);
constexpr double lossTolerance = isDouble ? 1e-11 : 2e-5;
/// Adam turns gradients that are zero but for rounding into whole steps of the learning rate.
constexpr double parameterTolerance = isDouble ? 1e-7 : 2e-3;

using Row = std::vector<double>;
using Rows = std::vector<Row>;

/// A weight, one row an output unit, and a bias, with Adam's moments.
struct Tensor {
    Rows value, mean, square, gradient;

    explicit Tensor(const Rows& begin)
        : value(begin), mean(begin.size(), Row(begin.front().size())), square(mean), gradient(mean) {}

    void clear() {
        for (Row& row : gradient)
            row.assign(row.size(), 0.0);
    }
    void move(double rate, int step) {
        for (std::size_t i = 0; i < value.size(); ++i)
            for (std::size_t j = 0; j < value[i].size(); ++j) {
                mean[i][j] = 0.9 * mean[i][j] + 0.1 * gradient[i][j];
                square[i][j] = 0.999 * square[i][j] + 0.001 * gradient[i][j] * gradient[i][j];
                value[i][j] -= rate * (mean[i][j] / (1 - std::pow(0.9, step))) /
                               (std::sqrt(square[i][j] / (1 - std::pow(0.999, step))) + 1e-8);
            }
    }
};

struct Layer {
    Tensor weight;
    Tensor bias;
};

/// The same training in double and in plain loops, one user after the other, from the formulas of the paper.
class PlainTraining {
public:
    PlainTraining(const Parameters& begin, const TrainingOptions& options) : m_options(options) {
        for (const LayerSpec& spec : begin.layout().encoder())
            m_encoder.push_back(layerOf(begin, spec));
        for (const LayerSpec& spec : begin.layout().decoder())
            m_decoder.push_back(layerOf(begin, spec));
    }

    /// One update; the loss' two parts.
    BatchLoss step(const Batch& batch, std::uint32_t items, double beta) {
        for (auto* layers : {&m_encoder, &m_decoder})
            for (Layer& layer : *layers)
                for (Tensor* tensor : {&layer.weight, &layer.bias})
                    tensor->clear();
        BatchLoss loss;
        for (std::size_t u = 0; u < batch.clicked.size(); ++u)
            addUser(batch, u, items, beta, loss);
        ++m_steps;
        for (auto* layers : {&m_encoder, &m_decoder})
            for (Layer& layer : *layers) {
                for (std::size_t i = 0; i < layer.weight.value.size(); ++i)
                    for (std::size_t j = 0; j < layer.weight.value[i].size(); ++j)
                        layer.weight.gradient[i][j] += 2 * m_options.l2 * layer.weight.value[i][j];
                layer.weight.move(m_options.learningRate, m_steps);
                layer.bias.move(m_options.learningRate, m_steps);
            }
        return loss;
    }

    const std::vector<Layer>& encoder() const { return m_encoder; }
    const std::vector<Layer>& decoder() const { return m_decoder; }

private:
    static Layer layerOf(const Parameters& parameters, const LayerSpec& spec) {
        Matrix weight = parameters.weight(spec);
        if (spec.byItem)
            weight.transposeInPlace();
        Rows rows(static_cast<std::size_t>(spec.out));
        for (Eigen::Index i = 0; i < spec.out; ++i)
            for (Eigen::Index j = 0; j < spec.in; ++j)
                rows[static_cast<std::size_t>(i)].push_back(static_cast<double>(weight(i, j)));
        Row bias;
        for (const Scalar value : parameters.bias(spec))
            bias.push_back(static_cast<double>(value));
        return {Tensor(rows), Tensor({bias})};
    }

    /// The outputs of every layer, tanh for all but the last; input first.
    static Rows forward(const std::vector<Layer>& layers, const Row& input) {
        Rows outputs = {input};
        for (std::size_t l = 0; l < layers.size(); ++l) {
            Row output = layers[l].bias.value.front();
            for (std::size_t i = 0; i < output.size(); ++i) {
                for (std::size_t j = 0; j < outputs.back().size(); ++j)
                    output[i] += layers[l].weight.value[i][j] * outputs.back()[j];
                if (l + 1 < layers.size())
                    output[i] = std::tanh(output[i]);
            }
            outputs.push_back(output);
        }
        return outputs;
    }

    /// Adds to the gradients; the gradient by the input.
    static Row backward(std::vector<Layer>& layers, const Rows& outputs, Row gradient) {
        for (std::size_t l = layers.size(); l-- > 0;) {
            if (l + 1 < layers.size())
                for (std::size_t i = 0; i < gradient.size(); ++i)
                    gradient[i] *= 1 - outputs[l + 1][i] * outputs[l + 1][i];
            Row before(outputs[l].size());
            for (std::size_t i = 0; i < gradient.size(); ++i) {
                layers[l].bias.gradient.front()[i] += gradient[i];
                for (std::size_t j = 0; j < before.size(); ++j) {
                    layers[l].weight.gradient[i][j] += gradient[i] * outputs[l][j];
                    before[j] += gradient[i] * layers[l].weight.value[i][j];
                }
            }
            gradient = before;
        }
        return gradient;
    }

    /// log p(x | z) and its gradient by f.
    double logLikelihood(const Row& x, const Row& f, Row& gradient) const {
        const NetworkOptions& network = m_options.network;
        double highest = -1e300, sum = 0, total = 0, result = 0;
        for (std::size_t i = 0; i < f.size(); ++i) {
            highest = std::max(highest, f[i]);
            total += x[i];
        }
        for (const double value : f)
            sum += std::exp(value - highest);
        gradient.resize(f.size());
        for (std::size_t i = 0; i < f.size(); ++i) {
            const double b = x[i] > 0 ? 1 : 0;
            const double c = x[i] > 0 ? network.gaussianWeightPositive : network.gaussianWeightZero;
            const double sigmoid = 1 / (1 + std::exp(-f[i]));
            switch (network.likelihood) {
            case Likelihood::Multinomial:
                result += x[i] * (f[i] - highest - std::log(sum));
                gradient[i] = x[i] - total * std::exp(f[i] - highest) / sum;
                break;
            case Likelihood::Gaussian:
                result += -0.5 * c * (x[i] - f[i]) * (x[i] - f[i]);
                gradient[i] = c * (x[i] - f[i]);
                break;
            case Likelihood::Logistic:
                result += b * std::log(sigmoid) + (1 - b) * std::log(1 - sigmoid);
                gradient[i] = b - sigmoid;
                break;
            }
        }
        return result;
    }

    void addUser(const Batch& batch, std::size_t u, std::uint32_t items, double beta, BatchLoss& loss) {
        const auto users = static_cast<double>(batch.clicked.size());
        Row x(items), input(items);
        for (std::size_t click = 0; click < batch.clicked[u].size(); ++click) {
            x[batch.clicked[u][click].value] = 1;
            input[batch.clicked[u][click].value] = static_cast<double>(batch.input[batch.starts[u] + click]);
        }
        const Rows encoded = forward(m_encoder, input);
        const std::size_t latent = encoded.back().size() / 2;
        Row z(latent);
        for (std::size_t k = 0; k < latent; ++k) {
            const double mu = encoded.back()[k], logVariance = encoded.back()[latent + k];
            z[k] = mu + epsilon(batch, u, k) * std::exp(logVariance / 2);
            loss.kl += 0.5 * (std::exp(logVariance) + mu * mu - 1 - logVariance) / users;
        }
        const Rows decoded = forward(m_decoder, z);
        Row gradient;
        loss.logLikelihood += logLikelihood(x, decoded.back(), gradient) / users;
        for (double& value : gradient)
            value /= -users;
        const Row dz = backward(m_decoder, decoded, gradient);
        Row posterior(2 * latent);
        for (std::size_t k = 0; k < latent; ++k) {
            const double mu = encoded.back()[k], logVariance = encoded.back()[latent + k];
            posterior[k] = dz[k] + beta * mu / users;
            posterior[latent + k] = 0.5 * dz[k] * epsilon(batch, u, k) * std::exp(logVariance / 2) +
                                    0.5 * beta * (std::exp(logVariance) - 1) / users;
        }
        backward(m_encoder, encoded, posterior);
    }

    static double epsilon(const Batch& batch, std::size_t u, std::size_t k) {
        return static_cast<double>(batch.epsilon(static_cast<Eigen::Index>(u), static_cast<Eigen::Index>(k)));
    }

    TrainingOptions m_options;
    std::vector<Layer> m_encoder;
    std::vector<Layer> m_decoder;
    int m_steps = 0;
};

/// Clicks of some users, every seventh without any.
Interactions randomClicks(std::uint32_t users, std::uint32_t items) {
    RandomStream random(3, 900);
    std::vector<std::uint64_t> starts = {0};
    std::vector<ItemIndex> all;
    for (std::uint32_t user = 0; user < users; ++user) {
        for (ItemIndex item; item.value < items; ++item.value)
            if (user % 7 != 6 && random.below(3) == 0)
                all.push_back(item);
        starts.push_back(all.size());
    }
    return {items, starts, all};
}

double greatestDistance(const std::vector<Layer>& layers, const std::vector<LayerSpec>& specs,
                        const Parameters& parameters) {
    double greatest = 0;
    for (std::size_t l = 0; l < specs.size(); ++l) {
        Matrix weight = parameters.weight(specs[l]);
        if (specs[l].byItem)
            weight.transposeInPlace();
        for (Eigen::Index i = 0; i < specs[l].out; ++i) {
            const auto row = static_cast<std::size_t>(i);
            for (Eigen::Index j = 0; j < specs[l].in; ++j)
                greatest =
                    std::max(greatest, std::abs(static_cast<double>(weight(i, j)) -
                                                layers[l].weight.value[row][static_cast<std::size_t>(j)]));
            greatest = std::max(greatest, std::abs(static_cast<double>(parameters.bias(specs[l])[i]) -
                                                   layers[l].bias.value.front()[row]));
        }
    }
    return greatest;
}

} // namespace

/// The step that people run — blocks, threads, fused passes — against the same training in plain loops.
class TestTrainingStep : public QObject {
    Q_OBJECT
private slots:
    void agreesWithPlainLoops_data() {
        QTest::addColumn<int>("users");
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("batch");
        QTest::addColumn<std::vector<int>>("hidden");
        QTest::addColumn<int>("latent");
        QTest::addColumn<Likelihood>("likelihood");
        QTest::addColumn<double>("l2");
        const auto multinomial = Likelihood::Multinomial;
        QTest::newRow("odd sizes") << 13 << 37 << 5 << std::vector<int>{11} << 3 << multinomial << 0.0;
        QTest::newRow("one user") << 1 << 19 << 500 << std::vector<int>{7} << 2 << multinomial << 0.01;
        QTest::newRow("one item") << 9 << 1 << 4 << std::vector<int>{3} << 1 << multinomial << 0.0;
        QTest::newRow("batch larger than the data")
            << 17 << 65 << 100 << std::vector<int>{33} << 17 << multinomial << 0.002;
        QTest::newRow("no hidden layer") << 10 << 50 << 10 << std::vector<int>{} << 4 << multinomial << 0.0;
        QTest::newRow("two hidden layers")
            << 20 << 70 << 6 << std::vector<int>{24, 9} << 5 << multinomial << 0.001;
        QTest::newRow("gaussian") << 14 << 41 << 5 << std::vector<int>{8} << 3 << Likelihood::Gaussian << 0.0;
        QTest::newRow("logistic") << 14 << 41 << 5 << std::vector<int>{8} << 3 << Likelihood::Logistic
                                  << 0.01;
        QTest::newRow("several blocks of items")
            << 6 << 2500 << 6 << std::vector<int>{600} << 20 << multinomial << 0.0;
    }

    void agreesWithPlainLoops() {
        QFETCH(int, users);
        QFETCH(int, items);
        QFETCH(int, batch);
        QFETCH(std::vector<int>, hidden);
        QFETCH(int, latent);
        QFETCH(Likelihood, likelihood);
        QFETCH(double, l2);
        useThreads(2);
        TrainingOptions options;
        options.network.hidden = hidden;
        options.network.latent = latent;
        options.network.likelihood = likelihood;
        options.batch = batch;
        options.l2 = l2;
        options.learningRate = 0.01;
        const Interactions clicks =
            randomClicks(static_cast<std::uint32_t>(users), static_cast<std::uint32_t>(items));
        TrainingStep training(clicks, options);
        PlainTraining plain(training.parameters(), options);
        std::vector<UserIndex> order;
        for (std::uint32_t user = 0; user < clicks.userCount(); ++user)
            order.push_back({user});

        for (std::uint32_t epoch = 1; epoch <= 2; ++epoch)
            for (std::size_t first = 0; first < order.size(); first += static_cast<std::size_t>(batch)) {
                const auto part = std::span<const UserIndex>(order).subspan(
                    first, std::min(order.size() - first, static_cast<std::size_t>(batch)));
                const double beta = 0.1 * epoch;
                Batch same;
                gatherForTraining(clicks, part, options, epoch, same);
                const BatchLoss expected = plain.step(same, clicks.itemCount(), beta);
                const BatchLoss loss = training.run(part, epoch, beta);
                const double scale = std::max(1.0, std::abs(expected.logLikelihood));
                QCOMPARE_LE(std::abs(loss.logLikelihood - expected.logLikelihood) / scale, lossTolerance);
                QCOMPARE_LE(std::abs(loss.kl - expected.kl), lossTolerance * std::max(1.0, expected.kl));
            }
        const NetworkLayout& layout = training.parameters().layout();
        QCOMPARE_LE(greatestDistance(plain.encoder(), layout.encoder(), training.parameters()),
                    parameterTolerance);
        QCOMPARE_LE(greatestDistance(plain.decoder(), layout.decoder(), training.parameters()),
                    parameterTolerance);
    }

    void aLossThatIsNotFiniteChangesNothing() {
        TrainingOptions options;
        options.network.hidden = {8};
        options.network.latent = 3;
        options.learningRate = 1e30;
        const Interactions clicks = randomClicks(10, 20);
        TrainingStep training(clicks, options);
        const std::vector<UserIndex> users = {{0}, {1}, {2}};
        std::uint32_t epoch = 1;
        while (epoch < 100 && training.run(users, epoch, 0.2).finite())
            ++epoch;
        QVERIFY(epoch < 100);
        const AlignedScalars before = training.parameters().values();
        QVERIFY(!training.run(users, epoch, 0.2).finite());
        // A NaN equals nothing, so the bytes are compared.
        QVERIFY(std::memcmp(before.data(), training.parameters().values().data(),
                            before.size() * sizeof(Scalar)) == 0);
    }
};

TASTESCOPE_TEST(TestTrainingStep)
#include "test_training_step.moc"
