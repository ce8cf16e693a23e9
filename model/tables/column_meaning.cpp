#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "model/tables/column_names.h"
#include "model/tables/name_words.h"

namespace model {

namespace {

using Nouns = std::unordered_map<std::string_view, ColumnMeaning>;

void addNouns(Nouns& nouns, NameMeaning meaning, int rank, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        nouns.emplace(word, ColumnMeaning{meaning, rank++});
}

/// Nouns of one rank: of several columns none is surer than the others.
void addEqual(Nouns& nouns, NameMeaning meaning, int rank, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        nouns.emplace(word, ColumnMeaning{meaning, rank});
}

void addPeople(Nouns& nouns) {
    addEqual(nouns, NameMeaning::User, generalRank, {"user", "usr", "uid", "users", "reviewer"});
    addEqual(nouns, NameMeaning::User, 10,
             {"customer",   "client",    "member",   "visitor",  "subscriber", "account",     "person",
              "player",     "listener",  "viewer",   "reader",   "buyer",      "consumer",    "household",
              "profile",    "rater",     "student",  "patient",  "guest",      "shopper",     "follower",
              "voter",      "passenger", "employee", "worker",   "donor",      "critic",      "taster",
              "kunde",      "kunden",    "nutzer",   "benutzer", "usuario",    "utilisateur", "cliente",
              "consumidor", "leser",     "hoerer"});
    addEqual(nouns, NameMeaning::User, 20,
             {"steam", "device", "cookie", "fullvisitor", "username", "nickname"});
    addNouns(nouns, NameMeaning::Session, generalRank,
             {"session", "visit", "basket", "cart", "order", "invoice", "bill", "receipt", "ticket",
              "transaction", "playlist", "bestellung", "rechnung"});
}

void addThings(Nouns& nouns) {
    addEqual(nouns, NameMeaning::Item, generalRank, {"item", "iid", "items", "itm"});
    addEqual(nouns, NameMeaning::Item, 5, {"product", "asin", "sku", "artikel"});
    addEqual(nouns, NameMeaning::Item, 10,
             {"movie",      "film",       "artist",   "song",       "track",     "book",     "isbn",
              "game",       "app",        "video",    "business",   "anime",     "news",     "article",
              "recipe",     "restaurant", "venue",    "poi",        "place",     "location", "spot",
              "beer",       "wine",       "stock",    "photo",      "image",     "picture",  "paper",
              "course",     "podcast",    "episode",  "show",       "serie",     "series",   "album",
              "joke",       "url",        "page",     "post",       "question",  "hotel",    "repo",
              "repository", "package",    "content",  "ad",         "offer",     "coupon",   "job",
              "vacancy",    "dish",       "meal",     "food",       "drug",      "document", "doc",
              "comic",      "manga",      "sid",      "aid",        "merchant",  "museum",   "attraction",
              "cafe",       "bar",        "station",  "program",    "programme", "clip",     "story",
              "thread",     "dataset",    "medicine", "ingredient", "buch",      "produkt",  "producto",
              "produit",    "titel",      "libro",    "livre",      "lied",      "reel",     "stream",
              "streamer",   "board",      "group",    "community",  "subreddit", "hashtag",  "gid",
              "vid",        "bid"});
    addEqual(nouns, NameMeaning::Item, weakRank, {"id", "name"});
    addEqual(nouns, NameMeaning::Title, generalRank, {"title", "subject", "caption"});
}

void addNumbers(Nouns& nouns) {
    addNouns(nouns, NameMeaning::Rating, generalRank,
             {"rating", "ratings", "score", "stars", "star", "overall", "preference", "bewertung", "grade"});
    addNouns(nouns, NameMeaning::Rating, strengthRank,
             {"watchratio", "strength", "confidence", "interest", "click", "clicked", "isclick", "label",
              "target", "value", "note", "puntuacion"});
    addEqual(nouns, NameMeaning::Rating, countRank,
             {"weight",    "count",     "counts", "plays",    "playcount",       "playcounts", "listens",
              "listen",    "cnt",       "visits", "checkins", "frequency",       "freq",       "playtime",
              "hours",     "quantity",  "qty",    "clicks",   "purchases",       "menge",      "anzahl",
              "watchtime", "dwelltime", "views",  "units",    "playtimeforever", "listencount"});
    addEqual(nouns, NameMeaning::Rating, signalRank,
             {"like",     "liked",  "likes",    "islike",  "follow",  "share",     "shared",
              "read",     "isread", "favorite", "forward", "ordered", "purchased", "recommended",
              "longview", "vote",   "upvote",   "thumb",   "thumbs",  "thumbsup",  "feedback"});
}

void addRest(Nouns& nouns) {
    addNouns(nouns, NameMeaning::Time, generalRank,
             {"timestamp", "unixtime", "unixreviewtime", "time", "datetime", "ts", "date", "dat", "datum",
              "fecha", "created", "createdat", "day", "when", "moment", "utc", "zeit"});
    addNouns(nouns, NameMeaning::Event, generalRank,
             {"event", "eventtype", "behavior", "behaviour", "behaviortype", "behaviourtype", "action",
              "actiontype", "interaction", "interactiontype", "activity", "activitytype", "eventname",
              "feedbacktype"});
    addEqual(nouns, NameMeaning::Attribute, generalRank,
             {"category",  "categories",  "genre",     "genres",     "class",    "type",      "brand",
              "color",     "colour",      "size",      "city",       "country",  "state",     "region",
              "gender",    "sex",         "age",       "price",      "cost",     "discount",  "currency",
              "channel",   "platform",    "zip",       "zipcode",    "lat",      "latitude",  "lon",
              "lng",       "long",        "longitude", "occupation", "text",     "review",    "comment",
              "summary",   "description", "desc",      "language",   "lang",     "season",    "year",
              "timeframe", "timezone",    "offset",    "position",   "helpful",  "verified",  "tag",
              "tags",      "keyword",     "keywords",  "department", "author",   "style",     "votes",
              "useful",    "funny",       "cool",      "ip",         "referrer", "unit",      "kategorie",
              "preis",     "land",        "stadt",     "status",     "format",   "publisher", "month",
              "week",      "weekday",     "hour",      "quarter",    "birthday", "reordered"});
}

const Nouns& nouns() {
    static const Nouns all = [] {
        Nouns nouns;
        addPeople(nouns);
        addThings(nouns);
        addNumbers(nouns);
        addRest(nouns);
        return nouns;
    }();
    return all;
}

std::optional<ColumnMeaning> nounOf(std::string_view word) {
    const auto found = nouns().find(word);
    if (found != nouns().end())
        return found->second;
    for (const std::string_view ending : {"id", "ids", "no", "nr", "code", "key", "mbid"})
        if (word.size() > ending.size() + 1 && word.ends_with(ending))
            if (const auto stem = nouns().find(word.substr(0, word.size() - ending.size()));
                stem != nouns().end() && stem->second.rank < signalRank)
                return stem->second;
    for (const std::string_view ending : {"time", "date", "timestamp"})
        if (word.size() > ending.size() + 1 && word.ends_with(ending))
            return ColumnMeaning{NameMeaning::Time, 1};
    return std::nullopt;
}

/// The word of a name that says most, and the one before it.
struct Noun {
    std::string word;
    std::string before;
    int rank = 0; ///< more words make it less sure, and so does a name in place of an id
};

Noun lastNounOf(std::vector<std::string> words) {
    constexpr int ofNames = 30;
    Noun noun;
    while (words.size() > 1 && (isIdWord(words.back()) || isTextWord(words.back()))) {
        noun.rank += isTextWord(words.back()) ? ofNames : 0;
        words.pop_back();
    }
    if (words.empty())
        return noun;
    noun.word = words.back();
    constexpr std::string_view name = "name";
    if (noun.word.size() > name.size() + 1 && noun.word.ends_with(name) && !nouns().contains(noun.word)) {
        noun.word.resize(noun.word.size() - name.size());
        noun.rank += ofNames;
    }
    noun.before = words.size() > 1 ? words[words.size() - 2] : "";
    noun.rank += static_cast<int>(words.size()) - 1;
    return noun;
}

/// What further words make of a rating: a mean or a number of ratings is doubtful, the key of one is none.
ColumnMeaning ratingWith(ColumnMeaning rating, const Noun& noun, const std::vector<std::string>& words) {
    const bool counts = rating.rank >= countRank && rating.rank < strengthRank;
    if (!counts && words.size() > 1 && isKeyWord(words.back()))
        return {NameMeaning::Attribute, generalRank};
    if (counts ? noun.word == "count" && isCountedWord(noun.before) : nameSummary(words))
        return {NameMeaning::Rating, weakRank};
    return {NameMeaning::Rating, std::min(rating.rank, weakRank - 1)};
}

/// By all words of a name what the noun in it means; other: it has a word behind it that is not known.
ColumnMeaning withWords(ColumnMeaning found, bool other, const Noun& noun,
                        const std::vector<std::string>& words) {
    constexpr int ofRatings = 8; // less sure, and counts are counts all the same
    if (other && !isFillerWord(noun.word))
        found.rank += found.meaning == NameMeaning::Rating ? ofRatings : partRank;
    const bool owner = found.meaning == NameMeaning::User || found.meaning == NameMeaning::Item ||
                       found.meaning == NameMeaning::Session;
    if (found.meaning == NameMeaning::Rating)
        return ratingWith(found, noun, words);
    if (other && owner && isPropertyWord(noun.word))
        return {NameMeaning::Attribute, generalRank};
    if (found.meaning == NameMeaning::Time && (namePartOfTime(words) || nameOtherMoment(words)))
        return {NameMeaning::Attribute, generalRank};
    return found;
}

} // namespace

bool endsLikeId(std::string_view name) {
    const std::vector<std::string> words = wordsOf(name);
    return !words.empty() && (isIdWord(words.back()) || words.back().ends_with("id"));
}

ColumnMeaning meaningOf(std::string_view name) {
    if (const auto whole = nouns().find(plainName(name)); whole != nouns().end())
        return whole->second;
    const std::vector<std::string> words = wordsOf(name);
    const Noun noun = lastNounOf(words);
    if (noun.word.empty())
        return {};
    auto found = nounOf(noun.word);
    const bool other = !found && noun.word.find_first_of("0123456789") == noun.word.npos;
    if (other) // the noun may have one more word behind it: customer_unique_id
        found = nounOf(noun.before);
    if (!found)
        return {};
    return withWords({found->meaning, found->rank + noun.rank}, other, noun, words);
}

bool namesOtherMoment(std::string_view name) {
    return nameOtherMoment(wordsOf(name));
}

bool namesColumn(std::string_view name) {
    return nouns().contains(plainName(name)) || nounOf(lastNounOf(wordsOf(name)).word).has_value();
}

bool namesEvent(std::string_view text) {
    static const std::unordered_set<std::string> words = {
        "view",       "views",     "viewed",      "pv",       "click",          "clicked",
        "clk",        "cart",      "addtocart",   "addcart",  "removefromcart", "fav",
        "favorite",   "favourite", "like",        "dislike",  "liked",          "purchase",
        "purchased",  "buy",       "bought",      "order",    "transaction",    "play",
        "played",     "skip",      "skipped",     "save",     "share",          "follow",
        "unfollow",   "wishlist",  "collect",     "comment",  "rate",           "rated",
        "watch",      "watched",   "listen",      "read",     "download",       "install",
        "impression", "show",      "conversion",  "visit",    "bookmark",       "detail",
        "detailview", "checkout",  "open",        "add",      "remove",         "return",
        "refund",     "search",    "clicks",      "carts",    "orders",         "finish",
        "start",      "stop",      "complete",    "upvote",   "downvote",       "subscribe",
        "exposure",   "display",   "productview", "pageview", "itemview",       "hide"};
    return words.contains(plainName(text));
}

} // namespace model
