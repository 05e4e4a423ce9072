//! The texts of mistakes in a form, in Indonesian.

use payment_session::{Violation, schema::Parameters};
use serde_json::{Value, json};

/// Returns the mistakes of a form as its page shows them: the place of the input, and a text.
pub fn of<'v>(violations: impl IntoIterator<Item = &'v Violation>) -> Value {
    violations.into_iter().map(|violation| json!({ "pointer": violation.pointer(), "text": text(violation) })).collect()
}

/// Returns the text of a mistake. The ids of the rules are stable, and the parameters have the limits.
fn text(violation: &Violation) -> String {
    let Parameters { minimum, maximum, actual, allowed, .. } = violation.parameters();
    match (violation.id(), minimum, maximum) {
        ("email", ..) => "Alamat email tidak valid.".to_owned(),
        ("phone", ..) => "Tulis nomor tanpa kode negara dan tanpa angka nol di depan.".to_owned(),
        ("amount.value", ..) => "Jumlah harus lebih dari nol, tanpa titik atau koma.".to_owned(),
        ("missing-field", ..) => "Wajib diisi.".to_owned(),
        ("enum", ..) => format!("Pilih salah satu: {}.", allowed.join(", ")),
        ("text", Some(minimum), Some(maximum)) => match actual {
            Some(actual) => format!("Panjangnya {minimum} sampai {maximum} karakter; sekarang {actual}."),
            None => format!("Panjangnya {minimum} sampai {maximum} karakter."),
        },
        _ => "Periksa isian ini.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms;

    #[test]
    fn each_mistake_has_a_text_at_its_input() {
        let [_, form] = forms::forms();
        let violations = forms::request(&form).unwrap_err();
        let expected = json!([
            { "pointer": "/customer/email", "text": "Alamat email tidak valid." },
            {
                "pointer": "/customer/phoneNumber/number",
                "text": "Tulis nomor tanpa kode negara dan tanpa angka nol di depan.",
            },
            {
                "pointer": "/orderInformation/productDetails/1/price/value",
                "text": "Jumlah harus lebih dari nol, tanpa titik atau koma.",
            },
        ]);
        assert_eq!(of(&violations), expected);
        let own = Violation::custom("terms", "/terms", "the terms must be accepted");
        assert_eq!(of([&own]), json!([{ "pointer": "/terms", "text": "Periksa isian ini." }]));
    }
}
