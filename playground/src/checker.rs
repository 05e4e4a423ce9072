//! Builds the checker as WebAssembly.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{Result, folders};

const TARGET: &str = "wasm32-unknown-unknown";

/// Writes `checker.js` and `checker_bg.wasm` into `page/generated`. Returns that folder.
pub fn build() -> Result<PathBuf> {
    if !has_target() {
        return Err(format!("the target {TARGET} is missing; install it with `rustup target add {TARGET}`").into());
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target_folder = folders::own("target");
    let status = Command::new(cargo)
        .args(["build", "--package", "checker", "--lib", "--profile", "page", "--target", TARGET, "--locked"])
        .arg("--manifest-path")
        .arg(folders::own("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target_folder)
        .status()?;
    if !status.success() {
        return Err("the checker does not compile".into());
    }
    let generated = folders::own("page/generated");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(target_folder.join(TARGET).join("page/checker.wasm"))
        .web(true)
        .map_err(|error| error.to_string())?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&generated)
        .map_err(|error| error.to_string())?;
    Ok(generated)
}

/// Returns whether the standard library for WebAssembly is installed.
fn has_target() -> bool {
    let output =
        Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).stderr(Stdio::null()).output();
    output.is_ok_and(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}
