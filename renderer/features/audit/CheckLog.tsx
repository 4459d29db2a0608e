import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogVerification } from '../../../preload/contract/export.ts';
import { useAudit, useConsoleParts } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyValue } from '../../ui/CopyValue.tsx';
import { Findings } from './Findings.tsx';
import { JobProgress } from './JobProgress.tsx';
import { Trouble } from './Trouble.tsx';
import { Verdict } from './Verdict.tsx';

/** The log where it lies: every event, every signature. */
export function CheckLog(): ReactElement {
  const { t } = useTranslation();
  const { audit } = useConsoleParts();
  const job = useAudit((store) => store.job);
  const found = useAudit((store) => store.log);
  return (
    <section className="audit-part" aria-labelledby="audit-log">
      <h2 id="audit-log">{t('audit.log.title')}</h2>
      <p className="muted">{t('audit.log.text')}</p>
      {job?.kind === 'verify-log' ? (
        <JobProgress job={job} />
      ) : (
        <div className="audit-end">
          <Button isDisabled={job !== null} onPress={() => void audit.getState().verifyLog()}>
            {t('audit.log.submit')}
          </Button>
        </div>
      )}
      {found !== null && 'error' in found && <Trouble error={found.error} cancelled={t('audit.checkCancelled')} />}
      {found !== null && 'value' in found && <LogVerdict found={found.value} />}
    </section>
  );
}

function LogVerdict(props: { readonly found: LogVerification }): ReactElement {
  const { t } = useTranslation();
  const { holds, findings, events, last, signedUpTo, checkpoints } = props.found;
  if (!holds) {
    return (
      <Verdict holds={false} title={t('audit.log.broken')}>
        <p>{t('audit.log.brokenText')}</p>
        <Findings findings={findings} />
      </Verdict>
    );
  }
  return (
    <Verdict holds title={t('audit.log.holds')}>
      <p>
        {t('audit.events', { count: events })} · {t('audit.log.signed', { sequence: signedUpTo, count: checkpoints })}
      </p>
      {last !== null && (
        <dl className="audit-values">
          <CopyValue name={t('audit.made.last', { sequence: last.sequence })} value={last.hash} />
        </dl>
      )}
      <p className="muted">{t('audit.log.cannot')}</p>
    </Verdict>
  );
}
