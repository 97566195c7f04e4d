//! `api.yml`: what holds for all pages of an API.

use diagnostics::{FileId, Spanned};

use crate::Said;

/// The manifest. Every part may be missing: a folder without a manifest has an empty one.
#[derive(Clone, Debug, Default)]
pub struct ManifestDraft {
    /// The file, where there is one.
    pub file: Option<FileId>,
    /// `name`.
    pub name: Option<Said>,
    /// `title`.
    pub title: Option<Said>,
    /// `version`.
    pub version: Option<Said>,
    /// `description`.
    pub description: Option<Said>,
    /// `package`.
    pub package: Option<Said>,
    /// `languages`.
    pub languages: Vec<LanguageDraft>,
    /// `servers`.
    pub servers: Vec<ServerDraft>,
    /// `auth`.
    pub auth: Vec<AuthDraft>,
    /// `envelopes`.
    pub envelopes: Vec<EnvelopeDraft>,
    /// `codes`: what codes of refusals mean, the first that matches holds.
    pub codes: Vec<CodeDraft>,
    /// `signing`: how servers check signatures.
    pub signing: Vec<SigningDraft>,
    /// `refusals`: by which codes servers refuse, the first that fits holds.
    pub refusals: Vec<RefusalDraft>,
    /// `time`: where the time of the server can be asked for.
    pub time: Option<TimeDraft>,
    /// `sections`.
    pub sections: Vec<SectionDraft>,
    /// `types`: rules by name, the first that matches wins.
    pub types: Vec<TypeRuleDraft>,
    /// `severity`: codes whose weight is set anew.
    pub severities: Vec<(Said, Said)>,
}

/// A language and where its pages lie.
#[derive(Clone, Debug)]
pub struct LanguageDraft {
    /// `en`, `zh`.
    pub language: Said,
    /// Folder pattern with `*` for the folder of the main language (`*_cn`); nothing for the main language.
    pub folders: Option<Said>,
}

/// A server.
#[derive(Clone, Debug)]
pub struct ServerDraft {
    /// Its name.
    pub name: Said,
    /// Its URL.
    pub url: Said,
    /// What it serves.
    pub description: Option<Said>,
}

/// An authentication scheme.
#[derive(Clone, Debug)]
pub struct AuthDraft {
    /// Its name.
    pub name: Said,
    /// Headers that it adds.
    pub headers: Vec<Said>,
    /// What it is.
    pub description: Option<Said>,
    /// Requests whose path contains one of these are public.
    pub public_paths: Vec<Said>,
}

/// An envelope.
#[derive(Clone, Debug)]
pub struct EnvelopeDraft {
    /// Its name.
    pub name: Said,
    /// The field that says whether it worked.
    pub code: Said,
    /// Its values that mean success.
    pub success: Vec<Said>,
    /// The field that holds the payload.
    pub payload: Said,
    /// The field that holds a message.
    pub message: Option<Said>,
    /// The field that holds the error code.
    pub error_code: Option<Said>,
    /// The field that holds arguments of the message.
    pub arguments: Option<Said>,
}

/// What a code of a refusal means.
#[derive(Clone, Debug)]
pub struct CodeDraft {
    /// The code, perhaps with `*` at its end.
    pub code: Said,
    /// `auth`, `clock`, `rate_limit`, `busy` or `outcome_unknown`.
    pub means: Said,
}

/// How servers check the signatures of a scheme.
#[derive(Clone, Debug)]
pub struct SigningDraft {
    /// The name of the scheme.
    pub scheme: Said,
    /// The header with the API key.
    pub key: Said,
    /// The header with the time.
    pub timestamp: Said,
    /// The header with the signature.
    pub signature: Said,
    /// The header that says for how long a request is good.
    pub window: Option<Said>,
    /// The header that names the algorithm.
    pub algorithm: Option<Said>,
    /// The headers that are signed.
    pub headers: Vec<Said>,
    /// `true` where the method is signed.
    pub method: Option<Said>,
    /// What the names of headers may have before them.
    pub prefixes: Vec<Said>,
}

/// The code that a server refuses something by.
#[derive(Clone, Debug)]
pub struct RefusalDraft {
    /// What is wrong, in a word.
    pub when: Said,
    /// The code.
    pub code: Said,
    /// Ids of sections.
    pub sections: Vec<Said>,
    /// Wire names of parameters.
    pub parameters: Vec<Said>,
}

/// Where the time of the server can be asked for.
#[derive(Clone, Debug)]
pub struct TimeDraft {
    /// The name of the server.
    pub server: Said,
    /// The path of a public GET.
    pub path: Said,
    /// Where the time stands in the answer, as a dotted path.
    pub field: Said,
}

/// A section.
#[derive(Clone, Debug)]
pub struct SectionDraft {
    /// Its folder below the API's folder.
    pub folder: Said,
    /// `id`, where it differs from the folder.
    pub id: Option<Said>,
    /// `title`.
    pub title: Option<Said>,
    /// `description`.
    pub description: Option<Said>,
    /// Names of its servers, the default first.
    pub servers: Vec<Said>,
    /// The scheme of its signed requests.
    pub auth: Option<Said>,
    /// The envelope of its answers; `none` for bare ones.
    pub envelope: Option<Said>,
    /// How bodies are written: `json`, `form`, or `query` for no body at all.
    pub body: Option<Said>,
    /// Limits on all of it together, as written.
    pub rate_limits: Vec<Said>,
    /// For how long whoever exceeds a limit is shut out.
    pub lock: Option<Said>,
}

/// A rule on names.
#[derive(Clone, Debug)]
pub struct TypeRuleDraft {
    /// A name with `*` as wildcard: `*Time`, `symbol`.
    pub pattern: Said,
    /// What it is: `timestamp_ms`, `timestamp_s`, `decimal`, `id`, `string`, `integer`, `boolean`, or a shared enum.
    pub is: Said,
    /// Whether fields of this name are always there in answers.
    pub always: Option<Spanned<bool>>,
}
