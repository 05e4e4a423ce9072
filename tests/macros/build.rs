//! Pastes each documented request into invocations, as users do with the JSON of the documentation: as it is, as a template,
//! and as an expression with the run-time values of that template.

use std::{env, error::Error, fmt::Write, fs, path::Path};

const REQUESTS: &str = "../data/requests";

/// Card data, which cannot be written as a literal. Invocations parse it at run time.
const CARD_DATA: &str = "\"cvc\": ";

/// The values that vary: the pointer, the sign after the key, and the name of the variable and of the placeholder.
const VARIABLES: [(&str, &str, &str); 6] = [
    ("/clientReferenceId", ":", "reference"),
    ("/amount/value", ":", "value"),
    ("/orderInformation/billingInfo/givenName", ":", "name"),
    ("/orderInformation/billingInfo/surname", "?:", "surname"),
    ("/statementDescriptor", "?:", "descriptor"),
    ("/metadata/invoiceNo", ":", "invoice"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={REQUESTS}");
    let mut files: Vec<_> =
        fs::read_dir(REQUESTS)?.map(|file| Ok(file?.path())).collect::<Result<_, std::io::Error>>()?;
    files.sort();
    let (mut requests, mut flows) = (String::new(), String::new());
    let (mut templates, mut outcomes) = (String::new(), String::new());
    for (number, file) in (1..).zip(&files) {
        let (name, json) =
            (file.file_stem().and_then(|name| name.to_str()).ok_or("a name")?, fs::read_to_string(file)?);
        let pasted = with_run_time_card_data(&json);
        // Literals are a constant.
        let function = if pasted == json { "const fn" } else { "fn" };
        writeln!(requests, "{function} request_{number}() -> PaymentSession {{\npayment_session!({pasted})\n}}\n")?;
        writeln!(flows, "Flow {{ name: {name:?}, documented: {json:?}, pasted: request_{number}() }},")?;

        let (template, variables) = with_variables(&pasted, "_ as ")?;
        let (expression, _) = with_variables(&pasted, "")?;
        writeln!(
            templates,
            "payment_session! {{ #[derive(Clone)] struct Template{number} {template} }}

fn outcome_{number}(values: Values) -> Outcome {{
let Values {{ {variables}, .. }} = values;
let template = Template{number} {{ {variables} }};
let (json, session) = (template.to_json(), PaymentSession::from(template.clone()).to_json());
let Template{number} {{ {variables} }} = template;
let expression = payment_session!({expression});
Outcome {{ name: {name:?}, template: json, session, expression: expression.to_json() }}
}}
"
        )?;
        writeln!(outcomes, "outcome_{number},")?;
    }
    let out = env::var("OUT_DIR")?;
    fs::write(
        Path::new(&out).join("pasted.rs"),
        format!("{requests}fn flows() -> Vec<Flow> {{\nvec![\n{flows}]\n}}\n"),
    )?;
    let outcomes = format!("{templates}const OUTCOMES: [fn(Values) -> Outcome; {}] = [\n{outcomes}];\n", files.len());
    fs::write(Path::new(&out).join("templates.rs"), outcomes)?;
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

/// Replaces the values that vary by variables with `prefix`, and lists those variables. Each entry of `json` has a line.
fn with_variables(json: &str, prefix: &str) -> Result<(String, String), std::fmt::Error> {
    let (mut text, mut variables, mut path) = (String::new(), Vec::new(), Vec::new());
    for line in json.lines() {
        let (key, value) = line.trim().split_once(": ").unwrap_or(("", line.trim()));
        let pointer = [path.as_slice(), &[key.trim_matches('"')]].concat().join("/");
        if value.ends_with(['{', '[']) {
            path.push(key.trim_matches('"'));
        } else if value.starts_with(['}', ']']) {
            path.pop();
        }
        if let Some((_, sign, variable)) = VARIABLES.into_iter().find(|&(place, ..)| place == pointer) {
            writeln!(text, "{key}{sign} {prefix}{variable},")?;
            variables.push(variable);
        } else {
            writeln!(text, "{line}")?;
        }
    }
    Ok((text, variables.join(", ")))
}
