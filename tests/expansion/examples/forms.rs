use payment_expand::{Invocation, Macro};
use std::io::Read;
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    for block in text.split("\n---\n") {
        println!("=== {}", block.trim());
        let (invoked, body) = if let Some(b) = block.trim().strip_prefix("T:") {
            (Macro::TrySession, b)
        } else if let Some(b) = block.trim().strip_prefix("R:") {
            (Macro::Refund, b)
        } else {
            (Macro::Session, block)
        };
        let Ok(stream) = body.parse::<proc_macro2::TokenStream>() else {
            println!("   lex error");
            continue;
        };
        let tokens: Vec<_> = stream.into_iter().collect();
        let inv = Invocation::parse(invoked, &tokens);
        let checked = inv.check();
        for f in checked.findings() {
            let at: Vec<String> = inv.snippet(f.place).tokens.iter().map(|t| t.to_string()).collect();
            let mut at = at.join(" ");
            if at.len() > 60 {
                at = at.chars().take(60).collect::<String>() + "…";
            }
            println!(
                "  error[{}] at `{}`: {}\n     help: {}",
                f.rule.id,
                at.replace('\n', " "),
                f.message,
                f.help.text()
            );
        }
    }
}
