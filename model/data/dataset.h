#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/data/interactions.h"
#include "model/input/file_stamp.h"
#include "model/values/data_fingerprint.h"
#include "model/values/dataset_summary.h"
#include "model/values/import_options.h"
#include "model/values/item_attribute.h"
#include "model/values/user_profile.h"

namespace model {

/// The items by index: their ids as written in the file, their titles, and what else is known of them.
struct Catalog {
    std::vector<std::string> ids;               ///< length I
    std::vector<std::string> titles;            ///< length I; an empty title = unknown
    std::vector<ItemAttribute> attributes = {}; ///< of all I items each, in the order of the columns
};

/// One block of users of the split (notation: U users of this block, I items).
struct UserBlock {
    std::vector<std::string> ids; ///< external user ids, length U
    Interactions foldIn;          ///< U × I, what the model sees
    Interactions heldOut;   ///< U × I, what it has to predict; no rows at all (U = 0) for the training block
    bool trainedOn = false; ///< the training block has these users too: weak generalisation, plain recall
};

/// Where a user is found.
struct UserLocation {
    UserRole role = UserRole::Training;
    UserIndex index;
};

/// A file that data were read from, as it was then.
struct SourceFile {
    std::string path;
    FileStamp stamp;
};

/// Data ready to train on. Split for strong generalisation the three blocks share no user; for weak
/// generalisation (summary.usersShared) the held-out blocks have other clicks of the training users. The
/// items are those of the training block. Shared between threads as shared_ptr<const Dataset>, never changed
/// after it is built.
struct Dataset {
    Catalog catalog;
    UserBlock training;
    UserBlock validation;
    UserBlock test;
    ImportOptions options; ///< how it came to be
    DatasetSummary summary;
    /// fingerprintOf() these data, made once, where they are made. All zeros: they are for looking at, and no
    /// run of theirs can be recorded.
    DataFingerprint fingerprint = {};
    std::vector<SourceFile> sources = {}; ///< empty = they come from no files

    const UserBlock& block(UserRole role) const;

    /// The user with that external id, if there is one; in several blocks, the one with most of the user's
    /// clicks: test before validation before training. Linear in the number of users: milliseconds for
    /// 500 000.
    std::optional<UserLocation> find(std::string_view userId) const;

    /// Every user once, as find() finds them: training, validation, test; in block order.
    std::vector<UserEntry> directory() const;

    /// Where the users of the directory are, in its order.
    std::vector<UserLocation> locations() const;

    /// The directory's entry for the user there.
    UserEntry entry(const UserLocation& location) const;
};

} // namespace model
