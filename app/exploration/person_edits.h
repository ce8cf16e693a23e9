#pragma once

#include <cstddef>
#include <vector>

#include "model/values/person.h"

namespace app {

/// What has been tried with a person, step by step, and back again.
class PersonEdits {
public:
    /// Another person; there is nothing to undo.
    void begin(const model::Person& person);

    const model::Person& original() const { return m_steps.front(); }
    const model::Person& current() const { return m_steps[m_at]; }
    bool edited() const { return current() != original(); }
    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_steps.size(); }

    void removeItem(model::ItemIndex item); ///< nothing if it is not there
    void addItem(model::ItemIndex item);    ///< as one click; as many as it began with if it was there then

    /// moving: it is about to be set again; all of one movement is one step.
    void setMean(int dimension, float mu, bool moving);

    void reset(); ///< to the original, as a step
    void undo();
    void redo();

private:
    void addStep(model::Person person);

    std::vector<model::Person> m_steps{model::Person()};
    std::size_t m_at = 0;
    bool m_moving = false;
};

} // namespace app
