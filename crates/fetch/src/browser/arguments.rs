use std::path::Path;

/// Parts of Chromium that would talk to somebody by themselves, or change what is asked.
const FEATURES_OFF: &str = "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,DnsOverHttps,OptimizationHints,MediaRouter,\
    DialMediaRouteProvider,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,\
    NetworkTimeServiceQuerying,Prerender2,InterestFeedContentSuggestions,WebTransport,WebOTP,WebUSB,WebBluetooth,\
    DirectSockets,NetworkPrediction";

/// With `wall`, the port of a socket that nobody answers at. The first group takes the network away: no name and no
/// literal address resolves, everything would go through the proxy, also to this machine itself, and what cannot go
/// through a proxy (UDP) is not sent.
pub(super) fn of(profile: &Path, wall: u16, user_agent: &str, sandbox: bool) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        "--disable-background-networking",
        "--dns-prefetch-disable",
        "--no-pings",
        // Nothing of the user's, nothing that stays, nothing that asks.
        "--headless=new",
        "--remote-debugging-pipe",
        "--disable-extensions",
        "--disable-component-extensions-with-background-pages",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-sync",
        "--disable-domain-reliability",
        "--disable-client-side-phishing-detection",
        "--disable-breakpad",
        "--disable-crash-reporter",
        "--disable-notifications",
        "--disable-speech-api",
        "--disable-print-preview",
        "--deny-permission-prompts",
        "--block-new-web-contents",
        "--metrics-recording-only",
        "--no-first-run",
        "--no-default-browser-check",
        "--no-service-autorun",
        "--password-store=basic",
        "--use-mock-keychain",
        // Less to attack and less to run.
        "--disable-gpu",
        "--disable-3d-apis",
        "--disable-dev-shm-usage",
        "--mute-audio",
        "--window-size=1280,1600",
        "--js-flags=--max-old-space-size=512",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--disable-features={FEATURES_OFF}"));
    arguments.push(format!("--proxy-server=http://127.0.0.1:{wall}"));
    arguments.push(format!("--user-agent={user_agent}"));
    arguments.push(format!("--user-data-dir={}", profile.display()));
    if !sandbox {
        arguments.push("--no-sandbox".to_owned());
    }
    arguments.push("about:blank".to_owned());
    arguments
}
