//! Codes of lowering: what the pages mean together.

super::register! {
    LANGUAGES_DIFFER = warning "languages/differ" "two languages of one page differ in substance";
    LANGUAGES_UNKNOWN_NAME = warning "languages/unknown-name" "a translation speaks of something that the page does not have";
    ENDPOINT_METHOD = error "endpoint/method" "an endpoint has no method, or an unknown one";
    ENDPOINT_QUOTED = warning "endpoint/quoted" "a page quotes a path and describes no call";
    ENDPOINT_PATH = error "endpoint/path" "an endpoint has no path, or none that can be one";
    ENDPOINT_REPEATED = warning "endpoint/repeated" "one endpoint stands on several pages";
    ENDPOINT_SAME_AS = error "endpoint/same-as" "`same_as` names no page, or one of another endpoint";
    ENDPOINT_FINDS_OUT = error "endpoint/finds-out" "`finds_out` names no call";
    ENDPOINT_READS = error "endpoint/reads" "`reads` is neither true nor false";
    ENDPOINT_STATUS = warning "endpoint/status" "a status is unknown";
    PATH_VARIABLE = warning "path/variable-undocumented" "a variable of the path is missing from the parameters";
    PATH_NOT_A_VARIABLE = warning "path/not-a-variable" "a parameter is said to be in the path, which has no such variable";
    NAMES_ID = error "names/id" "two operations or channels of a section have one id";
    NAMES_VERSION = warning "names/version" "two versions of one call are in one section; the newer says its version";
    NAMES_SECTION = error "names/section" "a section's folder holds no word to name it by";
    NAMES_GROUP = warning "names/group" "a folder holds no word to name a group by";
    NAMES_ENUM = error "names/enum" "two shared enums have one name, or one has none";
    NAMES_ENUM_UNCLEAR = warning "names/enum-unclear" "headings give two different lists of values one name";
    PARAMETERS_SAMPLED = warning "parameter/from-example" "parameters are known from a request example alone";
    PARAMETER_TWICE = warning "parameter/twice" "a parameter stands twice in one table";
    PARAMETER_REQUIRED_WORD = warning "parameter/required-word" "whether a parameter is required is said in a word nobody knows";
    PARAMETER_REQUIRED_CONFLICT = warning "parameter/required-conflict" "a parameter is marked as required, yet its text or default says otherwise";
    PARAMETER_PARENT = warning "parameter/parent-missing" "a dotted name has no parameter that it belongs to";
    PARAMETER_LOCATION = warning "parameter/location" "where a parameter travels is said in a word nobody knows";
    PARAMETER_TYPE = warning "parameter/type" "the type of a parameter is a word nobody knows";
    PARAMETER_DEFAULT = warning "parameter/default" "a default lies outside what is allowed";
    ENUM_UNKNOWN = error "enum/unknown" "a page names an enum that no page lists";
    RATE_LIMIT = warning "rate-limit/unreadable" "a rate limit cannot be read";
    PAGINATION = warning "pagination/unknown" "a pagination speaks of something that is not there";
    CORRECTION_AT = error "correction/no-such-place" "a correction speaks of a place that does not exist";
    CORRECTION_FROM = error "correction/no-longer-matches" "the pages no longer say what a correction expects";
    CORRECTION_IDLE = error "correction/no-effect" "a correction changes nothing";
    MANIFEST_SECTION = error "manifest/section" "a section of the manifest has no folder, or stands twice";
    MANIFEST_NAME = error "manifest/unknown-name" "the manifest or a page uses a name that the manifest does not define";
    MANIFEST_TWICE = error "manifest/twice" "the manifest defines a name twice";
    MANIFEST_TYPE = error "manifest/type" "a rule of the manifest names no type";
    MANIFEST_SEVERITY = error "manifest/severity" "the manifest weighs an unknown code, or with an unknown weight";
    SECTION_UNLISTED = warning "section/unlisted" "a folder with endpoints is missing from the manifest's sections";
    SERVER_UNKNOWN = warning "server/unknown" "a page states a base URL that the manifest does not list";
    ENVELOPE_DIFFERS = warning "envelope/differs" "an answer is not wrapped as its section's answers are";
    RESPONSE_IS_REQUEST = warning "response/is-request" "the response example shows the request";
    EXAMPLES_CONFLICT = warning "type/examples-conflict" "examples show one value in different forms";
    TYPE_CONTRADICTED = warning "type/contradicted" "an example shows what the stated type cannot hold";
}
