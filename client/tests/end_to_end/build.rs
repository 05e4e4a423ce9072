//! Copies the code of a recipe from a guide, so that the tests run what the guide shows.

use std::{env, error::Error, fs, path::Path};

const GUIDE: &str = "../../docs/sending.md";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={GUIDE}");
    let guide = fs::read_to_string(GUIDE)?;
    let (_, recipe) = guide.split_once("## Receive callbacks with axum").ok_or("the guide has no such recipe")?;
    let (_, code) = recipe.split_once("```rust\n").ok_or("the recipe has no code")?;
    let (code, _) = code.split_once("```").ok_or("the code has no end")?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("receive.rs"), code)?;
    Ok(())
}
