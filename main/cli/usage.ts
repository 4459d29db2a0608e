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

Every command:
  --data DIR                  the desk's folder (default: the console's own)
  --profile NAME              the profile to use (default: the active one)
  --json                      JSON on standard output
  --passphrase-file FILE      opens the vault; or set DESK_PASSPHRASE

Exit: 0 done, 1 failed, 2 usage.
`;
