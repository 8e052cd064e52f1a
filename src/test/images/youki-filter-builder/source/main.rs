//! Reads linux.seccomp of the OCI's runtime specification, and does with it what youki does with that of a bundle's
//! config.json. Ends with the filter on its output, or with why there is none on its errors.
use libcontainer::oci_spec::runtime::LinuxSeccomp;
use std::error::Error;

fn words(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", words(source)),
        None => error.to_string(),
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let profile: LinuxSeccomp = serde_json::from_reader(std::io::stdin())?;
    libcontainer::seccomp::initialize_seccomp(&profile)?;
    Ok(())
}

fn main() {
    if let Err(error) = build() {
        eprintln!("{}", words(error.as_ref()));
        std::process::exit(1);
    }
}
