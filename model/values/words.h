#pragma once

#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/values/experiment.h"
#include "model/values/import_options.h"
#include "model/values/run_summary.h"
#include "model/values/training_options.h"
#include "model/values/user_profile.h"

// The word of each value of an enumeration: the same in JSON, in settings and on the command line.

namespace model {

template <typename Enum>
struct Word {
    Enum value;
    const char* word;
};

/// Where several words stand for a value, the first is written; the others are those of earlier versions.
template <typename Enum>
inline constexpr auto wordsOf = std::array<Word<Enum>, 0>{};

template <>
inline constexpr auto wordsOf<ModelKind> = std::to_array<Word<ModelKind>>({
    {ModelKind::Vae, "vae"},
    {ModelKind::Dae, "dae"},
});
template <>
inline constexpr auto wordsOf<Likelihood> = std::to_array<Word<Likelihood>>({
    {Likelihood::Multinomial, "multinomial"},
    {Likelihood::Gaussian, "gaussian"},
    {Likelihood::Logistic, "logistic"},
});
template <>
inline constexpr auto wordsOf<BetaKind> = std::to_array<Word<BetaKind>>({
    {BetaKind::Constant, "constant"},
    {BetaKind::Linear, "linear"},
    {BetaKind::HoldAtPeak, "hold"},
    {BetaKind::Cyclical, "cyclical"},
});
template <>
inline constexpr auto wordsOf<DataFormat> = std::to_array<Word<DataFormat>>({
    {DataFormat::Guess, "guess"},
    {DataFormat::Table, "table"},
    {DataFormat::UserLists, "lists"},
    {DataFormat::CountedLists, "counted"},
    {DataFormat::AuthorLayout, "authors"},
    {DataFormat::Sections, "sections"},
    {DataFormat::ItemValues, "item-values"},
    {DataFormat::RatingMatrix, "matrix"},
    {DataFormat::MatrixMarket, "matrix-market"},
    {DataFormat::Json, "json"},
    {DataFormat::SparseMatrix, "npz"},
    {DataFormat::Sqlite, "sqlite"},
    {DataFormat::UserLists, "userLists"},
    {DataFormat::CountedLists, "countedLists"},
    {DataFormat::AuthorLayout, "authorLayout"},
});
template <>
inline constexpr auto wordsOf<TextEncoding> = std::to_array<Word<TextEncoding>>({
    {TextEncoding::Guess, "guess"},
    {TextEncoding::Utf8, "utf-8"},
    {TextEncoding::Latin1, "latin-1"},
    {TextEncoding::Utf16, "utf-16"},
    {TextEncoding::Utf8, "utf8"},
    {TextEncoding::Latin1, "latin1"},
    {TextEncoding::Utf16, "utf16"},
});
template <>
inline constexpr auto wordsOf<DateForm> = std::to_array<Word<DateForm>>({
    {DateForm::Guess, "guess"},
    {DateForm::Plain, "plain"},
    {DateForm::Compact, "compact"},
    {DateForm::DayFirst, "day-first"},
    {DateForm::MonthFirst, "month-first"},
    {DateForm::YearFirst, "year-first"},
    {DateForm::Order, "order"},
});
template <>
inline constexpr auto wordsOf<FirstColumn> = std::to_array<Word<FirstColumn>>({
    {FirstColumn::Guess, "guess"},
    {FirstColumn::Ids, "ids"},
    {FirstColumn::Counts, "counts"},
    {FirstColumn::Cells, "cells"},
});
template <>
inline constexpr auto wordsOf<ClickKind> = std::to_array<Word<ClickKind>>({
    {ClickKind::Guess, "guess"},
    {ClickKind::Threshold, "threshold"},
    {ClickKind::Any, "any"},
    {ClickKind::Counts, "counts"},
});
template <>
inline constexpr auto wordsOf<Repeats> = std::to_array<Word<Repeats>>({
    {Repeats::First, "first"},
    {Repeats::Last, "last"},
    {Repeats::Sum, "sum"},
    {Repeats::Max, "max"},
    {Repeats::Max, "largest"},
});
template <>
inline constexpr auto wordsOf<SplitKind> = std::to_array<Word<SplitKind>>({
    {SplitKind::AsGiven, "given"},
    {SplitKind::HeldOutUsers, "users"},
    {SplitKind::RandomClicks, "random"},
    {SplitKind::LatestClicks, "latest"},
    {SplitKind::AsGiven, "asGiven"},
    {SplitKind::HeldOutUsers, "heldOutUsers"},
    {SplitKind::RandomClicks, "randomClicks"},
    {SplitKind::LatestClicks, "latestClicks"},
});
template <>
inline constexpr auto wordsOf<AskedOption> = std::to_array<Word<AskedOption>>({
    {AskedOption::Encoding, "--encoding"},
    {AskedOption::Delimiter, "--delimiter"},
    {AskedOption::Quotes, "--quotes"},
    {AskedOption::Header, "--header"},
    {AskedOption::Decimal, "--decimal"},
    {AskedOption::Comment, "--comment"},
    {AskedOption::Dates, "--dates"},
    {AskedOption::FirstColumn, "--first-column"},
    {AskedOption::Missing, "--missing"},
    {AskedOption::KeepMissingIds, "--keep-missing-ids"},
    {AskedOption::ExactIds, "--exact-ids"},
    {AskedOption::Columns, "--columns"},
    {AskedOption::TitleEncoding, "--items-encoding"},
    {AskedOption::TitleDelimiter, "--items-delimiter"},
    {AskedOption::TitleHeader, "--items-header"},
    {AskedOption::TitleColumns, "--items-columns"},
    {AskedOption::MinimumRating, "--min-rating"},
    {AskedOption::Counts, "--counts"},
    {AskedOption::Repeats, "--repeats"},
    {AskedOption::Events, "--events"},
    {AskedOption::From, "--from"},
    {AskedOption::Until, "--until"},
    {AskedOption::MinClicksPerUser, "--min-user"},
    {AskedOption::MinClicksPerItem, "--min-item"},
    {AskedOption::UntilStable, "--k-core"},
    {AskedOption::GivenSplit, "--split"},
    {AskedOption::DrawnSplit, "--split"},
    {AskedOption::LatestSplit, "--split"},
    {AskedOption::HeldOut, "--heldout"},
    {AskedOption::HeldOutItems, "--heldout-items"},
    {AskedOption::SplitSeed, "--split-seed"},
});
template <>
inline constexpr auto wordsOf<RecordedRunState> = std::to_array<Word<RecordedRunState>>({
    {RecordedRunState::Queued, "queued"},
    {RecordedRunState::Running, "running"},
    {RecordedRunState::Interrupted, "interrupted"},
    {RecordedRunState::Stopped, "stopped"},
    {RecordedRunState::Finished, "finished"},
    {RecordedRunState::Failed, "failed"},
    {RecordedRunState::Unrecorded, "unrecorded"},
    {RecordedRunState::Damaged, "damaged"},
});
template <>
inline constexpr auto wordsOf<ExperimentKind> = std::to_array<Word<ExperimentKind>>({
    {ExperimentKind::Likelihoods, "likelihoods"},
    {ExperimentKind::BetaSweep, "beta"},
});
template <>
inline constexpr auto wordsOf<UserRole> = std::to_array<Word<UserRole>>({
    {UserRole::Training, "training"},
    {UserRole::Validation, "validation"},
    {UserRole::Test, "test"},
});

/// Empty for a value that the enumeration does not have.
template <typename Enum>
constexpr const char* wordOf(Enum value) {
    static_assert(wordsOf<Enum>.size() > 0, "this enumeration has no words");
    for (const Word<Enum>& word : wordsOf<Enum>)
        if (word.value == value)
            return word.word;
    return "";
}

/// None for a word that stands for no value.
template <typename Enum>
constexpr std::optional<Enum> valueOf(std::string_view text) {
    static_assert(wordsOf<Enum>.size() > 0, "this enumeration has no words");
    for (const Word<Enum>& word : wordsOf<Enum>)
        if (text == word.word)
            return word.value;
    return std::nullopt;
}

/// Throws std::invalid_argument for a word that stands for no value.
template <typename Enum>
Enum valueOrThrow(std::string_view text) {
    const std::optional<Enum> value = valueOf<Enum>(text);
    if (!value)
        throw std::invalid_argument(std::string(text));
    return *value;
}

/// The words that are written, to choose from.
template <typename Enum>
std::vector<std::string> choicesOf() {
    std::vector<std::string> choices;
    for (const Word<Enum>& word : wordsOf<Enum>)
        if (std::string_view(wordOf(word.value)) == word.word)
            choices.emplace_back(word.word);
    return choices;
}

} // namespace model
