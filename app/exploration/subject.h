#pragma once

#include <memory>
#include <stop_token>
#include <utility>

#include "model/ranking/recommender.h"

namespace app {

/// What is asked about: a model and its data, which stay as they are while an answer is worked out.
struct Subject {
    std::shared_ptr<const model::Recommender> recommender;
    std::shared_ptr<const model::VaeModel> model;

    std::shared_ptr<const model::Dataset> dataset() const { return {recommender, &recommender->dataset()}; }
};

/// Works out work(*subject, stop) in the background and hands the result to `answer` on the owner's thread,
/// as far as the task lets it through; nothing where there is no subject yet. subject: a pointer or an
/// optional. The answer looks whether what was asked still counts.
template <typename Task, typename About, typename Work, typename Answer>
void ask(Task& task, About subject, Work work, Answer answer) {
    if (!subject)
        return;
    task.start([&task, subject = std::move(subject), work = std::move(work),
                answer = std::move(answer)](const std::stop_token& stop) {
        task.post([answer, result = work(*subject, stop)] { answer(result); });
    });
}

} // namespace app
