import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostics } from '../../../preload/contract/diagnostics.ts';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import './DiagnosticsSettings.css';

/** What the desk knows of itself: shown in full, and saved exactly as it is shown. */
export function DiagnosticsSettings(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [shown, setShown] = useState<Diagnostics | null>(null);
  const [isBusy, setBusy] = useState<'look' | 'save' | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const [error, setError] = useState<DeskError | null>(null);

  const look = useCallback(async () => {
    setBusy('look');
    setError(null);
    setFile(null);
    await unwrap(bridge['diagnostics.look']()).then(setShown, (thrown) => setError(errorOf(thrown)));
    setBusy(null);
  }, [bridge]);
  useEffect(() => void look(), [look]);

  const save = async (): Promise<void> => {
    if (shown === null) return;
    setBusy('save');
    setError(null);
    await unwrap(bridge['diagnostics.save']({ id: shown.id })).then(setFile, (thrown) => setError(errorOf(thrown)));
    setBusy(null);
  };

  return (
    <section className="settings-part" aria-labelledby="settings-diagnostics">
      <h2 id="settings-diagnostics">{t('diagnostics.title')}</h2>
      <p className="muted">{t('diagnostics.text')}</p>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      <div className="diagnostics-actions">
        <Button
          kind="primary"
          onPress={() => void save()}
          isDisabled={shown === null}
          busy={isBusy === 'save' && t('diagnostics.save')}
        >
          {t('diagnostics.save')}
        </Button>
        <Button onPress={() => void look()} busy={isBusy === 'look' && t('diagnostics.collecting')}>
          {t('diagnostics.again')}
        </Button>
        <span role="status" className="muted">
          {file !== null ? t('diagnostics.saved', { file }) : shown !== null && sizeOf(shown.text)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to get into it */}
      <section className="diagnostics-text mono" aria-label={t('diagnostics.shown')} tabIndex={0}>
        {shown?.text}
      </section>
    </section>
  );

  function sizeOf(text: string): string {
    const kilobytes = Math.ceil(new TextEncoder().encode(text).length / 1_000);
    return t('diagnostics.size', { kilobytes, lines: text.split('\n').length - 1 });
  }
}
