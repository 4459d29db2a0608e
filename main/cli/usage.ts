/** What `--help` prints. */
export const usage = `Zastrpay Desk without a window

  desk <command> [options]

  profile add --name N --environment test|live --base-url URL --redirect-urls FILE.json
              [--locale L] [--link query|fragment|TEMPLATE] --api-key-stdin
                              adds a profile; FILE.json holds successUrl, failureUrl, abortUrl, qrCodeSuccessUrl;
                              the API key is read from standard input
  profile list                lists the profiles
  profile test                tests the connection with a harmless call; never creates anything
  create --file FILE|-        creates one session from {customerData, locale?} or the bare customer data;
                              whoever calls it declares that the customer agreed
  list [--status S] [--search TEXT] [--limit N] [--reveal]
                              lists sessions, newest first
  show ID|REFERENCE [--reveal]
                              one session with its link and timeline
  retry ID|REFERENCE          sends a session of unknown outcome again: same bytes, same ids
  resume                      does so for every session whose outcome is unknown
  cancel ID|REFERENCE         cancels the session at Zastrpay
  replace ID|REFERENCE        creates a new session with the same data
  events import FILE|-        takes in Zastrpay's events; repeats change nothing
  export --out DIR [--from D] [--to D] [--status S,S] [--profile NAME] [--pii none|masked|full]
         [--format csv,ndjson] [--reason TEXT] [--bom]
                              the audit export, signed; D is a UTC day or an instant, the last day counts whole;
                              --bom marks the CSV as UTF-8 for spreadsheets
  export --schedule daily|weekly|off [--out DIR]
                              the console exports by itself, without customers, each time into a new folder in DIR
  export --scheduled          makes one if one is due: for cron, where no console is open
  verify DIR [--key FINGERPRINT]
                              checks an export; needs neither the desk's data nor its vault
  verify-log                  checks the log in place: hashes, order, signatures
  diagnostics                 what the desk knows of itself, without names, customers or secrets, as JSON
  erase ID|REFERENCE --reason TEXT [--same-person] [--dry-run]
                              erases the customer here: of one session, or of all sessions of the same person;
                              nothing is erased at Zastrpay, and the reason must not name the customer
  retention [--dry-run]       erases what is due in every profile, or counts it
  retention --set STATUS=DAYS,...|proposed|off
                              days after the last change until a profile's customers are erased; off until set
  backup [--out FILE]         a verified copy of log and vault, sealed as they are
  restore FILE                puts a backup in the place of log and vault, which are set aside, never deleted;
                              the vault then opens with the passphrase of the backup's day
  vault change-passphrase [--new-passphrase-file FILE]
                              another passphrase, read from FILE or standard input; the present one opens the vault
  vault rotate                another key for the vault, and every key in the log wrapped anew; close the console first

Every command:
  --data DIR                  the desk's folder (default: the console's own)
  --profile NAME              the profile to use (default: the active one)
  --json                      JSON on standard output
  --passphrase-file FILE      opens the vault; or set DESK_PASSPHRASE; without either the packaged program asks the
                              system's key store, unless the desk is locked or several operators share it

Exit: 0 done, 1 failed, 2 usage.
`;
