//! Pastes each documented request into an invocation, as users do with the JSON of the documentation.

use std::{env, error::Error, fmt::Write, fs, path::Path};

const REQUESTS: &str = "../documented_requests";

/// Card data, which cannot be written as a literal. Invocations parse it at run time.
const CARD_DATA: &str = "\"cvc\": ";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={REQUESTS}");
    let mut files: Vec<_> =
        fs::read_dir(REQUESTS)?.map(|file| Ok(file?.path())).collect::<Result<_, std::io::Error>>()?;
    files.sort();
    let (mut requests, mut list) = (String::new(), String::new());
    for (number, file) in (1..).zip(&files) {
        let (name, json) =
            (file.file_stem().and_then(|name| name.to_str()).ok_or("a name")?, fs::read_to_string(file)?);
        let pasted = with_run_time_card_data(&json);
        // Literals are a constant.
        let function = if pasted == json { "const fn" } else { "fn" };
        writeln!(requests, "{function} request_{number}() -> PaymentSession {{\npayment_session!({pasted})\n}}\n")?;
        writeln!(list, "Flow {{ name: {name:?}, documented: {json:?}, pasted: request_{number}() }},")?;
    }
    let code = format!("{requests}fn flows() -> Vec<Flow> {{\nvec![\n{list}]\n}}\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("pasted.rs"), code)?;
    Ok(())
}

/// Adds a conversion to each string that is card data.
fn with_run_time_card_data(json: &str) -> String {
    let with_conversion = |line: &str| {
        let (before, value) = line.split_once(CARD_DATA)?;
        let (value, end) = value.split_at(value.trim_end().trim_end_matches(',').len());
        Some(format!("{before}{CARD_DATA}{value}.parse().unwrap(){end}"))
    };
    json.split_inclusive('\n').map(|line| with_conversion(line).unwrap_or_else(|| line.into())).collect()
}
