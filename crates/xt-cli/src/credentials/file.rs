//! Keys in a file that nobody but its owner may read.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::Keys;

/// Where keys lie where nothing else is said: `xt/credentials` in the user's folder of settings.
pub(super) fn usual() -> Option<PathBuf> {
    let folder = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let settings = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")));
    Some(settings?.join("xt").join("credentials"))
}

/// Reads lines of `key = …`, `secret = …` and perhaps `access_token = …`. What a line holds is never quoted in messages.
pub(super) fn read(path: &Path) -> Result<Keys, String> {
    let shown = path.display();
    let failed = |error: std::io::Error| format!("{shown} cannot be read: {error}");
    let mut file = File::open(path).map_err(failed)?;
    // The open file is looked at, so that it cannot be changed for another in between.
    private(&file.metadata().map_err(failed)?, path)?;
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(failed)?;
    let [mut key, mut secret, mut token] = [None, None, None];
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let number = index + 1;
        let (name, value) = line
            .split_once('=')
            .ok_or_else(|| format!("{shown}, line {number}: no `name = value`"))?;
        let value = Some(value.trim().trim_matches('"').to_owned());
        match name.trim() {
            "key" => key = value,
            "secret" => secret = value,
            "access_token" => token = value,
            _ => {
                return Err(format!(
                    "{shown}, line {number}: there is `key`, `secret` and `access_token`"
                ));
            }
        }
    }
    match (key, secret) {
        (Some(key), Some(secret)) => Ok(Keys { key, secret, token }),
        _ => Err(format!(
            "{shown} needs a line `key = …` and a line `secret = …`"
        )),
    }
}

#[cfg(unix)]
fn private(found: &fs::Metadata, path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;

    let mode = found.permissions().mode() & 0o777;
    if mode.trailing_zeros() >= 6 {
        return Ok(());
    }
    let path = path.display();
    Err(format!(
        "others may use {path} (mode {mode:03o}), so its keys are not used; run: chmod 600 {path}"
    ))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn private(_: &fs::Metadata, _: &Path) -> Result<(), String> {
    Ok(())
}
