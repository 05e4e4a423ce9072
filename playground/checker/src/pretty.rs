//! JSON with line breaks.

/// Writes a JSON text with line breaks. Numbers and strings stay as they are.
pub fn pretty(json: &[u8]) -> String {
    let json = String::from_utf8_lossy(json);
    let (mut out, mut depth, mut is_string, mut is_escaped) = (String::new(), 0_usize, false, false);
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        if is_string {
            out.push(c);
            is_string = is_escaped || c != '"';
            is_escaped = c == '\\' && !is_escaped;
            continue;
        }
        match c {
            '{' | '[' => {
                out.push(c);
                if let Some(close) = chars.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                } else {
                    depth += 1;
                    break_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                break_line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                break_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            '"' => {
                out.push(c);
                is_string = true;
            }
            // A run-time value, which may contain anything.
            '‹' => {
                out.push(c);
                let mut levels = 1;
                while levels > 0
                    && let Some(c) = chars.next()
                {
                    levels = if c == '‹' {
                        levels + 1
                    } else if c == '›' {
                        levels - 1
                    } else {
                        levels
                    };
                    out.push(c);
                }
            }
            c => out.push(c),
        }
    }
    out
}

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}
