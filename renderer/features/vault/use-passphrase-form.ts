import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { errorOf } from '../../api/unwrap.ts';
import type { Message } from '../../ui/FieldMessage.tsx';
import { useTick } from '../../ui/use-tick.ts';

/** A form that begins with the present passphrase: wrong ones are said beside it, and the next try may have to wait. */
export function usePassphraseForm(act: (present: string) => Promise<void>) {
  const { t } = useTranslation();
  const [present, setPresent] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [freeAt, setFreeAt] = useState<number | null>(null);
  const now = useTick(freeAt === null ? null : 250);
  const waitSeconds = freeAt === null ? 0 : Math.max(0, Math.ceil((freeAt - now) / 1000));
  const isAboutPresent = error?.code === 'vault-passphrase-wrong' || error?.code === 'vault-wait';

  const message = (): Message | null => {
    const isWrong = error?.code === 'vault-passphrase-wrong';
    const said = [
      ...(isWrong ? [t('errors.desk.vault-passphrase-wrong')] : []),
      ...(waitSeconds > 0 ? [t('vault.nextTry', { count: waitSeconds })] : []),
    ];
    return said.length === 0 ? null : { tone: 'error', text: said.join(' ') };
  };

  return {
    present,
    setPresent(value: string): void {
      setPresent(value);
      setError(null);
    },
    isBusy,
    isWaiting: waitSeconds > 0,
    message: message(),
    /** What is wrong, but not with the present passphrase. */
    trouble: error === null || isAboutPresent ? null : t(`errors.desk.${error.code}`),
    /** @returns whether it worked; the passphrase is forgotten either way */
    async submit(): Promise<boolean> {
      if (isBusy || waitSeconds > 0 || present === '') return false;
      setBusy(true);
      setError(null);
      try {
        await act(present);
        return true;
      } catch (thrown) {
        const failed = errorOf(thrown);
        setError(failed);
        setFreeAt(failed.waitMs === undefined ? null : performance.now() + failed.waitMs);
        return false;
      } finally {
        setPresent('');
        setBusy(false);
      }
    },
  };
}
