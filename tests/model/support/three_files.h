#pragma once

#include <string>
#include <vector>

#include "model/files/file_group.h"
#include "model/files/file_saver.h"

/// Files that belong together, in the order in which they appear.
inline const std::vector<std::string> namesOfThree = {"ids.csv", "variance.npy", "means.npy"};

/// Saves them with this text, each in several writes. Throws Error.
inline void saveThree(const std::string& folder, const std::string& text) {
    model::saveTogether(model::namesTogether(namesOfThree), [&](model::FileGroup& group) {
        for (const std::string& name : namesOfThree) {
            model::FileSaver saver(folder + '/' + name, &group);
            for (const char letter : text)
                saver.write({&letter, 1});
            saver.commit();
        }
    });
}
