use payment_expand::{Invocation, Macro};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n: usize = a[2].parse().unwrap();
    let text = match &*a[1] {
        "braces" => "{".repeat(n) + "client_reference_id: \"A\"" + &"}".repeat(n),
        "empty" => "{".repeat(n) + &"}".repeat(n),
        "parens" => format!("client_reference_id: {}x{}", "(".repeat(n), ")".repeat(n)),
        "amount" => format!("amount: {}value: 1{}", "{".repeat(n), "}".repeat(n)),
        "amountp" => format!("amount: {}{{value: 1}}{}", "(".repeat(n), ")".repeat(n)),
        "meta" => format!("metadata: {{ \"a\": {}1{} }}", "[".repeat(n), "]".repeat(n)),
        "metap" => format!("metadata: {{ \"a\": {}1{} }}", "(".repeat(n), ")".repeat(n)),
        "some" => format!("statement_descriptor: {}x{}", "Some(".repeat(n), ")".repeat(n)),
        "json" => format!("metadata: {}1{}", "json!({".repeat(n), "})".repeat(n)),
        "ifs" => format!("{} metadata: {{}} {}", "if a { ".repeat(n), "}".repeat(n)),
        "call" => format!("client_reference_id: {}x{}", "f(".repeat(n), ")".repeat(n)),
        "invp" => "(".repeat(n) + "client_reference_id: \"A\"" + &")".repeat(n),
        "match" => format!(
            "client_reference_id: \"A\", amount: {{value:1,currency:IDR}}, customer_id: \"A\", redirect_url: {{}}, match a {{ {} _ => {{}} }}",
            (0..n).map(|i| format!("{i} => {{ metadata: {{ \"a\": {i} }} }} ")).collect::<String>()
        ),
        "choices" => format!(
            "client_reference_id: \"A\", amount: {{value:1,currency:IDR}}, customer_id: \"A\", redirect_url: {{}}, order_information: {{ product_details: [ {} ] }}",
            (0..n)
                .map(|_| "{ type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR }, if a { name: \"x\" } }, ")
                .collect::<String>()
        ),
        "choices2" => format!(
            "client_reference_id: \"A\", amount: {{value:1,currency:IDR}}, customer_id: \"A\", redirect_url: {{}}, {}",
            (0..n).map(|i| format!("if a {{ \"k{i}\"!: 1 }} ")).collect::<String>()
        ),
        "elses" => format!(
            "client_reference_id: \"A\", amount: {{value:1,currency:IDR}}, customer_id: \"A\", redirect_url: {{}}, if x {{}} {}",
            "else if a { metadata: {} } ".repeat(n)
        ),
        _ => panic!(),
    };
    let t = std::time::Instant::now();
    let tokens: Vec<_> = text.parse::<proc_macro2::TokenStream>().unwrap().into_iter().collect();
    let t1 = t.elapsed();
    let inv = Invocation::parse(Macro::Session, &tokens);
    let t2 = t.elapsed();
    let checked = inv.check();
    let errs = checked.findings().len();
    let t3 = t.elapsed();
    let n = payment_expand::expand(Macro::Session, format!("krate {text}").parse().unwrap()).into_iter().count();
    println!(
        "{} {}: {} errors; lex {:?} parse {:?} check {:?} expand(all) {:?} {n}",
        a[1],
        a[2],
        errs,
        t1,
        t2 - t1,
        t3 - t2,
        t.elapsed() - t3
    );
    std::process::exit(0);
}
