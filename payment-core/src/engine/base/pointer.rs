//! JSON pointers (RFC 6901).

use alloc::{
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::fmt;

use super::wording::push_pointer_segment;

/// Returns the key that a segment of a pointer means.
pub(crate) fn key_of_segment(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// A JSON pointer. It shares the pointer of the object around its value, because a key may be as long as its text.
#[derive(Clone, Default)]
pub struct Pointer(Option<Arc<Step>>);

struct Step {
    outer: Pointer,
    /// One segment or more, each after its `/`.
    text: String,
    /// The number of bytes of the whole pointer.
    length: usize,
}

impl Pointer {
    /// Returns whether it is the pointer of the text as a whole.
    pub fn is_root(&self) -> bool {
        self.0.is_none()
    }

    /// Returns the pointer that `text`, a pointer too, makes after this one.
    #[must_use]
    pub fn join(&self, text: impl Into<String>) -> Self {
        let text = text.into();
        let length = self.length() + text.len();
        Self(Some(Arc::new(Step { outer: self.clone(), text, length })))
    }

    /// Returns the number of bytes of the pointer's text.
    pub fn length(&self) -> usize {
        self.0.as_ref().map_or(0, |step| step.length)
    }

    /// Returns the pointer of the object or list around the value.
    #[must_use]
    pub fn outer(&self) -> Self {
        let Some(step) = &self.0 else { return Self::default() };
        match step.text.rfind('/') {
            Some(start) if start > 0 => step.outer.join(&step.text[..start]),
            _ => step.outer.clone(),
        }
    }

    /// Returns the pointer of the value under a key of this object.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let mut text = String::from("/");
        push_pointer_segment(key, &mut text);
        self.join(text)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(step) = &self.0 else { return Ok(()) };
        fmt::Display::fmt(&step.outer, f)?;
        f.write_str(&step.text)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Pointer {}

/// The pointer of the value that is inspected, which grows and shrinks.
#[derive(Default, Debug)]
pub(crate) struct Trail {
    text: String,
    steps: Vec<TrailStep>,
}

#[derive(Debug)]
struct TrailStep {
    /// The place of the segment in the text.
    start: usize,
    /// The pointer up to here, if it has been asked for.
    pointer: Option<Pointer>,
}

impl Trail {
    /// Goes to the value under a key or index.
    pub fn push(&mut self, segment: &str) {
        self.steps.push(TrailStep { start: self.text.len(), pointer: None });
        self.text.push('/');
        push_pointer_segment(segment, &mut self.text);
    }

    /// Goes back to the object or list around the value.
    pub fn pop(&mut self) {
        if let Some(step) = self.steps.pop() {
            self.text.truncate(step.start);
        }
    }

    /// Returns the pointer. Values inside the same object share its pointer.
    pub fn pointer(&mut self) -> Pointer {
        let known = self.steps.iter().rposition(|step| step.pointer.is_some());
        let mut pointer = known.and_then(|at| self.steps[at].pointer.clone()).unwrap_or_default();
        let mut others = self.steps.iter_mut().skip(known.map_or(0, |at| at + 1)).peekable();
        while let Some(step) = others.next() {
            let end = others.peek().map_or(self.text.len(), |next| next.start);
            pointer = pointer.join(&self.text[step.start..end]);
            step.pointer = Some(pointer.clone());
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::{Pointer, Trail, key_of_segment};

    #[test]
    fn a_segment_is_the_key_that_it_was_made_of() {
        for key in ["a/b~c", "~1", "~01", "/~", "~~/"] {
            let segment = &Pointer::default().child(key).to_string()[1..];
            assert_eq!(key_of_segment(segment), key, "{segment}");
        }
    }

    #[test]
    fn a_trail_leads_back() {
        let mut trail = Trail::default();
        trail.push("a/b");
        trail.push("~");
        assert_eq!(trail.pointer().to_string(), "/a~1b/~0");
        trail.push("");
        assert_eq!(trail.pointer().to_string(), "/a~1b/~0/");
        assert_eq!(trail.text, "/a~1b/~0/");
        assert_eq!(trail.pointer().length(), "/a~1b/~0/".len());
        trail.pop();
        trail.pop();
        trail.push("c");
        assert_eq!(trail.pointer(), Pointer::default().child("a/b").child("c"));
        trail.pop();
        trail.pop();
        assert_eq!(trail.pointer(), Pointer::default());
    }

    #[test]
    fn pointers_are_equal_if_their_texts_are() {
        assert_eq!(Pointer::default().join("/a/b"), Pointer::default().child("a").child("b"));
        assert_ne!(Pointer::default().child("a"), Pointer::default().child("a").child(""));
    }
}
