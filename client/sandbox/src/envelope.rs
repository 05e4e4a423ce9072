//! The JSON around the data of a response or a callback.

use serde::Serialize;

/// The envelope of a response.
#[derive(Serialize)]
struct Envelope<T> {
    code: &'static str,
    message: &'static str,
    data: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pagination: Option<Pagination>,
}

/// The position of a page in its list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    page: usize,
    per_page: usize,
    total_items: usize,
    total_pages: usize,
}

/// The body of a callback.
#[derive(Serialize)]
struct Callback<'a, T> {
    event: &'a str,
    data: &'a T,
}

/// Returns the body of a response without a list.
pub fn to_data(data: impl Serialize) -> String {
    to_json(&Envelope { code: "00", message: "Success", data, pagination: None })
}

/// Returns the body of a response with a page of a list. Pages are counted from 1.
pub fn to_page<T: Serialize>(all: &[T], page: usize, per_page: usize) -> String {
    let pagination = Pagination { page, per_page, total_items: all.len(), total_pages: all.len().div_ceil(per_page) };
    let start = (page - 1).saturating_mul(per_page).min(all.len());
    let data = &all[start..all.len().min(start.saturating_add(per_page))];
    to_json(&Envelope { code: "00", message: "Success", data, pagination: Some(pagination) })
}

/// Returns the body of a callback.
pub fn to_callback(event: &str, data: &impl Serialize) -> String {
    to_json(&Callback { event, data })
}

fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the keys are strings")
}
