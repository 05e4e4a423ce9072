//! Runs each example that ends, as `examples/README.md` shows it.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use payment_session::PaymentSession;
use serde_json::{Value, json};

type Result<T = (), E = Box<dyn Error>> = std::result::Result<T, E>;

/// Returns the path of an example. Cargo builds no examples if it runs only some tests, so the program may be old.
fn example(name: &str) -> Result<PathBuf> {
    let test = env::current_exe()?;
    let folder = test.ancestors().nth(2).ok_or("the test is in `deps`")?;
    let path = folder.join("examples").join(name);
    let program = path.with_extension(env::consts::EXE_EXTENSION);
    let built = fs::metadata(&program).and_then(|file| file.modified());
    // Cargo writes the names of all source files into this file.
    let sources = fs::read_to_string(path.with_extension("d")).unwrap_or_default();
    let mut changes = sources.split_whitespace().filter_map(|file| fs::metadata(file).ok()?.modified().ok());
    match built {
        Ok(built) if changes.all(|changed| changed <= built) => Ok(program),
        _ => Err(format!("`{name}` is older than its source; `cargo build -p examples --examples` builds it").into()),
    }
}

/// Runs an example without input.
fn run(name: &str, arguments: &[&str]) -> Result<Output> {
    Ok(Command::new(example(name)?).args(arguments).stdin(Stdio::null()).output()?)
}

/// Returns the output of a successful example.
fn printed(name: &str, arguments: &[&str]) -> Result<String> {
    let output = run(name, arguments)?;
    assert!(output.status.success(), "{name} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

#[test]
fn the_shares_of_each_order_of_the_shop_add_up_to_its_amount() -> Result {
    for line in printed("shop", &[])?.lines() {
        let order: Value = serde_json::from_str(line)?;
        let shares = order["splitRoutingConfigurations"].as_array().ok_or("an order is split")?;
        let sum: Option<u64> = shares.iter().map(|share| share["fixedAmount"].as_u64()).sum();
        assert_eq!(sum, order["amount"]["value"].as_u64(), "{line}");
    }
    Ok(())
}

#[test]
fn the_quickstart_prints_the_documented_requests() -> Result {
    let mut files: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/requests"))?
        .map(|file| Ok(file?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    assert_eq!(files.len(), 16);
    let lines = printed("quickstart", &["all"])?;
    assert_eq!(lines.lines().count(), files.len());
    for ((number, line), file) in (1..).zip(lines.lines()).zip(files) {
        let documented = PaymentSession::from_json(&fs::read(&file)?)?.to_json();
        assert_eq!(line, String::from_utf8(documented)?, "{}", file.display());
        // One request is printed with line breaks.
        let pretty = printed("quickstart", &[&format!("{number}")])?;
        assert_eq!(PaymentSession::from_json(pretty.as_bytes())?.to_json(), line.as_bytes(), "{pretty}");
    }
    assert_eq!(printed("quickstart", &[])?, printed("quickstart", &["1"])?);
    assert_eq!(run("quickstart", &["17"])?.status.code(), Some(2));
    Ok(())
}

#[test]
fn the_shop_prints_valid_requests() -> Result {
    let requests = printed("shop", &[])?;
    assert!(requests.lines().count() > 1);
    for request in requests.lines() {
        PaymentSession::from_json(request.as_bytes())?;
    }
    // The last form has mistakes.
    let forms = printed("shop", &["forms"])?;
    let last: Value = serde_json::from_str(forms.lines().last().ok_or("a form")?)?;
    assert!(last.is_array(), "{last}");
    Ok(())
}

#[test]
fn the_checker_accepts_the_documented_requests() -> Result {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/requests");
    let file = folder.join("01-payment-ui.json");
    let file = file.to_str().ok_or("a path")?;
    let result: Value = serde_json::from_str(&printed("check", &[file])?)?;
    assert_eq!(result, json!({ "ok": true, "file": file, "line": 1, "reference": "1751612565" }));
    assert_eq!(run("check", &[file, concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])?.status.code(), Some(1));
    Ok(())
}

#[test]
fn the_checker_accepts_the_documented_refund() -> Result {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/refunds/create-refund.json");
    let file = file.to_str().ok_or("a path")?;
    let result: Value = serde_json::from_str(&printed("check", &["--refund", file])?)?;
    assert_eq!(result, json!({ "ok": true, "file": file, "line": 1, "reference": "1755665477" }));
    assert_eq!(run("check", &[file])?.status.code(), Some(1));
    Ok(())
}

#[test]
fn the_checker_reads_files_of_lines() -> Result {
    let body =
        r#"{"clientReferenceId":"INV-1","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customerId":"c"}"#;
    let folder = env::temp_dir().join(format!("payment-session-check-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    for (name, arguments, lines) in [
        ("requests.ndjson", &[][..], 2),
        ("requests.jsonl", &["--fix"], 2),
        ("requests.txt", &["--lines"], 2),
        ("requests.txt", &[], 1),
    ] {
        let file = folder.join(name);
        fs::write(&file, format!("{body}\n\n{body}\n"))?;
        let output = run("check", &[arguments, &[file.to_str().ok_or("a path")?]].concat())?;
        let results = String::from_utf8(output.stdout)?;
        assert_eq!(results.lines().count(), lines, "{results}");
        assert_eq!(output.status.success(), lines == 2, "{results}");
        let message = String::from_utf8(output.stderr)?;
        assert_eq!(message.contains("to check each line, use `--lines`"), lines == 1, "{message}");
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

#[test]
fn the_schema_leaves_out_what_is_allowed() -> Result {
    let whole: Value = serde_json::from_str(&printed("json_schema", &[])?)?;
    let fewer: Value =
        serde_json::from_str(&printed("json_schema", &["--allow", "multiple-method", "--other-fields"])?)?;
    assert_ne!(whole, fewer);
    assert_eq!(run("json_schema", &["--allow", "reference"])?.status.code(), Some(1));
    Ok(())
}
