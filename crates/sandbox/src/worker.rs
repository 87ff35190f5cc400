use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::confine::{self, Limits};
use crate::frame;

/// First byte of an answer: the handler returned, or it panicked.
pub(crate) const ANSWERED: u8 = 1;
pub(crate) const PANICKED: u8 = 0;

/// Makes the calling process a worker: confines it, then answers frames from standard input on standard output until the
/// input ends. Call it first in `main`, before any thread is started and any file is opened.
pub fn serve(limits: &Limits, handler: impl Fn(&[u8]) -> Vec<u8>) -> io::Result<()> {
    // A panic message could carry words of the document: nothing is printed, the parent is told that there was one.
    std::panic::set_hook(Box::new(|_| {}));
    let confinement = confine::apply(limits);
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    frame::write(&mut output, &[confinement.code()])?;
    while let Some(request) = frame::read(&mut input)? {
        let answer = catch_unwind(AssertUnwindSafe(|| handler(&request)));
        let framed = match answer {
            Ok(mut answer) => {
                answer.insert(0, ANSWERED);
                answer
            }
            Err(_) => vec![PANICKED],
        };
        frame::write(&mut output, &framed)?;
    }
    Ok(())
}
