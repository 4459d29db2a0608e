import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../ui/FieldMessage.tsx';

/** Main asks for as many; said here before it has to refuse. */
const shortest = 12;

/** A passphrase typed twice, and what is wrong with it once somebody has tried to use it. */
export function useNewPassphrase() {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const missing = Math.max(0, shortest - [...passphrase].length);
  const differs = passphrase !== again;
  const rule: Message =
    isChecked && missing > 0
      ? { tone: 'error', text: t('vault.tooShort', { count: missing }) }
      : { tone: 'hint', text: t('vault.rule') };
  const repetition: Message | null =
    isChecked && missing === 0 && differs ? { tone: 'error', text: t('vault.differs') } : null;
  return {
    passphrase,
    again,
    setPassphrase,
    setAgain,
    /** Beside the first and the second field. */
    messages: { rule, repetition },
    /** From here on what is wrong is said. @returns whether it can be used */
    check(): boolean {
      setChecked(true);
      return missing === 0 && !differs;
    },
    clear(): void {
      setPassphrase('');
      setAgain('');
      setChecked(false);
    },
  };
}

export type NewPassphrase = ReturnType<typeof useNewPassphrase>;
