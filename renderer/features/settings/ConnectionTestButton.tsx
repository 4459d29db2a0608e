import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import type { ConnectionTest, ProfileView } from '../../../preload/contract/profile.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';

/** Asks whether address and key are accepted, with a call that cannot create anything. */
export function ConnectionTestButton(props: { readonly profile: ProfileView }): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const { profile } = props;
  const [result, setResult] = useState<ConnectionTest | DeskError | null>(null);
  const [isTesting, setTesting] = useState(false);
  const test = async (): Promise<void> => {
    setTesting(true);
    setResult(null);
    setResult(await unwrap(bridge['profiles.test']({ id: profile.id })).catch(errorOf));
    setTesting(false);
  };
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => void test()}
        busy={isTesting && t('events.test.running')}
        label={t('events.test.actionNamed', { name: profile.name })}
      >
        {t('events.test.action')}
      </Button>
      <p className="profile-test muted" role="status">
        {result !== null &&
          ('verdict' in result
            ? t(`events.test.${result.verdict}`, { status: result.httpStatus ?? 0 })
            : t(`errors.desk.${result.code}`))}
      </p>
    </>
  );
}
