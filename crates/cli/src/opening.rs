use clap::Args;

/// What helps to read files that do not read by themselves.
#[derive(Debug, Args)]
pub(crate) struct Opening {
    /// Opens PDFs, Word documents and ZIP archives that are locked with it; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub(crate) password: Vec<String>,
    /// Have Tesseract, where it is installed, read pages that are pictures (scans, photographs), in these languages of its [default: eng]
    #[arg(long, value_name = "LANGUAGES", num_args = 0..=1, require_equals = true, default_missing_value = "eng")]
    pub(crate) ocr: Option<String>,
}
