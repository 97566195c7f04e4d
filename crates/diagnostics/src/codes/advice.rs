//! Codes of advice: what is no fault, but could be said better. Off unless a manifest or a flag asks for them.

super::register! {
    PARAMETER_UNDESCRIBED = advice "advice/parameter-undescribed" "a parameter has no description";
    FIELD_UNDESCRIBED = advice "advice/field-undescribed" "a field of an answer or message has no description";
    WEAK_EVIDENCE = advice "advice/weak-evidence" "the type of a field rests on nothing but place-holders";
    LIMIT_UNSTATED = advice "advice/limit-unstated" "neither a call nor its section states a rate limit";
    VALUE_UNLABELLED = advice "advice/value-unlabelled" "a value of an enum is listed without its meaning";
    UNTRANSLATED = advice "advice/untranslated" "a page has no translation into a language of the manifest";
    EXAMPLE_MISSING = advice "advice/example-missing" "a call shows no example of its answer";
    ID_UNSTATED = advice "advice/id-unstated" "a call is named by its path, which may change";
}
