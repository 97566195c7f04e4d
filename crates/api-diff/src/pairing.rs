//! Which thing of the old state is which of the new one.

use std::collections::BTreeSet;

/// Things that are in both states, and those that are in one alone.
pub(crate) struct Paired<'a, T> {
    pub(crate) both: Vec<(&'a T, &'a T)>,
    pub(crate) gone: Vec<&'a T>,
    pub(crate) come: Vec<&'a T>,
}

impl<'a, T> Paired<'a, T> {
    /// Nothing is paired yet.
    pub(crate) fn new(
        old: impl IntoIterator<Item = &'a T>,
        new: impl IntoIterator<Item = &'a T>,
    ) -> Self {
        Self {
            both: Vec::new(),
            gone: old.into_iter().collect(),
            come: new.into_iter().collect(),
        }
    }

    /// Pairs what is left and has one key; things without a key stay alone, and so do keys that several things have.
    pub(crate) fn by<K: PartialEq>(
        mut self,
        old_key: impl Fn(&T) -> Option<K>,
        new_key: impl Fn(&T) -> Option<K>,
    ) -> Self {
        let old_keys: Vec<_> = self.gone.iter().map(|thing| old_key(thing)).collect();
        let new_keys: Vec<_> = self.come.iter().map(|thing| new_key(thing)).collect();
        let alone = |keys: &[Option<K>], key: &K| {
            keys.iter()
                .filter(|other| other.as_ref() == Some(key))
                .count()
                == 1
        };
        let mut pairs = Vec::new();
        for (old, key) in old_keys.iter().enumerate() {
            let Some(key) = key.as_ref().filter(|key| alone(&old_keys, key)) else {
                continue;
            };
            let found = new_keys
                .iter()
                .position(|other| other.as_ref() == Some(key));
            if let Some(new) = found.filter(|_| alone(&new_keys, key)) {
                pairs.push((old, new));
            }
        }
        self.take(&pairs);
        self
    }

    /// Pairs what is left and alike, the likest first, as far as the likeness reaches `least` (of 1).
    pub(crate) fn alike(mut self, least: f64, likeness: impl Fn(&T, &T) -> f64) -> Self {
        let mut found = Vec::new();
        for (old, gone) in self.gone.iter().enumerate() {
            for (new, come) in self.come.iter().enumerate() {
                let like = likeness(gone, come);
                if like >= least {
                    found.push((like, old, new));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (_, old, new) in found {
            if !pairs.iter().any(|pair| pair.0 == old || pair.1 == new) {
                pairs.push((old, new));
            }
        }
        pairs.sort_unstable();
        self.take(&pairs);
        self
    }

    fn take(&mut self, pairs: &[(usize, usize)]) {
        self.both.extend(
            pairs
                .iter()
                .map(|(old, new)| (self.gone[*old], self.come[*new])),
        );
        let rest = |things: &[&'a T], taken: BTreeSet<usize>| {
            let kept = things.iter().enumerate();
            kept.filter(|(index, _)| !taken.contains(index))
                .map(|(_, thing)| *thing)
                .collect()
        };
        self.gone = rest(&self.gone, pairs.iter().map(|pair| pair.0).collect());
        self.come = rest(&self.come, pairs.iter().map(|pair| pair.1).collect());
    }
}

/// How much of two sets is in both, of 1; nothing where both are empty.
pub(crate) fn overlap<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    let all = a.union(b).count();
    if all == 0 {
        return 0.0;
    }
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    count(a.intersection(b).count()) / count(all)
}

/// A name without case and signs: `order_id` and `orderId` are one.
pub(crate) fn bare(name: &str) -> String {
    name.chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
