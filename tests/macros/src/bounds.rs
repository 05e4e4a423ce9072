//! The work of an expansion grows in proportion to the invocation. It is counted in allocations, which any machine repeats.

use allocation_counter::measure;
use payment_core::rules::RuleId;
use payment_expand::{Invocation, Macro, expand};
use proc_macro2::TokenStream;
use quote::quote;

/// The numbers of repetitions. Buffers double, so the second one is the first times a power of two.
const SIZES: [usize; 2] = [100, 400];

/// Returns the allocations of an expansion, and their bytes.
fn cost(invoked: Macro, entries: &str) -> [u64; 2] {
    let tokens: TokenStream = entries.parse().unwrap();
    let input = quote!(krate #tokens);
    let counted = measure(|| drop(expand(invoked, input)));
    [counted.count_total, counted.bytes_total]
}

#[test]
fn an_expansion_takes_work_in_proportion_to_its_size() {
    let products = |items: String| format!("order_information: {{ product_details: [{items}] }}");
    let fields = "type: DIGITAL, quantity: row.count, price: { value: row.price, currency: IDR }";
    let shapes: [(&str, &dyn Fn(usize) -> String); 13] = [
        ("loops", &|count| products(format!("for row in rows {{ {fields} }}").repeat(count))),
        ("loops in loops", &|count| {
            products(format!("for rows in all {{ for row in rows {{ {fields} }} }}").repeat(count))
        }),
        ("spread lists", &|count| products("..rows,".repeat(count))),
        ("optional items", &|count| products(format!("if row.is_sold {{ {{ {fields} }} }}").repeat(count))),
        ("products", &|count| products(format!("{{ {fields} }},").repeat(count))),
        ("literal products", &|count| {
            products("{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } },".repeat(count))
        }),
        ("unchecked fields", &|count| {
            (0..count).map(|at| format!("\"key{at}\"!: row.value")).collect::<Vec<_>>().join(",")
        }),
        ("unknown fields", &|count| (0..count).map(|at| format!("key{at}: 1")).collect::<Vec<_>>().join(",")),
        ("placeholders", &|count| {
            let entries: Vec<_> = (0..count).map(|at| format!("\"key{at}\": _ as key{at}")).collect();
            format!("pub struct Order {{ client_reference_id: _, metadata: {{ {} }} }}", entries.join(","))
        }),
        ("placeholders of unchecked fields", &|count| {
            let entries: Vec<_> = (0..count).map(|at| format!("\"key{at}\"!: _")).collect();
            format!("pub struct Order {{ client_reference_id: _, {} }}", entries.join(","))
        }),
        ("wrong values", &|count| products("{ type: DIGITALL, quantity: 0, price: 1 },".repeat(count))),
        ("arms", &|count| {
            let arms: Vec<_> = (0..count).map(|at| format!("{at} => {{ client_reference_id: \"A\" }},")).collect();
            format!("match shop {{ {} }}", arms.concat())
        }),
        ("metadata", &|count| format!("metadata: {{ \"a\": [{}] }}", "row.value, { \"b\": 1 },".repeat(count))),
    ];
    for (shape, entries) in shapes {
        for invoked in [Macro::Session, Macro::TrySession] {
            let [small, large] = SIZES.map(|count| {
                let entries = entries(count);
                (entries.len() as u64, cost(invoked, &entries))
            });
            let growth = large.0.div_ceil(small.0);
            for (what, few, many) in [("allocations", small.1[0], large.1[0]), ("bytes", small.1[1], large.1[1])] {
                assert!(
                    many <= few * growth,
                    "{shape}, {invoked:?}: {few} {what} grow to {many}, {growth} times the size"
                );
            }
        }
    }
}

/// Superfluous delimiters are no levels of the request, so nothing else limits them.
#[test]
fn many_delimiters_around_the_entries_are_one_mistake() {
    // With 15,000, rustc 1.95 overflows its own stack before it expands any macro.
    const PAIRS: usize = 10_000;
    for (open, close) in [("{", "}"), ("(", ")")] {
        let entries =
            "client_reference_id: \"A\", amount: { value: 1, currency: IDR }, customer_id: \"C\", redirect_url: {}";
        let text = [&open.repeat(PAIRS), entries, &close.repeat(PAIRS)].concat();
        let tokens: Vec<_> = text.parse::<TokenStream>().unwrap().into_iter().collect();
        let invocation = Invocation::parse(Macro::Session, &tokens);
        assert_eq!(invocation.check().explanations().len(), 1, "{open}");
    }
}

/// Nobody reads thousands of errors, and each one looks at the whole request.
#[test]
fn of_many_mistakes_the_first_are_shown_and_the_others_counted() {
    let keys: Vec<_> = (0..1_000).map(|at| format!("key{at}: 1")).collect();
    let base = "client_reference_id: \"A\", amount: { value: 1, currency: IDR }, customer_id: \"C\", redirect_url: {}";
    let tokens: Vec<_> = format!("{base}, {}", keys.join(",")).parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    let unknown = checked.explanations().iter().filter(|explanation| explanation.rule.id == RuleId::UnknownField);
    assert_eq!(unknown.count(), 100);
    let last = checked.explanations().last().unwrap();
    assert_eq!(last.notes.last().unwrap(), "900 further mistakes are shown once these are corrected");

    let commas = ",".repeat(300).parse::<TokenStream>().unwrap().into_iter().collect::<Vec<_>>();
    let invocation = Invocation::parse(Macro::Session, &commas);
    let checked = invocation.check();
    let [.., last] = checked.explanations() else { panic!("there are mistakes") };
    assert_eq!(checked.explanations().len(), 100);
    let others = checked.explanations().iter().filter(|explanation| explanation.rule.id != RuleId::Syntax).count();
    let omitted = format!("{} further mistakes are shown once these are corrected", 300 + others - 100);
    assert_eq!(last.notes.last().unwrap(), &*omitted);
}
