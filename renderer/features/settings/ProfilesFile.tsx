import { type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/unwrap.ts';
import type { ProfilesStoreApi } from '../../stores/profiles.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Profiles from desk to desk, without their keys. */
export function ProfilesFile(props: { readonly store: ProfilesStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { exportAll, importText } = props.store.getState();
  const [said, setSaid] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  const run = async (work: () => Promise<string | null>): Promise<void> => {
    setSaid(null);
    setWrong(null);
    await work().then(setSaid, (thrown) => setWrong(t(`errors.desk.${errorOf(thrown).code}`)));
  };
  const save = async (): Promise<string | null> => {
    const file = await exportAll();
    return file === null ? null : t('settings.file.saved', { file });
  };
  const read = async (file: File): Promise<string> => {
    const { added, taken } = await importText(await file.text());
    return [
      t('settings.file.added', { count: added.length, names: added.join(', ') }),
      ...(taken.length > 0 ? [t('settings.file.taken', { names: taken.join(', ') })] : []),
    ].join(' ');
  };

  return (
    <div className="profiles-file">
      <p className="muted">{t('settings.file.text')}</p>
      <FileTrigger
        acceptedFileTypes={['.json']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) void run(() => read(file));
        }}
      >
        <Button kind="quiet">{t('settings.file.import')}</Button>
      </FileTrigger>
      <Button kind="quiet" onPress={() => void run(save)}>
        {t('settings.file.export')}
      </Button>
      <p role="status" className="profiles-file-said">
        {said}
      </p>
      {wrong !== null && (
        <Notice tone="danger" isAlert>
          {wrong}
        </Notice>
      )}
    </div>
  );
}
