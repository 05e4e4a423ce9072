//! The meaning of facts, read from JSON.

use payment_session::{
    rules::{Fact, FactSet, Shape, Subject, Test},
    schema::{Field, Kind, Object},
};
use serde_json::Value;

use super::super::statement::rules;
use crate::support::schema;

/// What a fact says about JSON.
pub struct Meaning {
    /// The pointer of the object that has the field.
    object: String,
    field: &'static Field,
    test: Test,
    /// The keys in the value of the field that the test reads.
    inner: Vec<&'static str>,
}

impl Meaning {
    pub fn of(subject: Subject, fact: &Fact) -> Self {
        let (last, parents) = fact.path.split_last().expect("a path is not empty");
        let mut object: &Object = subject.object();
        let mut pointer = String::new();
        for name in parents {
            let field = object.by_rust(name).expect("a path leads through fields");
            pointer = format!("{pointer}/{}", field.wire);
            object = schema::inside(field.kind).expect("a path leads through objects");
        }
        let field = object.by_rust(last).expect("a path leads to a field");
        let inner = match fact.test {
            Test::Has(fields) => fields.to_vec(),
            Test::WrongLength { number, channel } => vec![number, channel],
            _ => Vec::new(),
        };
        let key = |name| Some(schema::inside(field.kind)?.by_rust(name)?.wire);
        Self { object: pointer, field, test: fact.test, inner: inner.into_iter().filter_map(key).collect() }
    }

    /// Returns whether the fact holds, or `None` if it is unknown: a required value is missing, or the test is not for
    /// values of this kind.
    pub fn holds(&self, json: &Value) -> Option<bool> {
        let object = json.pointer(&self.object);
        let value = object.and_then(|object| object.get(self.field.wire));
        if self.field.required && object.is_some() && value.is_none() {
            return None;
        }
        let is_enum = matches!(self.field.kind, Kind::Word(_));
        let mut inner = self.inner.iter().map(|key| value.and_then(|value| value.get(key)));
        match self.test {
            // The presence of an enum value is its choice.
            Test::Present if !is_enum => Some(value.is_some()),
            Test::Chosen if is_enum => Some(value.is_some()),
            Test::Is(word) if is_enum => Some(value.is_some_and(|value| value == word)),
            Test::Not(word) if is_enum => Some(value.is_some_and(|value| value != word)),
            Test::False => Some(value == Some(&Value::Bool(false))),
            Test::True => Some(value == Some(&Value::Bool(true))),
            Test::Has(fields) => Some(inner.len() == fields.len() && inner.all(|value| value.is_some())),
            Test::WrongLength { .. } => {
                let [number, bank] = [inner.next(), inner.next()].map(|it| it.flatten().and_then(Value::as_str));
                Some(bank.zip(number).is_some_and(|(bank, number)| !rules::fits(bank, number)))
            }
            _ => None,
        }
    }
}

/// The meanings of several facts.
pub struct Meanings(Vec<(FactSet, Meaning)>);

impl Meanings {
    pub fn of(subject: Subject, asked: FactSet) -> Self {
        Self(subject.singles_in(asked).map(|(single, fact)| (single, Meaning::of(subject, fact))).collect())
    }

    /// Returns the shape of an object, which has no other facts.
    pub fn shape(&self, json: &Value) -> Shape {
        let mut shape = Shape::known(FactSet::EMPTY);
        for (single, meaning) in &self.0 {
            match meaning.holds(json) {
                Some(true) => shape.holds |= *single,
                Some(false) => {}
                None => shape.unknown |= *single,
            }
        }
        shape
    }
}
