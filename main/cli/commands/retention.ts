import {
  proposedRetention,
  type RetentionReport,
  type RetentionRule,
  restingStatuses,
} from '../../../preload/contract/privacy.ts';
import { withDesk } from '../open-desk.ts';
import { oneOf, readOptions } from '../options.ts';
import { type Command, UsageError } from '../terminal.ts';

/** Erases what is due in every profile; `--set` writes the rule of one profile and erases nothing. */
export const retention: Command = async (args, terminal) => {
  const { values } = readOptions(args, {
    'dry-run': { type: 'boolean', default: false },
    set: { type: 'string' },
  });
  const rule = values.set === undefined ? null : ruleFrom(values.set);
  return withDesk(terminal, values, async (desk) => {
    if (rule !== null) {
      const profile =
        values.profile === undefined ? await desk.profiles.active() : await desk.profiles.find(values.profile);
      await desk.retention.setRule(profile.id, rule);
      terminal.out(
        values.json ? `${JSON.stringify({ profile: profile.name, rule })}\n` : `${profile.name}: ${ruleText(rule)}\n`,
      );
      return 0;
    }
    const report = values['dry-run'] ? await desk.retention.preview() : await desk.retention.run();
    const backups = values['dry-run'] || report.total === 0 ? 'none' : await desk.backups.renew();
    if (values.json) terminal.out(`${JSON.stringify({ ...report, backups })}\n`);
    else terminal.out(table(report, values['dry-run']));
    return backups === 'failed' ? 1 : 0;
  });
};

/** `registered=90,expired=30`, `proposed`, or `off`. */
function ruleFrom(text: string): RetentionRule {
  if (text === 'off') return {};
  if (text === 'proposed') return proposedRetention;
  const days = text.split(',').map((piece): readonly [string, number] => {
    const [status = '', number = ''] = piece.split('=');
    if (!/^\d{1,5}$/.test(number)) throw new UsageError('--set takes STATUS=DAYS,…, or proposed, or off.');
    return [oneOf(status.trim(), restingStatuses, 'set'), Number(number)];
  });
  return Object.fromEntries(days);
}

const ruleText = (rule: RetentionRule): string =>
  Object.entries(rule)
    .map(([status, days]) => `${status} ${days} days`)
    .join(', ') || 'kept for good';

function table({ profiles, total }: RetentionReport, dryRun: boolean): string {
  const lines = profiles.flatMap(({ profile, rule, erased }) => [
    `${profile}: ${ruleText(rule)}\n`,
    ...Object.entries(erased).map(([status, count]) => `  ${status.padEnd(11)}  ${count}\n`),
  ]);
  const verb = dryRun ? 'would be erased' : 'erased here; nothing was erased at Zastrpay';
  return `${lines.join('')}${total} ${verb}.\n`;
}
