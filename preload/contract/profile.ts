/** One merchant environment at Zastrpay. The API key belongs to it but never crosses this border. */
export type Environment = 'practice' | 'test' | 'live';
export const environments = ['practice', 'test', 'live'] as const satisfies readonly Environment[];

/** The four places Zastrpay sends the customer's browser back to; all are required [docs]. */
export interface RedirectUrls {
  readonly successUrl: string;
  readonly failureUrl: string;
  readonly abortUrl: string;
  readonly qrCodeSuccessUrl: string;
}

export const redirectUrlFields = [
  'successUrl',
  'failureUrl',
  'abortUrl',
  'qrCodeSuccessUrl',
] as const satisfies readonly (keyof RedirectUrls)[];

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
  /** Origin and optional path, without a trailing slash. */
  readonly baseUrl: string;
  readonly redirectUrls: RedirectUrls;
  /** Default for the form: `xx` or `xx-XX`, or empty. */
  readonly locale: string;
  /** `query`, `fragment`, or a template with {redirectUrl}, {token}, {sessionId}. How Zastrpay wants it is undocumented. */
  readonly link: string;
}

export interface ProfileView extends Profile {
  /** Whether a key is stored; the key itself is never shown again. */
  readonly hasApiKey: boolean;
  readonly active: boolean;
  readonly warnings: readonly ProfileWarning[];
}

/** http in a redirect URL is accepted (the page's own example has one) but said. */
export type ProfileWarning = 'redirect-url-http';

export interface NewProfile {
  readonly name: string;
  readonly environment: Exclude<Environment, 'practice'>;
  readonly baseUrl: string;
  readonly redirectUrls: RedirectUrls;
  readonly locale: string;
  readonly link: string;
  readonly apiKey: string;
}

/** A profile as it goes from desk to desk: everything but the key. */
export type PortableProfile = Omit<NewProfile, 'apiKey'>;

/** What stands in a file of profiles. */
export interface ProfilesFile {
  readonly format: 'zastrpay-desk-profiles-1';
  readonly profiles: readonly PortableProfile[];
}

/** By name. */
export interface ImportedProfiles {
  readonly added: readonly string[];
  /** Of a name that there is already; left as they are. */
  readonly taken: readonly string[];
}

/** What a harmless call says about host, network and key. It never creates anything. */
export interface ConnectionTest {
  readonly verdict:
    | 'accepted'
    | 'key-refused'
    | 'access-denied'
    | 'unexpected'
    | 'offline'
    | 'name-lookup'
    | 'tls'
    | 'proxy'
    | 'timeout'
    | 'redirected'
    | 'connection-broken';
  /** Null where there was no answer. */
  readonly httpStatus: number | null;
  readonly proof: ConnectionProof;
}

/** What there is to know about a connection, in the order in which it comes about. */
export const connectionLinks = ['reached', 'secure', 'answered', 'recognised', 'key'] as const;

export type ConnectionLink = (typeof connectionLinks)[number];

/** `open`: the test cannot tell. `needless`: of no concern here, such as a secure connection within this machine. */
export type LinkProof = 'proven' | 'failed' | 'open' | 'needless';

/** What a test has shown of each link; what stands here nowhere (the registration itself, for one) no test can show. */
export type ConnectionProof = Readonly<Record<ConnectionLink, LinkProof>>;
