import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../preload/contract/profile.ts';
import { Question } from '../../ui/Question.tsx';

/** Asked before a live profile becomes the active one, wherever it is chosen: from then on customers are real. */
export function LiveQuestion(props: {
  /** Null while nothing is asked. */
  readonly profile: ProfileView | null;
  readonly onConfirm: (profile: ProfileView) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { profile, onConfirm, onClose } = props;
  return (
    <Question
      title={t('settings.liveTitle')}
      confirm={t('settings.liveConfirm')}
      isOpen={profile !== null}
      onCancel={onClose}
      onConfirm={() => {
        if (profile !== null) onConfirm(profile);
        onClose();
      }}
    >
      {profile !== null && t('settings.liveText', { name: profile.name, baseUrl: profile.baseUrl })}
    </Question>
  );
}
