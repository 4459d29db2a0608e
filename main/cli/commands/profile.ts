import { z } from 'zod';
import { connectionLinks, type RedirectUrls } from '../../../preload/contract/profile.ts';
import { Failure } from '../../core/failure.ts';
import { withDesk } from '../open-desk.ts';
import { oneOf, readOptions, required } from '../options.ts';
import { type Command, parseJson, readInput, UsageError } from '../terminal.ts';

const redirectUrls = z.strictObject({
  successUrl: z.string(),
  failureUrl: z.string(),
  abortUrl: z.string(),
  qrCodeSuccessUrl: z.string(),
});

export const addProfile: Command = async (args, terminal) => {
  const { values } = readOptions(args, {
    name: { type: 'string' },
    environment: { type: 'string' },
    'base-url': { type: 'string' },
    'redirect-urls': { type: 'string' },
    locale: { type: 'string', default: '' },
    link: { type: 'string', default: 'query' },
    'api-key-stdin': { type: 'boolean', default: false },
  });
  // An argument would show in the process list of every user of this machine.
  if (!values['api-key-stdin'])
    throw new UsageError('--api-key-stdin is missing: the key is read from standard input.');
  const environment = oneOf(required(values.environment, 'environment'), ['practice', 'test', 'live'], 'environment');
  if (environment === 'practice') throw new UsageError('The practice profile is built in; add a test or live one.');
  const name = required(values.name ?? values.profile, 'name');
  const baseUrl = required(values['base-url'], 'base-url');
  const urls = readUrls(parseJson(await readInput(terminal, required(values['redirect-urls'], 'redirect-urls'))));
  const apiKey = await readInput(terminal, '-');
  return withDesk(terminal, values, async (desk) => {
    const profile = await desk.profiles.add(
      { name, environment, baseUrl, redirectUrls: urls, locale: values.locale, link: values.link, apiKey },
      desk.actor,
    );
    terminal.out(values.json ? `${JSON.stringify(profile)}\n` : `Added ${profile.name} (${profile.environment}).\n`);
    return 0;
  });
};

export const listProfiles: Command = async (args, terminal) => {
  const { values } = readOptions(args, {});
  return withDesk(terminal, values, async (desk) => {
    const profiles = await desk.profiles.list();
    if (values.json) terminal.out(`${JSON.stringify(profiles)}\n`);
    else {
      for (const { name, environment, baseUrl, active } of profiles) {
        terminal.out(`${active ? '*' : ' '} ${name}  ${environment}  ${baseUrl}\n`);
      }
    }
    return 0;
  });
};

/** Exit 0 when host and key were accepted. */
export const testProfile: Command = async (args, terminal) => {
  const { values } = readOptions(args, {});
  return withDesk(terminal, values, async (desk) => {
    const profile =
      values.profile === undefined ? await desk.profiles.active() : await desk.profiles.find(values.profile);
    const test = await desk.testConnection(profile.id);
    const links = connectionLinks.map((link) => `  ${link}: ${test.proof[link]}\n`);
    terminal.out(
      values.json
        ? `${JSON.stringify({ profile: profile.name, ...test })}\n`
        : `${profile.name}: ${test.verdict}\n${links.join('')}`,
    );
    return test.verdict === 'accepted' ? 0 : 1;
  });
};

function readUrls(json: unknown): RedirectUrls {
  const parsed = redirectUrls.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Failure(
    'invalid-input',
    'The redirect URLs need successUrl, failureUrl, abortUrl and qrCodeSuccessUrl, and nothing else.',
  );
}
