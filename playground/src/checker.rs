//! Builds the checker as WebAssembly.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{folders, result::Result};

const TARGET: &str = "wasm32-unknown-unknown";

/// Writes `checker.js` and `checker_bg.wasm` into `page/generated`. Returns that folder.
pub fn build() -> Result<PathBuf> {
    if !has_target() {
        add_target()?;
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

/// Installs the standard library for WebAssembly with rustup, and prints the command.
///
/// `rust-toolchain.toml` does not list the target: otherwise each command in the project would need the network until
/// the target is installed.
fn add_target() -> Result {
    println!("the target {TARGET} is missing; installing it: rustup target add {TARGET}");
    match Command::new("rustup").args(["target", "add", TARGET]).status() {
        Ok(status) if status.success() && has_target() => Ok(()),
        Ok(_) => Err(format!("rustup cannot install the target {TARGET}").into()),
        Err(error) => {
            Err(format!("rustup cannot be run ({error}); install the target {TARGET} of your toolchain by hand").into())
        }
    }
}
