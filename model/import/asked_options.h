#pragma once

#include <string>

#include "model/values/import_options.h"

namespace model {

/// What is known of data, as far as options can or cannot apply to it. Where only words are known, as they
/// are: Guess and true leave everything open.
struct DataFacts {
    DataFormat format = DataFormat::Guess;
    bool rated = true;            ///< there is a column of ratings
    bool timed = true;            ///< … and of times
    bool dated = true;            ///< which are no running numbers
    bool withEvents = true;       ///< there is a column of events
    bool titled = true;           ///< there is a file of titles
    bool titlesAreText = true;    ///< … and no table of a database
    bool bringsSplit = true;      ///< the files give one
    bool bringsValidation = true; ///< … with a validation part; without, training clicks are lent to it
    SplitKind split = SplitKind::HeldOutUsers; ///< AsGiven only where the files' own is used
    bool drawn = true;                         ///< somebody, or some of everybody's clicks, are held out
    ClickKind clicks = ClickKind::Guess;       ///< Any: whatever the ratings are
};

/// Why an option cannot apply, as the end of a sentence, and what to do; no reason = it can.
struct AskedRefusal {
    std::string reason;
    std::string remedy = {};
};

/// Whether a split of these options holds anything out.
bool holdsOut(const ImportOptions& options);

AskedRefusal refusalOf(AskedOption option, const DataFacts& facts);

} // namespace model
