//! Bundles the script of the page.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{folders, result::Result};

/// Writes `main.js` and `worker.js` into a folder.
pub fn build(out: &Path) -> Result {
    let page = folders::own("page");
    let status = Command::new(page.join("node_modules/.bin/esbuild"))
        .args(["src/main.js", "src/worker.js", "--bundle", "--minify", "--format=esm", "--target=es2022"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outdir={}", out.display()))
        .current_dir(&page)
        .status()?;
    if status.success() { Ok(()) } else { Err("the script cannot be bundled".into()) }
}

/// Installs the packages of the lockfile, if they are not installed yet.
///
/// Call it before the checker is built, which takes a minute: npm may be missing, or its registry may not respond.
pub fn install() -> Result {
    let page = folders::own("page");
    let modified = |file: &str| fs::metadata(page.join(file)).and_then(|file| file.modified()).ok();
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    println!("npm downloads the packages of the page");
    install_with("npm", &page)
}

/// Runs `npm ci`, which prints its errors. Without these limits, it waits for minutes for a registry that does not respond.
fn install_with(npm: &str, page: &Path) -> Result {
    let arguments = ["ci", "--loglevel=error", "--no-audit", "--no-fund", "--fetch-timeout=20000", "--fetch-retries=1"];
    let status = Command::new(npm).args(arguments).current_dir(page).stdin(Stdio::null()).status();
    if status.map_err(|_| "npm is missing; install Node.js 20 or later, which contains it")?.success() {
        return Ok(());
    }
    Err("`npm ci` failed; it downloads the packages of playground/page/package-lock.json. If its registry does not \
         respond, check the network and `npm config get registry`"
        .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn npm_that_is_missing_or_fails_is_named() {
        let error = |npm: &str| install_with(npm, Path::new(".")).unwrap_err().to_string();
        assert!(error("no-such-npm").starts_with("npm is missing"));
        // A program that fails with any arguments.
        assert!(error("false").contains("check the network"));
        assert!(install_with("true", Path::new(".")).is_ok());
    }
}
