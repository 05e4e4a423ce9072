//! Copies the code of a recipe from the cookbook, so that the tests run what the guide shows.

use std::{env, error::Error, fs, path::Path};

const COOKBOOK: &str = "../../docs/cookbook.md";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={COOKBOOK}");
    let guide = fs::read_to_string(COOKBOOK)?;
    let (_, recipe) = guide.split_once("## Receive callbacks with axum").ok_or("the cookbook has no such recipe")?;
    let (_, code) = recipe.split_once("```rust\n").ok_or("the recipe has no code")?;
    let (code, _) = code.split_once("```").ok_or("the code has no end")?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("receive.rs"), code)?;
    Ok(())
}
