//! Tasks for people who change the code.
//!
//! ```console
//! $ cargo run -p xtask -- generate   # writes the generated parts of payment-core/src
//! ```

use std::{env, io, process::ExitCode};

fn main() -> io::Result<ExitCode> {
    if env::args().skip(1).ne(["generate".to_owned()]) {
        eprintln!("the task is `generate`");
        return Ok(ExitCode::from(2));
    }
    for path in xtask::generate()? {
        println!("written: {}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
