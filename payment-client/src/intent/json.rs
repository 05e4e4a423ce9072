//! Intents as JSON.

use std::sync::Arc;

use payment_core::gateway::SubMerchantId;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::value::RawValue;

use super::{Content, Intent, stored::Stored};
use crate::journal::IntentId;

/// An intent as JSON.
#[derive(Serialize, Deserialize)]
struct Row {
    id: IntentId,
    scope: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<SubMerchantId>,
    content: Box<RawValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    /// As a string, because a database can write JSON anew, and the bytes must stay as they were sent.
    body: Option<String>,
}

impl Serialize for Intent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Content { id, scope, account, body, stored } = &*self.content;
        let body = body.as_ref().filter(|_| !stored.is_withheld);
        let body = body.map(|body| String::from_utf8(body.clone())).transpose().map_err(ser::Error::custom)?;
        let content = RawValue::from_string(stored.to_json()).map_err(ser::Error::custom)?;
        Row { id: id.clone(), scope: scope.clone(), account: account.clone(), content, body }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Intent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Row { id, scope, account, content, body } = Row::deserialize(deserializer)?;
        let stored = Stored::from_json(content.get()).map_err(de::Error::custom)?;
        let body = body.map(String::into_bytes);
        Ok(Self::of(Arc::new(Content { id, scope, account, body, stored })))
    }
}
