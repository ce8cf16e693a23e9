#pragma once

#include <string>

#include "model/exploration/work_monitor.h"
#include "model/ranking/recommender.h"

// What a model says of all users and items, written for other programs.
//
// CSV has a header, RFC 4180 quoting, UTF-8 as the data have it, numbers in the C locale with all their
// digits; text cells are made harmless to spreadsheets as spreadsheetField() says, and can be had back.
//
// All of them throw Error for a model that does not fit the data, an ending of the file's name that means
// nothing, and what FileGroup throws; Cancelled when stop is requested. What was there before then stays, and
// nothing is left over: files that belong to one export are all new or all what they were.

namespace model {

/// A row for each recommended item of each user: user, rank, item, title, score, probability. Users are in
/// the order of Dataset::directory(). Holds the scores of a few hundred users at a time.
void exportRecommendations(const VaeModel& model, const Recommender& recommender, const RankingChoice& choice,
                           const std::string& path, const std::stop_token& stop = {},
                           const ShareSink& progress = {});

/// The posterior of each user, in the order of Dataset::directory(). A name that ends in .csv gives a table:
/// user, block, mu_0 …, variance_0 …. One in .npy gives NumPy's format, float32 [U × K], of the means, and
/// besides NAME-variance.npy and the table NAME-ids.csv: row, user, block. A DAE's z have no variance.
void exportLatent(const VaeModel& model, const Dataset& dataset, const std::string& path,
                  const std::stop_token& stop = {}, const ShareSink& progress = {});

/// The decoder's last layer: f of an item is its vector times the last hidden layer, plus its bias. .csv:
/// item, title, bias, w_0 …. .npy: float32 [I × H] of the vectors, and besides NAME-ids.csv: row, item,
/// title, bias.
void exportItemVectors(const VaeModel& model, const Catalog& catalog, const std::string& path,
                       const std::stop_token& stop = {}, const ShareSink& progress = {});

} // namespace model
