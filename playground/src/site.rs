//! Writes the static site.

use std::{fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};

use crate::{checker, folders, result::Result, script};

/// The files of the site. All links between them are relative.
pub const FILES: [&str; 6] = ["index.html", "style.css", "icon.svg", "main.js", "worker.js", "checker.wasm"];

/// The greatest number of bytes that a visitor downloads.
const MOST_BYTES: usize = 700_000;

/// Builds everything, and writes the files into a folder.
pub fn write(folder: &Path) -> Result {
    fs::create_dir_all(folder)?;
    // The script runs in another folder.
    let folder = folder.canonicalize()?;
    script::install()?;
    let generated = checker::build()?;
    script::build(&folder)?;
    fs::copy(generated.join("checker_bg.wasm"), folder.join("checker.wasm"))?;
    for name in ["index.html", "style.css", "icon.svg"] {
        fs::copy(folders::own("page").join(name), folder.join(name))?;
    }
    let mut total = 0;
    for name in FILES {
        let bytes = fs::read(folder.join(name))?;
        let compressed = compressed_size(&bytes)?;
        println!("{name:>14}{:>9} bytes{compressed:>9} compressed", bytes.len());
        total += compressed;
    }
    println!("{:>14}{total:>24} compressed", "all");
    if total > MOST_BYTES { Err(format!("the site has more than {MOST_BYTES} bytes").into()) } else { Ok(()) }
}

fn compressed_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
