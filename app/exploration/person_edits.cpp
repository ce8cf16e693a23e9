#include "app/exploration/person_edits.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

using model::ChosenMean;
using model::HistoryClick;
using model::Person;

auto placeOf(const std::vector<HistoryClick>& history, model::ItemIndex item) {
    return std::ranges::lower_bound(history, item, {}, &HistoryClick::item);
}

bool has(const std::vector<HistoryClick>& history, model::ItemIndex item) {
    const auto place = placeOf(history, item);
    return place != history.end() && place->item == item;
}

} // namespace

void PersonEdits::begin(const Person& person) {
    m_steps.assign(1, person);
    m_at = 0;
    m_moving = false;
}

void PersonEdits::addStep(Person person) {
    m_steps.resize(m_at + 1);
    m_steps.push_back(std::move(person));
    ++m_at;
}

void PersonEdits::removeItem(model::ItemIndex item) {
    m_moving = false;
    if (!has(current().history, item))
        return;
    Person person = current();
    person.history.erase(placeOf(person.history, item));
    addStep(std::move(person));
}

void PersonEdits::addItem(model::ItemIndex item) {
    m_moving = false;
    if (has(current().history, item))
        return;
    Person person = current();
    const auto before = placeOf(original().history, item);
    const float count = has(original().history, item) ? before->count : 1.0F;
    person.history.insert(placeOf(person.history, item), {item, count});
    addStep(std::move(person));
}

void PersonEdits::setMean(int dimension, float mu, bool moving) {
    Person person = current();
    const auto place = std::ranges::lower_bound(person.means, dimension, {}, &ChosenMean::dimension);
    if (place != person.means.end() && place->dimension == dimension)
        place->mu = mu;
    else
        person.means.insert(place, {dimension, mu});
    if (m_moving)
        m_steps[m_at] = std::move(person);
    else
        addStep(std::move(person));
    m_moving = moving;
}

void PersonEdits::reset() {
    m_moving = false;
    if (edited())
        addStep(original());
}

void PersonEdits::undo() {
    m_moving = false;
    if (canUndo())
        --m_at;
}

void PersonEdits::redo() {
    m_moving = false;
    if (canRedo())
        ++m_at;
}

} // namespace app
