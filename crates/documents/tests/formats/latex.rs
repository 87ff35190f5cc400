use super::{emails, extract, names, problems, work};

#[test]
fn moderncv() {
    let source = r#"\documentclass[11pt,a4paper]{moderncv}
\moderncvstyle{classic} % a style
\name{Ana}{Ex\'ample}
\address{1 Example Street}{1000 Lisbon}{Portugal}
\phone[mobile]{+351~912~345~678}
\email{ana@example.com}
\social[github]{ana-example}
\begin{document}
\makecvtitle
\section{Experience}
\cventry{2019--present}{Engineer}{Sample Ltd}{Lisbon}{}{Built the billing\newline{}and \textbf{kept} it running}
\cventry{2015--2019}{Analyst}{Example GmbH}{Berlin}{}{}
\section{Languages}
\cvitemwithcomment{Portuguese}{Native}{}
\end{document}
anything after the end"#;
    let read = extract(source.as_bytes(), "cv.tex");
    assert_eq!(names(&read), ["Ana Exámple"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(read.claims.phones.len(), 1);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019 to present", "Analyst at Example GmbH, 2015 to 2019"]);
    assert!(read.claims.links.iter().any(|claim| claim.value().url.as_str() == "https://github.com/ana-example"));
    assert_eq!(problems(&read), Vec::<&str>::new());
}

#[test]
fn altacv() {
    let source = r#"\documentclass{altacv}
\begin{document}
\name{Ana Example}
\tagline{Engineer}
\personalinfo{\email{ana@example.com}\phone{+351 912 345 678}\location{Lisbon, Portugal}\linkedin{ana-example}}
\makecvheader
\cvsection{Experience}
\cvevent{Engineer}{Sample Ltd}{March 2019 -- Ongoing}{Lisbon}
\begin{itemize}
\item Built the billing
\end{itemize}
\divider
\cvevent{Analyst}{Example GmbH}{January 2015 -- February 2019}{Berlin}
\end{document}"#;
    let read = extract(source.as_bytes(), "cv.tex");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(work(&read).len(), 2, "{:?}", work(&read));
    assert!(work(&read)[1].ends_with("2015-01 to 2019-02"), "{:?}", work(&read));
}

#[test]
fn commands_of_the_file_itself_are_expanded() {
    let source = r#"\documentclass[letterpaper,11pt]{article}
\newcommand{\resumeSubheading}[4]{
  \vspace{-2pt}\item
    \begin{tabular*}{0.97\textwidth}[t]{l@{\extracolsep{\fill}}r}
      \textbf{#1} & #2 \\
      \textit{\small#3} & \textit{\small #4} \\
    \end{tabular*}\vspace{-7pt}
}
\begin{document}
\begin{center}
    \textbf{\Huge \scshape Ana Example} \\ \vspace{1pt}
    \small +1 202 555 0100 $|$ \href{mailto:ana@example.com}{\underline{ana@example.com}}
\end{center}
\section{Experience}
\begin{itemize}
\resumeSubheading{Engineer}{March 2019 -- Present}{Sample Ltd}{Austin, TX}
\end{itemize}
\input{more}
\end{document}"#;
    let read = extract(source.as_bytes(), "cv.tex");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03 to present"]);
    assert!(problems(&read)[0].contains("1 further files"));
}

#[test]
fn headings_that_are_never_closed_do_not_take_the_rest_again_and_again() {
    let unclosed = "\\section{Mar\\section{Engineer, Sample Ltd}\n".repeat(5_000);
    let source = format!("\\documentclass{{article}}\\begin{{document}}{unclosed}");
    let began = std::time::Instant::now();
    let read = extract(source.as_bytes(), "cv.tex");
    assert!(problems(&read).iter().any(|problem| problem.contains("more than is read")), "{:?}", problems(&read));
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}

#[test]
fn expansions_without_end_are_stopped() {
    for source in [
        "\\documentclass{article}\\newcommand{\\a}{\\a\\a x}\\begin{document}\\a\\end{document}".to_owned(),
        format!("\\documentclass{{article}}\\begin{{document}}{}", "{".repeat(100_000)),
        format!("\\documentclass{{article}}\\begin{{document}}{}", "\\textbf{".repeat(3_000)),
        "\\documentclass{article}\\begin{document}\\begin\\end\\item[\\href\\url\\social[".to_owned(),
    ] {
        extract(source.as_bytes(), "cv.tex");
    }
}
