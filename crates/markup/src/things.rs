use crosscheck_model::Locator;

/// How structured data was embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Syntax {
    /// `script type="application/ld+json"`.
    JsonLd,
    /// `itemscope`, `itemprop`.
    Microdata,
    /// RDFa Lite: `typeof`, `property`.
    Rdfa,
}

/// One node of JSON-LD, one microdata item or one RDFa resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// How it was embedded.
    pub syntax: Syntax,
    /// `@id` or `itemid`, as written.
    pub id: Option<String>,
    /// Types without their vocabulary: `Person`.
    pub types: Vec<String>,
    /// Properties without their vocabulary, in the order met.
    pub properties: Vec<(String, Vec<Value>)>,
    /// Where it stands: the element, or the block and a JSON pointer into it.
    pub locator: Locator,
    /// Whether it is the value of a property of another thing.
    pub nested: bool,
}

/// A value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, a number or an address, as written.
    Text(String),
    /// Another thing of the same page, by its index in [`Things`].
    Thing(usize),
}

/// All things of a page. References by `@id` are followed by index, never copied, so cycles cost nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Things {
    things: Vec<Thing>,
}

impl Things {
    pub(crate) fn reserve(&mut self, thing: Thing) -> Option<usize> {
        if self.things.len() >= crate::limits::MAX_KEPT {
            return None;
        }
        self.things.push(thing);
        Some(self.things.len() - 1)
    }

    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut Thing> {
        self.things.get_mut(index)
    }

    /// All, in document order.
    pub fn iter(&self) -> impl Iterator<Item = &Thing> {
        self.things.iter()
    }

    /// The thing with this index.
    pub fn get(&self, index: usize) -> Option<&Thing> {
        self.things.get(index)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The texts of a property; of a nested thing its `name`, else `@id`, counts as text.
    pub fn texts<'t>(&'t self, thing: &'t Thing, property: &str) -> Vec<&'t str> {
        let text = |value: &'t Value| match value {
            Value::Text(text) => Some(text.as_str()),
            Value::Thing(index) => {
                let nested = self.get(*index)?;
                let name = nested.get("name").iter().find_map(|value| match value {
                    Value::Text(text) => Some(text.as_str()),
                    Value::Thing(_) => None,
                });
                name.or(nested.id.as_deref())
            }
        };
        thing.get(property).iter().filter_map(text).filter(|text| !text.trim().is_empty()).collect()
    }

    /// The nested things of a property.
    pub fn nested<'t>(&'t self, thing: &'t Thing, property: &str) -> Vec<&'t Thing> {
        let nested = |value: &Value| match value {
            Value::Thing(index) => self.get(*index),
            Value::Text(_) => None,
        };
        thing.get(property).iter().filter_map(nested).collect()
    }
}

impl Thing {
    /// The values of a property; none if it is missing.
    pub fn get(&self, property: &str) -> &[Value] {
        self.properties.iter().find(|(name, _)| name == property).map_or(&[], |(_, values)| values)
    }

    /// Whether it is of this type.
    pub fn is_a(&self, kind: &str) -> bool {
        self.types.iter().any(|candidate| candidate == kind)
    }

    pub(crate) fn add(&mut self, property: &str, value: Value) {
        let values = match self.properties.iter_mut().position(|(name, _)| name == property) {
            Some(at) => &mut self.properties[at].1,
            None if self.properties.len() < crate::limits::MAX_VALUES => {
                self.properties.push((property.to_owned(), Vec::new()));
                let last = self.properties.len() - 1;
                &mut self.properties[last].1
            }
            None => return,
        };
        if values.len() < crate::limits::MAX_VALUES && !values.contains(&value) {
            values.push(value);
        }
    }
}

/// `http://schema.org/Person`, `schema:Person` and `Person` are one name.
pub(crate) fn short_name(written: &str) -> &str {
    let end = written.trim_end_matches(['/', '#']);
    let start = end.rfind(['/', '#', ':']).map_or(0, |at| at + 1);
    &end[start..]
}
