//! How a text is written: which part of it is the value.

/// The part of a text that stands at `{}` of a form.
pub(super) fn part<'t>(form: &str, text: &'t str, handle: &str) -> Option<&'t str> {
    let form = form.replace("{handle}", handle);
    let (before, after) = form.split_once("{}")?;
    let rest = match before.rsplit_once('*') {
        // Whatever stands before the last fixed words.
        Some((start, fixed)) => text.strip_prefix(start)?.split_once(fixed)?.1,
        None => strip_prefix_ci(text, before)?,
    };
    let value = match after.split_once('*') {
        Some((fixed, _)) if !fixed.is_empty() => rest.split_once(fixed)?.0,
        _ => strip_suffix_ci(rest, after)?,
    };
    Some(value.trim()).filter(|value| !value.is_empty())
}

pub(super) fn strip_prefix_ci<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    text.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix)).and_then(|_| text.get(prefix.len()..))
}

fn strip_suffix_ci<'t>(text: &'t str, suffix: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(suffix.len())?;
    text.get(at..).filter(|end| end.eq_ignore_ascii_case(suffix)).and_then(|_| text.get(..at))
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_form_tells_which_part_is_the_value() {
        for (form, text, expected) in [
            ("{}", "Ana Ejemplo", Some("Ana Ejemplo")),
            ("{} - Forge", "Ana Ejemplo - Forge", Some("Ana Ejemplo")),
            ("{} (@{handle})", "Ana Ejemplo (@Ana)", Some("Ana Ejemplo")),
            ("{} | *", "Ana Ejemplo | Forge | x", Some("Ana Ejemplo")),
            ("*by {}", "A talk by Ana Ejemplo", Some("Ana Ejemplo")),
            ("{} - Forge", "Forge", None),
            ("{} - Forge", " - Forge", None),
            ("{} (@{handle})", "Bo (@bo)", None),
        ] {
            assert_eq!(part(form, text, "ana"), expected, "{form}");
        }
    }
}
