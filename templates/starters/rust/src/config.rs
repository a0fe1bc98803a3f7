//! The environment, read once at the start: a service that is set up wrongly must not come up.

use std::fs;

use tracing::Level;

/// What the environment says, checked.
pub struct Config {
    pub port: u16,
    pub log_level: Level,
    /// For a service that this one calls; nothing asks for it yet.
    #[allow(dead_code)]
    pub api_token: Option<String>,
}

impl Config {
    /// Checks every variable, and names the one that is wrong. Errors never hold a secret's value.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        Ok(Self { port: port(&lookup)?, log_level: log_level(&lookup)?, api_token: secret("API_TOKEN", &lookup)? })
    }
}

fn port(lookup: impl Fn(&str) -> Option<String>) -> Result<u16, String> {
    let text = lookup("PORT").unwrap_or("8080".to_owned());
    text.parse().map_err(|_| "PORT must be a number from 0 to 65535".to_owned())
}

fn log_level(lookup: impl Fn(&str) -> Option<String>) -> Result<Level, String> {
    let text = lookup("LOG_LEVEL").unwrap_or("info".to_owned());
    text.parse().map_err(|_| "LOG_LEVEL must be trace, debug, info, warn or error".to_owned())
}

/// The contents of the file that `NAME_FILE` names, or `NAME` itself; nothing when neither is set.
fn secret(name: &str, lookup: impl Fn(&str) -> Option<String>) -> Result<Option<String>, String> {
    match (lookup(name), lookup(&format!("{name}_FILE"))) {
        (Some(_), Some(_)) => Err(format!("{name} and {name}_FILE are both set: keep one")),
        (value, None) => Ok(value),
        (None, Some(path)) => {
            let text = fs::read_to_string(path).map_err(|problem| format!("{name}_FILE: {problem}"))?;
            let text = text.strip_suffix('\n').unwrap_or(&text);
            Ok(Some(text.strip_suffix('\r').unwrap_or(text).to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::env::temp_dir;

    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Config, String> {
        Config::read(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn has_defaults() {
        let config = read(&[]).expect("a configuration");
        assert_eq!((config.port, config.log_level, config.api_token), (8080, Level::INFO, None));
    }

    #[test]
    fn names_what_is_wrong() {
        assert!(read(&[("PORT", "eighty")]).is_err_and(|problem| problem.contains("PORT")));
        assert!(read(&[("LOG_LEVEL", "loud")]).is_err_and(|problem| problem.contains("LOG_LEVEL")));
        assert!(read(&[("API_TOKEN", "a"), ("API_TOKEN_FILE", "b")]).is_err_and(|problem| problem.contains("keep one")));
    }

    #[test]
    fn takes_a_secret_from_its_file() {
        let file = temp_dir().join(format!("starter-service-{}", std::process::id()));
        fs::write(&file, "from a file\n").expect("a file");
        let config = read(&[("API_TOKEN_FILE", file.to_str().expect("a path"))]).expect("a configuration");
        fs::remove_file(&file).expect("to remove it");
        assert_eq!(config.api_token.as_deref(), Some("from a file"));
    }
}
