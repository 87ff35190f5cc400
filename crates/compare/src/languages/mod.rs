//! Which languages a person's own prose is written in, with the runs of text that show it, or a plain abstention.
