#pragma once

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "model/data/interactions.h"
#include "model/vae/batch.h"
#include "model/vae/parameters.h"

/// The reference values: the folder can be given by TASTESCOPE_ORACLE, the tests' own copy is the default.
inline QString oracleFolder() {
    return qEnvironmentVariable("TASTESCOPE_ORACLE", QStringLiteral(TESTS_DATA "/oracle"));
}

inline nlohmann::json readJson(const QString& path) {
    std::ifstream file(path.toStdString());
    return nlohmann::json::parse(file);
}

/// How far two values are apart: relative for large ones, absolute below 1.
inline double distance(double value, double reference) {
    if (!std::isfinite(value))
        return std::numeric_limits<double>::infinity();
    return std::abs(value - reference) / std::max(1.0, std::abs(reference));
}

/// The greatest distance between a matrix and a list of rows (or a vector and a list).
template <typename Derived>
double distance(const Eigen::MatrixBase<Derived>& values, const nlohmann::json& reference) {
    double greatest = 0;
    const bool flat = reference.empty() || !reference.front().is_array();
    const auto columns = static_cast<std::size_t>(values.cols());
    for (std::size_t i = 0; i < static_cast<std::size_t>(values.size()); ++i) {
        const auto row = static_cast<Eigen::Index>(i / columns);
        const auto column = static_cast<Eigen::Index>(i % columns);
        const double expected =
            flat ? reference.at(i).get<double>() : reference.at(i / columns).at(i % columns).get<double>();
        greatest = std::max(greatest, distance(static_cast<double>(values(row, column)), expected));
    }
    return greatest;
}

/// One batch of reference values, in the model's own terms.
struct OracleCase {
    nlohmann::json json;
    model::NetworkOptions network;
    model::NetworkLayout layout;
    model::Interactions interactions;
    model::Batch batch;

    explicit OracleCase(const QString& path) : json(readJson(path)), layout(shape()), interactions(clicks()) {
        const std::string likelihood = json["likelihood"];
        network.likelihood = likelihood == "gaussian"   ? model::Likelihood::Gaussian
                             : likelihood == "logistic" ? model::Likelihood::Logistic
                                                        : model::Likelihood::Multinomial;
        network.normaliseInput = json["normalise_input"];
        network.gaussianWeightPositive = json["gaussian_weight_positive"];
        network.gaussianWeightZero = json["gaussian_weight_zero"];
        fillBatch();
    }

    /// The named group of tensors, e.g. "parameters".
    model::Parameters parameters(const nlohmann::json& group) const {
        model::Parameters result(layout);
        for (const model::LayerSpec& layer : layout.layers()) {
            auto weight = result.weight(layer);
            for (int out = 0; out < layer.out; ++out) {
                for (int in = 0; in < layer.in; ++in)
                    (layer.byItem ? weight(in, out) : weight(out, in)) =
                        group[layer.name + ".weight"][out][in].get<model::Scalar>();
                result.bias(layer)[out] = group[layer.name + ".bias"][out].get<model::Scalar>();
            }
        }
        return result;
    }

private:
    model::NetworkShape shape() const {
        return {static_cast<std::uint32_t>(json["x"][0].size()), json["encoder_hidden"], json["latent"],
                json["decoder_hidden"]};
    }

    model::Interactions clicks() const {
        std::vector<std::uint64_t> starts = {0};
        std::vector<model::ItemIndex> items;
        std::vector<float> counts;
        for (const auto& row : json["x"]) {
            for (std::uint32_t item = 0; item < row.size(); ++item) {
                if (row[item].get<double>() > 0) {
                    items.push_back({item});
                    counts.push_back(row[item].get<float>());
                }
            }
            starts.push_back(items.size());
        }
        return model::Interactions(static_cast<std::uint32_t>(json["x"][0].size()), starts, items, counts);
    }

    /// The batch with the given mask and ε in place of drawn ones.
    void fillBatch() {
        std::vector<model::UserIndex> users;
        for (std::uint32_t user = 0; user < interactions.userCount(); ++user)
            users.push_back({user});
        model::gatherForScoring(interactions, users, network, batch);
        const double keep = json["dropout_keep_probability"];
        for (std::size_t user = 0; user < users.size(); ++user)
            for (std::size_t click = 0; click < batch.clicked[user].size(); ++click)
                batch.input[batch.starts[user] + click] *= static_cast<model::Scalar>(
                    json["dropout_mask"][user][batch.clicked[user][click].value].get<double>() / keep);
        const auto& epsilon = json["epsilon"];
        batch.epsilon.resize(static_cast<Eigen::Index>(users.size()), layout.shape().latent);
        for (Eigen::Index row = 0; row < batch.epsilon.rows(); ++row)
            for (Eigen::Index k = 0; k < batch.epsilon.cols(); ++k)
                batch.epsilon(row, k) =
                    epsilon[static_cast<std::size_t>(row)][static_cast<std::size_t>(k)].get<model::Scalar>();
    }
};
