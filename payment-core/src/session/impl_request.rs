//! The methods that sessions and refunds have in common.

/// Implements how a request is read, written and checked. A row: a method, after what else its documentation says.
macro_rules! impl_request {
    (
        $reader:ident reads $checked:ty, $created:path, from $draft:ident;
        $(#[doc = $from_json:tt])* from_json;
        $(#[doc = $from_json_with:tt])* from_json_with;
        $(#[doc = $from_serialize:tt])* from_serialize;
        $(#[doc = $to_json:tt])* to_json;
        $(#[doc = $write_json:tt])* write_json;
        $(#[doc = $allowed:tt])* allowed;
        $(#[doc = $waivers_to_read:tt])* waivers_to_read;
        $(#[doc = $violations:tt])* violations;
    ) => {
        impl $reader {
            /// Reads a request's body, which is one JSON object in UTF-8.
            ///
            /// # Errors
            ///
            /// Returns every violation of the request, with its rule, JSON pointer, line and column. Of more than 100,
            /// [`Violations`] keeps the first.
            ///
            $(#[doc = $from_json])*
            pub fn from_json(body: &[u8]) -> Result<$checked, Violations> {
                reading::read_checked(body).map($created)
            }

            /// Reads a request's body as [`from_json`](Self::from_json) does, and accepts more than valid requests.
            ///
            /// # Errors
            ///
            /// Returns every violation that is not waived, with its rule, JSON pointer, line and column.
            ///
            $(#[doc = $from_json_with])*
            pub fn from_json_with(body: &[u8], waivers: Waivers) -> Result<$checked, Violations> {
                reading::read_with(body, waivers).map($created)
            }

            /// Creates a request from any value that serializes as its JSON, such as a struct of your own.
            ///
            /// # Errors
            ///
            /// Returns every violation of the request, without lines and columns.
            ///
            $(#[doc = $from_serialize])*
            pub fn from_serialize(request: &(impl serde::Serialize + ?Sized)) -> Result<$checked, Violations> {
                reading::read_serialized(request).map($created)
            }
        }

        impl $checked {
            /// Returns the request's body: JSON in the documented order, without white space.
            ///
            $(#[doc = $to_json])*
            pub fn to_json(&self) -> Vec<u8> {
                let mut out = Vec::new();
                self.write_json(&mut out);
                out
            }

            /// Appends the request's body.
            ///
            $(#[doc = $write_json])*
            pub fn write_json(&self, out: &mut Vec<u8>) {
                let draft: &$draft = self;
                out.reserve(draft.size_hint());
                draft.write_value(out);
            }

            /// Returns the rules that the request, or an object in it, may break. They are no part of `==`.
            ///
            $(#[doc = $allowed])*
            pub fn allowed(&self) -> Waivers {
                needed_waivers::<$draft>(self).rules()
            }

            /// Returns the waivers that `from_json_with` needs to read the request's JSON.
            ///
            $(#[doc = $waivers_to_read])*
            pub fn waivers_to_read(&self) -> Waivers {
                let json = Zeroizing::new(self.to_json());
                reading::waivers_to_read::<$draft>(&json, needed_waivers::<$draft>(self))
            }
        }

        impl $draft {
            /// Returns the violations that [`check`](Self::check) would find, or `None` if every rule is kept.
            ///
            $(#[doc = $violations])*
            pub fn violations(&self) -> Option<Violations> {
                Violations::of_draft(self)
            }
        }
    };
}

pub(crate) use impl_request;
