import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  useConsoleParts,
  useDesk,
  useDeskParts,
  useGuide,
  useNavigation,
  usePermitted,
  useRegistration,
} from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';
import { isUntouched } from '../../stores/registration.ts';
import { Button } from '../../ui/Button.tsx';
import type { GuidePlace } from './guide-place.ts';
import { inventCustomer } from './invented-customer.ts';

/** What the guide can do from here; what belongs to the work itself is done on the screen. */
export function GuideAction(props: { readonly place: GuidePlace }): ReactElement | null {
  const { t } = useTranslation();
  const { guide, navigation, registration } = useConsoleParts();
  const go = useNavigation((store) => store.go);
  const playing = useGuide((store) => store.isPlaying);
  const maySwitch = usePermitted('settings');
  const { place } = props;
  switch (place) {
    case 'profile':
      return maySwitch ? <SwitchToPractice /> : null;
    case 'form':
      return <FillIn />;
    case 'hand-over':
      return null;
    case 'waiting':
      return (
        <Button onPress={() => void guide.getState().playCustomer()} busy={playing && t('guide.place.waiting.action')}>
          {t('guide.place.waiting.action')}
        </Button>
      );
    case 'registered':
      return <Button onPress={() => go('sessions')}>{t('guide.place.registered.action')}</Button>;
    case 'list':
      return (
        <>
          {maySwitch && (
            <Button
              onPress={() => {
                guide.getState().end();
                navigation.getState().goToSettings('profiles');
              }}
            >
              {t('guide.place.list.live')}
            </Button>
          )}
          <Button onPress={guide.getState().end}>{t('guide.place.list.action')}</Button>
        </>
      );
    case 'other':
      return <Button onPress={() => void registration.getState().next()}>{t('guide.place.other.action')}</Button>;
    case 'elsewhere':
      return <Button onPress={() => go('registration')}>{t('guide.place.elsewhere.action')}</Button>;
  }
}

function SwitchToPractice(): ReactElement {
  const { t } = useTranslation();
  const activate = useDesk((store) => store.activate);
  return <Button onPress={() => void activate('practice')}>{t('guide.place.profile.action')}</Button>;
}

/** Never over what somebody has typed. */
function FillIn(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const { registration } = useConsoleParts();
  const draft = useRegistration((store) => store.draft);
  const fill = async (): Promise<void> => {
    if (draft === null) return;
    const form = { ...draft.form, customer: inventCustomer(Math.random) };
    const saved = await unwrap(bridge['drafts.save']({ id: draft.id, form })).catch(() => false);
    if (saved !== false) await registration.getState().open();
  };
  return (
    <Button onPress={() => void fill()} isDisabled={draft === null || !isUntouched(draft.form)}>
      {t('guide.place.form.action')}
    </Button>
  );
}
