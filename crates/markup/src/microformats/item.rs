use crosscheck_model::Locator;

/// One microformat: an `h-card`, `h-entry`, `h-resume` ...
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Root classes, sorted: `h-card`.
    pub types: Vec<String>,
    /// Properties without their prefix, in the order met.
    pub properties: Vec<(String, Vec<Property>)>,
    /// Items inside that are nobody's property.
    pub children: Vec<Self>,
    /// Where the root element stands.
    pub locator: Locator,
}

/// One value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The plain value.
    pub value: String,
    /// The alternative text of an image.
    pub alt: Option<String>,
    /// The item that the value is.
    pub item: Option<Box<Item>>,
    /// Where it stands.
    pub locator: Locator,
}

impl Item {
    /// Whether it is of this type, such as `h-card`.
    pub fn is_a(&self, kind: &str) -> bool {
        self.types.iter().any(|candidate| candidate == kind)
    }

    /// The values of a property; none if it is missing.
    pub fn get(&self, property: &str) -> &[Property] {
        self.properties.iter().find(|(name, _)| name == property).map_or(&[], |(_, values)| values)
    }

    /// The first value of a property that is not blank.
    pub fn first(&self, property: &str) -> Option<&Property> {
        self.get(property).iter().find(|value| !value.value.trim().is_empty())
    }

    /// This item and all inside it, outermost first.
    pub fn flatten(&self) -> Vec<&Self> {
        let mut all = vec![self];
        let mut at = 0;
        while let Some(item) = all.get(at).copied() {
            let nested =
                item.properties.iter().flat_map(|(_, values)| values).filter_map(|value| value.item.as_deref());
            all.extend(nested);
            all.extend(&item.children);
            at += 1;
        }
        all
    }
}
