//! The entries of the manifest's lists. Each says which key it lacks.

use spec_draft::{
    AuthDraft, CodeDraft, EnvelopeDraft, LanguageDraft, RefusalDraft, SectionDraft, ServerDraft,
    SigningDraft, TimeDraft, TypeRuleDraft,
};
use spec_markup::Yaml;

use super::{list, said};

pub(super) fn language(entry: &Yaml) -> Result<LanguageDraft, &'static str> {
    let language = entry
        .trimmed()
        .filter(|said| !said.value.is_empty())
        .or_else(|| said(entry, "language"));
    Ok(LanguageDraft {
        language: language.ok_or("language")?,
        folders: said(entry, "folders"),
    })
}

pub(super) fn server(entry: &Yaml) -> Result<ServerDraft, &'static str> {
    Ok(ServerDraft {
        name: said(entry, "name").ok_or("name")?,
        url: said(entry, "url").ok_or("url")?,
        description: said(entry, "description"),
    })
}

pub(super) fn auth(entry: &Yaml) -> Result<AuthDraft, &'static str> {
    Ok(AuthDraft {
        name: said(entry, "name").ok_or("name")?,
        headers: list(entry, "headers"),
        description: said(entry, "description"),
        public_paths: list(entry, "public_paths"),
    })
}

pub(super) fn envelope(entry: &Yaml) -> Result<EnvelopeDraft, &'static str> {
    Ok(EnvelopeDraft {
        name: said(entry, "name").ok_or("name")?,
        code: said(entry, "code").ok_or("code")?,
        success: list(entry, "success"),
        payload: said(entry, "payload").ok_or("payload")?,
        message: said(entry, "message"),
        error_code: said(entry, "error_code"),
        arguments: said(entry, "arguments"),
    })
}

pub(super) fn code(entry: &Yaml) -> Result<CodeDraft, &'static str> {
    Ok(CodeDraft {
        code: said(entry, "code").ok_or("code")?,
        means: said(entry, "means").ok_or("means")?,
    })
}

pub(super) fn signing(entry: &Yaml) -> Result<SigningDraft, &'static str> {
    Ok(SigningDraft {
        scheme: said(entry, "scheme").ok_or("scheme")?,
        key: said(entry, "key").ok_or("key")?,
        timestamp: said(entry, "timestamp").ok_or("timestamp")?,
        signature: said(entry, "signature").ok_or("signature")?,
        window: said(entry, "window"),
        algorithm: said(entry, "algorithm"),
        headers: list(entry, "headers"),
        method: said(entry, "method"),
        prefixes: list(entry, "prefixes"),
    })
}

pub(super) fn refusal(entry: &Yaml) -> Result<RefusalDraft, &'static str> {
    Ok(RefusalDraft {
        when: said(entry, "when").ok_or("when")?,
        code: said(entry, "code").ok_or("code")?,
        sections: list(entry, "sections"),
        parameters: list(entry, "parameters"),
    })
}

pub(super) fn time(entry: &Yaml) -> Result<TimeDraft, &'static str> {
    Ok(TimeDraft {
        server: said(entry, "server").ok_or("server")?,
        path: said(entry, "path").ok_or("path")?,
        field: said(entry, "field").ok_or("field")?,
    })
}

pub(super) fn section(entry: &Yaml) -> Result<SectionDraft, &'static str> {
    Ok(SectionDraft {
        folder: said(entry, "folder").ok_or("folder")?,
        id: said(entry, "id"),
        title: said(entry, "title"),
        description: said(entry, "description"),
        servers: list(entry, "servers"),
        auth: said(entry, "auth"),
        envelope: said(entry, "envelope"),
        body: said(entry, "body"),
        rate_limits: list(entry, "rate_limits"),
        lock: said(entry, "lock"),
    })
}

pub(super) fn type_rule(entry: &Yaml) -> Result<TypeRuleDraft, &'static str> {
    let always = said(entry, "always").map(|said| said.map(|word| word == "true"));
    Ok(TypeRuleDraft {
        pattern: said(entry, "name").ok_or("name")?,
        is: said(entry, "is").ok_or("is")?,
        always,
    })
}
