//! Paths: where a value is in a request.

use alloc::{
    borrow::Cow,
    boxed::Box,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::fmt;

/// The keys and indices on the way to a value, which print as a JSON pointer (RFC 6901). It shares the path of the object or list
/// around the value, because a key may be as long as its text.
#[derive(Clone, Default)]
pub struct Path(Option<Arc<Step>>);

struct Step {
    outer: Path,
    segment: Segment,
    /// The number of bytes of the whole path as a pointer.
    length: usize,
}

/// A step of a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Segment {
    /// The key of an entry.
    Key(Box<str>),
    /// The index of an item.
    Index(usize),
}

impl Segment {
    /// Returns the key, or the index in digits.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Key(key) => Cow::Borrowed(key),
            Self::Index(index) => index.to_string().into(),
        }
    }
}

impl Path {
    /// Returns the path of the value under a key of this object.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        self.with(Segment::Key(key.into()))
    }

    /// Returns the path of an item of this list.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.with(Segment::Index(index))
    }

    fn with(&self, segment: Segment) -> Self {
        let length = self.length() + pointer_length(&segment);
        Self(Some(Arc::new(Step { outer: self.clone(), segment, length })))
    }

    /// Returns the path that a JSON pointer means after this one.
    #[must_use]
    pub fn join(&self, pointer: &str) -> Self {
        pointer
            .split('/')
            .skip(1)
            .fold(self.clone(), |path, segment| path.child(&segment.replace("~1", "/").replace("~0", "~")))
    }

    /// Returns whether it is the path of the request as a whole.
    pub fn is_root(&self) -> bool {
        self.0.is_none()
    }

    /// Returns the path of the object or list around the value. The request as a whole has none around it.
    #[must_use]
    pub fn outer(&self) -> Self {
        self.0.as_ref().map_or_else(Self::default, |step| step.outer.clone())
    }

    /// Returns the path of the nearest object around the value that has this key.
    #[must_use]
    pub fn up_to(&self, key: &str) -> Self {
        let is_it = |path: &Self| matches!(path.last(), Some(Segment::Key(last)) if **last == *key);
        let mut at = self.outer();
        while !at.is_root() && !is_it(&at) {
            at = at.outer();
        }
        at
    }

    /// Returns the last step, or `None` for the request as a whole.
    pub fn last(&self) -> Option<&Segment> {
        self.0.as_ref().map(|step| &step.segment)
    }

    /// Returns the steps from the request to the value.
    pub fn segments(&self) -> Vec<&Segment> {
        let mut segments = Vec::new();
        let mut at = self;
        while let Some(step) = &at.0 {
            segments.push(&step.segment);
            at = &step.outer;
        }
        segments.reverse();
        segments
    }

    /// Returns the number of bytes of the pointer.
    pub fn length(&self) -> usize {
        self.0.as_ref().map_or(0, |step| step.length)
    }
}

/// Returns the number of bytes of a segment in a pointer, with the `/` before it.
fn pointer_length(segment: &Segment) -> usize {
    match segment {
        Segment::Key(key) => 1 + key.len() + key.bytes().filter(|byte| matches!(byte, b'/' | b'~')).count(),
        Segment::Index(index) => 1 + index.checked_ilog10().map_or(1, |log| log as usize + 1),
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pointer = String::with_capacity(self.length());
        for segment in self.segments() {
            pointer.push('/');
            for c in segment.text().chars() {
                match c {
                    '~' => pointer.push_str("~0"),
                    '/' => pointer.push_str("~1"),
                    c => pointer.push(c),
                }
            }
        }
        f.write_str(&pointer)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        let (mut one, mut other) = (self, other);
        loop {
            match (&one.0, &other.0) {
                (None, None) => return true,
                (Some(a), Some(b)) if Arc::ptr_eq(a, b) => return true,
                (Some(a), Some(b)) if a.segment == b.segment => (one, other) = (&a.outer, &b.outer),
                _ => return false,
            }
        }
    }
}

impl Eq for Path {}

/// The path of the value that is inspected, which grows and shrinks.
#[derive(Default, Debug)]
pub(crate) struct PathStack {
    /// The keys, one after the other.
    keys: String,
    steps: Vec<StackStep>,
}

#[derive(Debug)]
struct StackStep {
    /// The place of the key among the keys.
    start: usize,
    /// The index of an item, which has no key.
    index: Option<usize>,
    /// The path up to here, if it has been asked for.
    path: Option<Path>,
}

impl PathStack {
    /// Goes to the value under a key.
    pub fn push(&mut self, key: &str) {
        self.steps.push(StackStep { start: self.keys.len(), index: None, path: None });
        self.keys.push_str(key);
    }

    /// Goes to an item.
    pub fn push_index(&mut self, index: usize) {
        self.steps.push(StackStep { start: self.keys.len(), index: Some(index), path: None });
    }

    /// Goes back to the object or list around the value.
    pub fn pop(&mut self) {
        if let Some(step) = self.steps.pop() {
            self.keys.truncate(step.start);
        }
    }

    /// Returns the path. Values inside the same object share its path.
    pub fn path(&mut self) -> Path {
        let known = self.steps.iter().rposition(|step| step.path.is_some());
        let mut path = known.and_then(|at| self.steps[at].path.clone()).unwrap_or_default();
        let mut others = self.steps.iter_mut().skip(known.map_or(0, |at| at + 1)).peekable();
        while let Some(step) = others.next() {
            let end = others.peek().map_or(self.keys.len(), |next| next.start);
            path = match step.index {
                Some(index) => path.item(index),
                None => path.child(&self.keys[step.start..end]),
            };
            step.path = Some(path.clone());
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::{Path, PathStack};

    #[test]
    fn a_path_is_printed_as_a_pointer_and_read_from_it() {
        for key in ["a/b~c", "~1", "~01", "/~", "~~/", "", "0"] {
            let path = Path::default().child("x").child(key);
            assert_eq!(Path::default().join(&path.to_string()), path, "{path}");
            assert_eq!(path.length(), path.to_string().len(), "{path}");
        }
        assert_eq!(Path::default().child("a").item(10).to_string(), "/a/10");
    }

    #[test]
    fn a_path_stack_leads_back() {
        let mut stack = PathStack::default();
        stack.push("a/b");
        stack.push("~");
        assert_eq!(stack.path().to_string(), "/a~1b/~0");
        stack.push("");
        assert_eq!(stack.path().to_string(), "/a~1b/~0/");
        assert_eq!(stack.path().length(), "/a~1b/~0/".len());
        stack.pop();
        stack.pop();
        stack.push_index(7);
        assert_eq!(stack.path(), Path::default().child("a/b").item(7));
        stack.pop();
        stack.pop();
        assert_eq!(stack.path(), Path::default());
    }

    #[test]
    fn paths_are_equal_if_their_steps_are() {
        assert_eq!(Path::default().child("a").child("b"), Path::default().child("a").child("b"));
        assert_ne!(Path::default().child("a"), Path::default().child("a").child(""));
        assert_ne!(Path::default().child("0"), Path::default().item(0));
    }
}
