//! Bundles the script of the page.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{Result, folders};

/// Writes `main.js` and `worker.js` into a folder.
pub fn build(out: &Path) -> Result {
    let page = folders::own("page");
    install(&page)?;
    let status = Command::new(page.join("node_modules/.bin/esbuild"))
        .args(["src/main.js", "src/worker.js", "--bundle", "--minify", "--format=esm", "--target=es2022"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outdir={}", out.display()))
        .current_dir(&page)
        .status()?;
    if status.success() { Ok(()) } else { Err("the script cannot be bundled".into()) }
}

/// Installs the packages of the lockfile, if they are not installed yet.
fn install(page: &Path) -> Result {
    let modified = |file: &str| fs::metadata(page.join(file)).and_then(|file| file.modified()).ok();
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    let npm = |arguments: &[&str]| Command::new("npm").args(arguments).current_dir(page).stdin(Stdio::null()).status();
    if npm(&["ci", "--silent", "--no-audit", "--no-fund"])
        .map_err(|_| "npm is missing; install Node.js 20 or later, which contains it")?
        .success()
    {
        Ok(())
    } else {
        Err("`npm ci` failed; it downloads the packages of playground/page/package-lock.json".into())
    }
}
