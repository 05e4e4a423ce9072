//! The fields of each request, for the reference of the macros, and the list of literal fields in `docs/grammar.md`.

use payment_core::{
    request::{REFUND, REQUESTS, SESSION},
    rules::{RULES, must_be_literal, va_number_fields},
    schema::{Field, Kind, Object},
};

use crate::{File, blocks, checkout};

/// An object of a request, at the first place where it occurs.
struct Place {
    object: &'static Object,
    /// The keys from the request to the object, each with the sign of a list.
    path: Vec<(&'static str, &'static str)>,
    /// The object that the rules about its fields are about, and the number of keys from the request to it.
    root: (&'static Object, usize),
}

impl Place {
    /// Returns the keys from the request to a field of the object, or to the object.
    fn path_to(&self, field: Option<&Field>) -> String {
        let keys = self.path.iter().map(|(key, list)| format!("{key}{list}"));
        let keys: Vec<_> = keys.chain(field.map(|field| field.rust.to_owned())).collect();
        format!("`{}`", keys.join("."))
    }

    /// Returns what must be literal in a field: its value, its braces, or nothing.
    fn literal(&self, field: &Field) -> Option<Literal> {
        let (root, start) = self.root;
        let path: Vec<_> = self.path[start..].iter().map(|(key, _)| *key).chain([field.rust]).collect();
        let digits = va_number_fields(self.object).filter(|fields| fields.channel == field);
        match (field.kind.as_object(), digits) {
            (Some(_), _) => must_be_literal(root, &path).then_some(Literal::Braces),
            (None, Some(fields)) => Some(Literal::NextTo(fields.text.rust)),
            (None, None) => must_be_literal(root, &path).then_some(Literal::Value),
        }
    }
}

/// What must be literal in a field.
#[derive(PartialEq)]
enum Literal {
    Value,
    Braces,
    /// The value, if this field is present as well.
    NextTo(&'static str),
}

/// Returns the object of a kind, also of a list's items, and the sign of a list.
fn object(kind: Kind) -> Option<(&'static Object, &'static str)> {
    match kind {
        Kind::List(item) => object(*item).map(|(object, _)| (object, "[]")),
        _ => kind.as_object().map(|object| (object, "")),
    }
}

/// Appends an object and the objects in it, each at its first place.
fn add(place: Place, places: &mut Vec<Place>) {
    if places.iter().any(|other| other.object == place.object) {
        return;
    }
    let inner: Vec<_> = place.object.fields.iter().filter_map(|field| Some((field, object(field.kind)?))).collect();
    let (path, root) = (place.path.clone(), place.root);
    places.push(place);
    for (field, (object, list)) in inner {
        let path: Vec<_> = path.iter().copied().chain([(field.rust, list)]).collect();
        let root = if object.has_rules() { (object, path.len()) } else { root };
        add(Place { object, path, root }, places);
    }
}

fn places(request: &'static Object) -> Vec<Place> {
    let mut places = Vec::new();
    add(Place { object: request, path: Vec::new(), root: (request, 0) }, &mut places);
    places
}

/// Returns a link to a type in the documentation of the facade.
fn type_link(kind: Kind) -> String {
    let of = |module: &str, name| format!("[`{name}`]({module}::{name})");
    match kind {
        Kind::Text(text) => of("request", text.name),
        Kind::Number(number) => of("request", number.name),
        Kind::EnumValue(words) => of("request", words.name),
        Kind::Bool => "`bool`".into(),
        Kind::List(item) => format!("list of {}", type_link(*item)),
        Kind::Free(free) => of("values", free.name),
        Kind::Object(object) => of("request", object.name),
    }
}

/// Returns when a field is required.
fn presence(field: &Field) -> String {
    let rules = RULES.iter().filter(|rule| rule.may_require(field)).map(|rule| format!("`{}`", rule.id));
    let rules: Vec<_> = rules.collect();
    match field.required {
        true => "yes".into(),
        false if rules.is_empty() => String::new(),
        false => rules.join(", "),
    }
}

fn row(place: &Place, field: &Field) -> String {
    let literal = match place.literal(field) {
        None => String::new(),
        Some(Literal::Value) => "the value".into(),
        Some(Literal::Braces) => "the braces".into(),
        Some(Literal::NextTo(number)) => format!("next to `{number}`"),
    };
    let page = format!("[{}]({})", field.page.name(), field.page.url());
    format!("| `{}` | {} | {} | {literal} | {page} |\n", field.rust, type_link(field.kind), presence(field))
}

fn table(place: &Place) -> String {
    let heading = if place.path.is_empty() { "The request".into() } else { place.path_to(None) };
    let name = type_link(Kind::Object(place.object));
    let rows: String = place.object.fields.iter().map(|field| row(place, field)).collect::<Vec<_>>().concat();
    format!(
        "\n## {heading}\n\n{name}\n\n| key | type | required | literal | documentation page |\n|---|---|---|---|---|\n{rows}"
    )
}

/// Returns the name of a request in texts and of its page.
fn name_of(request: &'static Object) -> &'static str {
    let names = [(SESSION, "session"), (REFUND, "refund")];
    names.iter().find(|(named, _)| *named == request).expect("each request has a name here").1
}

fn page(request: &'static Object) -> File {
    let name = name_of(request);
    let tables: String = places(request).iter().map(table).collect::<Vec<_>>().concat();
    let text = format!(
        "<!-- created from the tables by `cargo run -p xtask -- generate` -->\n\
        A key can also be its name in JSON, in quotes. An object that occurs in several places is listed at the first.\n\
        The column \"required\" names the rules that may require a field next to others.\n{tables}"
    );
    File { path: checkout(&format!("src/macros/fields/{name}.md")), text }
}

/// Returns the paths of the fields of which this part must be literal, in Rust names.
fn literal_fields(request: &'static Object, wanted: &Literal) -> Vec<String> {
    let places = places(request);
    let fields = places.iter().flat_map(|place| place.object.fields.iter().map(move |field| (place, field)));
    let wanted = fields.filter(|(place, field)| place.literal(field).as_ref() == Some(wanted));
    wanted.map(|(place, field)| place.path_to(Some(field))).collect()
}

fn listed(fields: &[String]) -> String {
    match fields {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => fields.concat(),
    }
}

/// Returns `docs/grammar.md` with the fields that must be literal.
fn grammar() -> File {
    let lists = REQUESTS.iter().map(|request| {
        let (name, values) = (name_of(request), listed(&literal_fields(request, &Literal::Value)));
        let braces = literal_fields(request, &Literal::Braces);
        let braces = match braces.len() {
            0 => String::new(),
            _ => format!(", and the braces of {}", listed(&braces)),
        };
        format!("- Of a {name}: {values}{braces}.\n")
    });
    blocks::file("docs/grammar.md", "the fields that must be literal", &lists.collect::<String>())
}

/// Returns the pages with the fields of each request, and the page with the literal ones.
pub fn files() -> Vec<File> {
    REQUESTS.iter().map(|request| page(request)).chain([grammar()]).collect()
}
