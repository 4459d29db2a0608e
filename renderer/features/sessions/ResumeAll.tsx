import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { useDeskParts } from '../../App/parts.ts';
import { useUnresolved } from '../../App/use-unresolved.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** What a crash or a bad network left behind is said on top of the list, and resolved on one press. */
export function ResumeAll(): ReactElement | null {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const count = useUnresolved();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);

  const resume = async (): Promise<void> => {
    setRunning(true);
    setError(null);
    await unwrap(bridge['sessions.resume']()).catch((thrown) => setError(errorOf(thrown)));
    setRunning(false);
  };

  if (count === 0 && error === null) return null;
  return (
    <Notice
      tone="warning"
      action={
        <Button onPress={() => void resume()} busy={isRunning && t('events.resume.running')}>
          {t('events.resume.action')}
        </Button>
      }
    >
      {error === null ? t('events.resume.text', { count }) : t(`errors.desk.${error.code}`)}
    </Notice>
  );
}
