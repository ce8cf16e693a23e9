#pragma once

#include <cstdint>

namespace model {

/// What a model says of all users or items, as a file for other programs.
enum class AllUsersExport {
    Recommendations, ///< the best items of every user
    Latent,          ///< means and variances of every user's posterior
    ItemVectors,     ///< the decoder's last layer
};

/// How prepared data are written for other programs.
enum class ExportFormat {
    AuthorLayout, ///< the folder of the paper's authors
    UserLists,    ///< train.txt, valid.txt and test.txt
};

/// How far an export of prepared data has come; sent a few times a second.
struct ExportProgress {
    std::uint64_t clicks = 0; ///< written so far
    std::uint64_t clicksTotal = 0;
};

} // namespace model
